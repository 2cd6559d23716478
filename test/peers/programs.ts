import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, test } from 'vitest'

/** Servers live in sbin, which is not on everybody's path. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin']

/** Where a program is, or null. */
export function programPath(name: string): string | null {
  const found = folders.find((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
  return found === undefined ? null : join(found, name)
}

/**
 * A suite that needs real third-party programs, given by name with the package that brings each. Where one is missing
 * the suite says which and is skipped; on a build server (CI=true) it fails.
 */
export function describeWith(title: string, programs: Record<string, string>, suite: () => void): void {
  const missing = Object.entries(programs).filter(([name]) => programPath(name) === null)
  if (missing.length === 0) {
    describe(title, suite)
    return
  }
  const what = missing.map(([name, debianPackage]) => `${name} (apt-get install ${debianPackage})`).join(' and ')
  describe(title, () => {
    test.skipIf(process.env.CI !== 'true')(`needs ${what}`, () => {
      throw new Error(`Missing: ${what}`)
    })
  })
}
