import { join } from 'node:path'
import { decodeText } from '../files/decode-text.ts'
import type { PolicySource } from './policy-store.ts'
import { registrySource } from './registry.ts'
import { readTrustedFile } from './trusted-file.ts'

/** The names under which one build's policy is stored. */
export interface PolicyNames {
  /** Under `Software\Policies` in Windows' registry, e.g. `Call Record Portal`. */
  registry: string
  /** The app's bundle identifier on macOS. */
  bundle: string
  /** The folder under /etc on Linux. */
  folder: string
}

/** The names in docs/policy.md and the templates. */
export const policyNames: PolicyNames = {
  registry: 'Call Record Portal',
  bundle: 'com.call-record-portal.desktop',
  folder: 'call-record-portal',
}

/**
 * The policy sources of this system, the strongest first. On macOS only forced preferences count: those that a
 * configuration profile put into /Library/Managed Preferences, where only the system writes.
 *
 * @param user returns the user name of the person's account; may throw
 */
export function policySources(platform: NodeJS.Platform, names: PolicyNames, user: () => string): PolicySource[] {
  switch (platform) {
    case 'win32': {
      const path = `Software\\Policies\\${names.registry}`
      return [registrySource('machine', path), registrySource('user', path)]
    }
    case 'darwin': {
      const folder = '/Library/Managed Preferences'
      const plist = `${names.bundle}.plist`
      return [
        preferences('computer-profile', () => join(folder, plist)),
        preferences('user-profile', () => join(folder, user(), plist)),
      ]
    }
    default: {
      const file = join('/etc', names.folder, 'policy.json')
      const parse = (content: Buffer): unknown => JSON.parse(decodeText(content))
      return [{ place: { kind: 'file', path: file }, file, read: () => readTrustedFile({ path: file, parse }) }]
    }
  }
}

/** A property list of forced preferences. If its path cannot be determined, it is unreadable and not watched. */
function preferences(kind: 'computer-profile' | 'user-profile', path: () => string): PolicySource {
  const place = { kind }
  let file: string
  try {
    file = path()
  } catch {
    return { place, read: async () => ({ state: 'unreadable', reason: { code: 'unknown-account' } }) }
  }
  return {
    place,
    file,
    async read() {
      const { parse, parseBinary } = await import('plist')
      const isBinary = (content: Buffer) => content.subarray(0, 6).toString('latin1') === 'bplist'
      const read = (content: Buffer) => (isBinary(content) ? parseBinary(content) : parse(decodeText(content)))
      return readTrustedFile({ path: file, parse: read })
    },
  }
}
