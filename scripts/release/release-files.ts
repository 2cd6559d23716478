import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'

/** The section of a changelog for one version, or else for unreleased changes. Throws if the changelog has neither. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m)
  const about = (name: string) => sections.find((section) => section.startsWith(`[${name}]`))
  const section = about(version) ?? about('Unreleased')
  if (!section) throw new Error(`CHANGELOG.md has no section for ${version}`)
  return `${section.slice(section.indexOf('\n')).trim()}\n`
}

/** Lines that `sha256sum --check` reads, in the order of the files' names. */
export async function checksums(files: readonly string[]): Promise<string> {
  const lines = files
    .toSorted((one, other) => basename(one).localeCompare(basename(other)))
    .map(async (file) => `${await sha256Of(file)}  ${basename(file)}\n`)
  return (await Promise.all(lines)).join('')
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(file)) hash.update(part)
  return hash.digest('hex')
}

/**
 * Writes the other release files next to the installers: checksums, the bill of materials as CycloneDX, and the release
 * notes.
 *
 * @param installers paths of files in `folder`
 */
export async function writeReleaseFiles(folder: string, version: string, installers: readonly string[]): Promise<void> {
  const bill = join(folder, 'sbom.cdx.json')
  await promisify(execFile)(process.execPath, ['scripts/sbom.ts', bill])
  await writeFile(join(folder, 'RELEASE-NOTES.md'), releaseNotes(await readFile('CHANGELOG.md', 'utf8'), version))
  await writeFile(join(folder, 'SHA256SUMS'), await checksums([...installers, bill]))
}
