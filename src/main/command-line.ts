/** Has the app remove every sign-in that it kept, without a window. The Windows uninstaller gives it (assets/windows). */
export const forgetOption = '--forget-sign-ins'
const diagnoseOption = '--diagnose'
const portalOption = '--portal'
const ownOptions = [forgetOption, diagnoseOption, portalOption]

/** What a start may ask of the app itself. Chromium reads its own switches. */
export interface CommandLine {
  /** The text of `--portal=ADDRESS`, not checked; null where it is not there. */
  portal: string | null
  /** The file in `--diagnose=FILE`, null for the standard output; undefined where it is not there. */
  diagnose: string | null | undefined
  forgetSignIns: boolean
}

/** In characters. */
const longestAddress = 500
const longestPath = 1000

/**
 * A link, of whatever scheme; a single letter is a drive (RFC 3986, 3.1). Electron on Windows takes the same for one
 * and then refuses what follows, but not what follows `--` (shell/app/command_line_args.cc).
 */
const link = /^[a-z][a-z0-9+.-]+:/i
/** A share on another computer, or a device: Windows would sign in there with the person's account. */
const remotePath = /^[\\/]{2}/

/**
 * Reads an argument vector, the program first. An option counts only before the first link and before `--`: a program
 * that starts the app with a link, as browsers and mail programs do, has no say in anything else. What is unknown, too
 * long or a path on another computer is ignored.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const options = optionsIn(argv)
  const valueIn = (name: string) => options.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1)
  const portal = valueIn(portalOption)
  return {
    portal: portal !== undefined && portal.length <= longestAddress ? portal : null,
    diagnose: fileFor(options.includes(diagnoseOption) ? '' : valueIn(diagnoseOption)),
    forgetSignIns: options.includes(forgetOption),
  }
}

/**
 * The arguments to start the same app with again: Chromium's switches, such as its data folder. The app's own options
 * were for one start, and a link was opened already.
 */
export function argumentsForRestart(argv: readonly string[]): string[] {
  return optionsIn(argv).filter((argument) => !ownOptions.includes(argument.split('=', 1)[0] ?? ''))
}

function optionsIn(argv: readonly string[]): string[] {
  const given = argv.slice(1)
  const end = given.findIndex((argument) => argument === '--' || link.test(argument))
  return end === -1 ? given : given.slice(0, end)
}

function fileFor(given: string | undefined): string | null | undefined {
  if (given === undefined || given.length > longestPath || remotePath.test(given)) return undefined
  return given || null
}
