/** What `--help` prints; `program` is the app's name. */
export const usage = (program: string): string => `${program} [OPTION]...

  --portal=ADDRESS    use the portal at this https address, from this start on
  --diagnose[=FILE]   report on this computer's way to the portal, then end
  --forget-sign-ins   remove every sign-in that was kept, then end
  --version           print the version, then end
  --help              print this, then end

Chromium's own options, such as --user-data-dir=FOLDER, count as well.
`

/** What is printed where an option looks like one of the app's and is none. */
export const unknownOption = (option: string): string => `Unknown option ${option}. See --help.\n`
