import { basename, dirname, join, resolve } from 'node:path'
import { type LicensedComponent, licensedComponentsSchema } from '../../src/shared/licences/licences.ts'
import { readManifest, readPart } from './read-part.ts'

/** Code that the bundler itself puts in has no file; it names it so. */
const ownModule = /^\0(vite|rolldown)\//

/**
 * The licences of everything in the app: of the packages whose modules the builds put into it, the app itself among
 * them, of those packed as they are (`dependencies`, with what they are made of), and of Electron.
 *
 * @param modules the bundler's ids of modules
 * @param project the folder with package.json and node_modules
 * @throws Error naming each package that may not be handed on, and why
 */
export async function collectLicences(modules: Iterable<string>, project: string): Promise<LicensedComponent[]> {
  const folders = new Set([
    ...(await dependenciesOf(project, project)),
    await findPackage('electron', project, project),
  ])
  for (const id of modules) {
    const folder = await folderOf(id, project)
    if (folder !== null) folders.add(folder)
  }
  const read = await Promise.allSettled([...folders].map(readPart))
  const faults = read.flatMap((part) =>
    part.status === 'rejected' ? [String(part.reason?.message ?? part.reason)] : [],
  )
  if (faults.length > 0) {
    throw new Error(
      `These parts cannot go into the app as they are:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    )
  }
  const parts = read.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []))
  // A package may lie in several places, each time whole.
  const named = new Map(parts.map((part) => [`${part.name}@${part.version}`, part]))
  return licensedComponentsSchema.parse([...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part))
}

/** The package that a module belongs to; null for one that this project's own plugins make. */
async function folderOf(id: string, project: string): Promise<string | null> {
  const bundler = ownModule.exec(id)?.[1]
  if (bundler !== undefined) return findPackage(bundler, project, project)
  if (id.startsWith('\0virtual:')) return null
  // CommonJS modules are wrapped, and a query says how a file is taken.
  const file = id.replace(/^\0/, '').replace(/\?.*$/, '')
  for (const folder of foldersAbove(dirname(file), project)) {
    // Beyond it is whoever uses the package, whose licence is another.
    if (basename(folder) === 'node_modules') break
    if (await readManifest(folder)) return folder
  }
  throw new Error(`Nobody knows which package ${JSON.stringify(id)} comes from`)
}

/** What a package names as `dependencies`, and what those name in turn: where it is compiled in, it is in the app. */
async function dependenciesOf(folder: string, project: string, seen = new Set<string>()): Promise<Set<string>> {
  const manifest = await readManifest(folder)
  for (const name of Object.keys(manifest?.dependencies ?? {})) {
    const found = await findPackage(name, folder, project)
    if (seen.has(found)) continue
    seen.add(found)
    await dependenciesOf(found, project, seen)
  }
  return seen
}

/** Where Node would find a package from a folder. */
async function findPackage(name: string, from: string, project: string): Promise<string> {
  for (const folder of foldersAbove(from, project)) {
    const candidate = join(folder, 'node_modules', name)
    if (await readManifest(candidate)) return candidate
  }
  throw new Error(`The package ${name} is not installed`)
}

/** A folder and those around it, up to the project's. */
function foldersAbove(folder: string, project: string): string[] {
  const folders = [resolve(folder)]
  for (let here = resolve(folder); here !== resolve(project) && here !== dirname(here); here = dirname(here)) {
    folders.push(dirname(here))
  }
  return folders
}
