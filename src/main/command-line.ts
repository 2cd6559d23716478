/** Has the app remove every sign-in that it kept, without a window. The Windows uninstaller gives it (assets/windows). */
export const forgetOption = '--forget-sign-ins'
const diagnoseOption = '--diagnose'
const portalOption = '--portal'
const versionOption = '--version'
const helpOption = '--help'
const ownOptions = [forgetOption, diagnoseOption, portalOption, versionOption, helpOption]

/** What a start may ask of the app itself. Chromium reads its own switches. */
export interface CommandLine {
  /** The text of `--portal=ADDRESS`, not checked; null where it is not there. */
  portal: string | null
  /** The file in `--diagnose=FILE`, null for the standard output; undefined where it is not there. */
  diagnose: string | null | undefined
  forgetSignIns: boolean
  /** What is to be printed in place of a start; null where nothing is. */
  prints: 'version' | 'help' | null
  /** The first option that is one of the app's own but for a slip, such as `--portal` without an address; null where there is none. */
  misspelt: string | null
}

/** In characters. */
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
 * that starts the app with a link, as browsers and mail programs do, has no say in anything else. What is unknown, and
 * a report that would go to a path that is too long or on another computer, is ignored.
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

/** So many letters may be wrong in a name that still means one of ours. Chromium has no option that is as near. */
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

/** The Levenshtein distance: how many letters have to be put in, left out or replaced. */
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
