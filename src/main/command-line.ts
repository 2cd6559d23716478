import { parsePortalAddress } from './portal/portal-address.ts'

/** What a start may say. */
export interface CommandLine {
  /** The origin in `--portal=URL`, or null. */
  portal: URL | null
}

const longest = 500

/** Reads an argument vector. What is unknown, too long or no portal's address is ignored. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const option = '--portal='
  const portal = argv.find((argument) => argument.startsWith(option))?.slice(option.length)
  return { portal: portal !== undefined && portal.length <= longest ? addressOrNull(portal) : null }
}

function addressOrNull(text: string): URL | null {
  try {
    return parsePortalAddress(text)
  } catch {
    return null
  }
}
