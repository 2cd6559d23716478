/** Makes the app remove every kept sign-in, without a window. The Windows uninstaller passes it (assets/windows). */
export const forgetOption = '--forget-sign-ins'
const diagnoseOption = '--diagnose'
const portalOption = '--portal'
const versionOption = '--version'
const helpOption = '--help'
const ownOptions = [forgetOption, diagnoseOption, portalOption, versionOption, helpOption]

/** The app's own options. Chromium reads its own switches. */
export interface CommandLine {
  /** The text of `--portal=ADDRESS`, not checked; null if it is absent. */
  portal: string | null
  /** The file in `--diagnose=FILE`, null for the standard output; undefined if it is absent. */
  diagnose: string | null | undefined
  forgetSignIns: boolean
  /** What to print instead of starting; null to start. */
  prints: 'version' | 'help' | null
  /**
   * The first option that is a misspelling or misuse of one of the app's own, such as `--portal` without an address;
   * null if there is none.
   */
  misspelt: string | null
}

/** In characters. */
const longestPath = 1000

/**
 * A link of any scheme (RFC 3986, 3.1); a single letter is a drive. Electron on Windows recognises links the same way
 * and refuses the arguments after one, but not those after `--` (shell/app/command_line_args.cc).
 */
const link = /^[a-z][a-z0-9+.-]+:/i
/** A network share or a device: Windows would sign in to a share with the person's account. */
const remotePath = /^[\\/]{2}/

/**
 * Parses an argument vector, the program first. An option counts only before the first link and before `--`: a program
 * that starts the app with a link, as browsers and mail programs do, cannot set any other option. Unknown options are
 * ignored, as is a report path that is too long or on another computer.
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const options = optionsIn(argv)
  const valueIn = (name: string) => options.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1)
  const wished = options.includes(helpOption) ? 'help' : null
  return {
    portal: valueIn(portalOption) ?? null,
    diagnose: fileFor(options.includes(diagnoseOption) ? '' : valueIn(diagnoseOption)),
    forgetSignIns: options.includes(forgetOption),
    prints: options.includes(versionOption) ? 'version' : wished,
    misspelt: options.find(isMisspelt)?.split('=', 1)[0] ?? null,
  }
}

/**
 * The arguments for restarting the same app: Chromium's switches, such as the data folder. The app's own options apply
 * to one start only, and a link has already been opened.
 */
export function argumentsForRestart(argv: readonly string[]): string[] {
  return optionsIn(argv).filter((argument) => !ownOptions.includes(argument.split('=', 1)[0] ?? ''))
}

function optionsIn(argv: readonly string[]): string[] {
  const given = argv.slice(1)
  const end = given.findIndex((argument) => argument === '--' || link.test(argument))
  return end === -1 ? given : given.slice(0, end)
}

/** How many letters of an option's name may be wrong. No option of Chromium's is that close to one of ours. */
const mostSlips = 2

function isMisspelt(argument: string): boolean {
  const [name = '', ...values] = argument.split('=')
  if (!name.startsWith('--')) return false
  const hasValue = values.length > 0
  if (name === portalOption) return !hasValue
  if (name === diagnoseOption) return false
  if (ownOptions.includes(name)) return hasValue
  return ownOptions.some((own) => slipsBetween(own, name.toLowerCase()) <= mostSlips)
}

/** The Levenshtein distance: how many letters have to be inserted, deleted or replaced. */
function slipsBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...one].entries()) {
    const here = [row + 1]
    for (const [column, another] of [...other].entries()) {
      const [left = 0, above = 0, both = 0] = [here[column], before[column + 1], before[column]]
      here.push(Math.min(left + 1, above + 1, both + (letter === another ? 0 : 1)))
    }
    before = here
  }
  return before[other.length] ?? 0
}

function fileFor(given: string | undefined): string | null | undefined {
  if (given === undefined || given.length > longestPath || remotePath.test(given)) return undefined
  return given || null
}
