import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type LicensedComponent, licensedComponentSchema } from '../../src/shared/licences/licences.ts'
import { isAllowedLicence } from './allowed-licences.ts'

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.unknown().optional(),
  dependencies: z.record(z.string(), z.string()).catch({}),
})
export type Manifest = z.infer<typeof manifestSchema>

const licenceFile = /^(licen[cs]e|copying)(\.\w+)?$/i
/** Files that a licence may require to be included besides itself, e.g. Apache-2.0 (4d) and ODC-BY. */
const noticeFile = /^(notice|third[-_]party[-_]licen[cs]es?)(\.\w+)?$/i

/** A folder's package.json, or null if it has none or one without name and version, as in subfolders of a package. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Reads a package's licence and the texts to include.
 *
 * @throws Error naming the package and what is wrong, if its licence is not allowed or its text is missing
 */
export async function readComponent(folder: string): Promise<LicensedComponent> {
  const manifest = await readManifest(folder)
  if (!manifest) throw new Error(`${folder} is no package`)
  const { name, version, license } = manifest
  const fault = (what: string) => new Error(`${name} ${version} (${folder}): ${what}`)
  if (typeof license !== 'string') throw fault('its package.json names no licence')
  if (!isAllowedLicence(license)) throw fault(`its licence "${license}" is not on the list of allowed ones`)

  const files = (await readdir(folder)).toSorted()
  const texts = await Promise.all(
    [licenceFile, noticeFile].map((wanted) =>
      readAll(
        folder,
        files.filter((file) => wanted.test(file)),
      ),
    ),
  )
  const [packed = [], notices = []] = texts
  const licences = packed.length > 0 ? packed : await suppliedText(`${name}-${version}`)
  if (licences.length === 0) throw fault('it has no file with the text of its licence')
  const component = licensedComponentSchema.safeParse({
    name,
    version,
    licence: license,
    text: [...licences, ...notices].join('\n\n'),
  })
  if (!component.success) throw fault(`its texts do not fit: ${z.prettifyError(component.error)}`)
  return component.data
}

/**
 * The text of a licence that a package names but does not contain, completed by hand with the copyright holder in its
 * package.json. For one version only, so that the next one is reviewed again.
 */
async function suppliedText(component: string): Promise<string[]> {
  const text = await readFile(resolve('scripts/licences/supplied', `${component.replace('/', '-')}.txt`), 'utf8').catch(
    () => '',
  )
  return text === '' ? [] : [text.trim()]
}

/** The texts of files, without empty ones. */
async function readAll(folder: string, files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).filter((text) => text !== '')
}
