import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problemsInMark } from '../../src/main/connections/svg-mark.ts'
import { icnsTypes } from '../pack/icon-files.ts'
import { linuxSizes, windowsSizes } from '../pack/icon-sizes.ts'
import { type ProviderFile, providerFileSchema, providerIdPattern, providersFolder } from './provider-file.ts'

/** A brand that passed every check. */
export interface Provider extends ProviderFile {
  id: string
  /** Where its mark and its icons are. */
  folder: string
}

/** A brand with faults. The message has one line per fault: the file, the place in it, and what to do. */
export class ProviderFault extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ProviderFault'
    this.problems = problems
  }
}

const defaultFolder = fileURLToPath(providersFolder)

/** The ids of all brands in a folder, valid or not. */
export async function providerIds(folder = defaultFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}

/**
 * Reads a brand and checks all of it: the file, the mark, the icons, and that it does not conflict with another brand
 * in the folder on a computer that has both.
 *
 * @throws ProviderFault
 */
export async function openProviderFolder(id: string, folder = defaultFolder): Promise<Provider> {
  if (!providerIdPattern.test(id)) throw new ProviderFault([`${id}: a brand's id is small letters, digits and hyphens`])
  const own = join(folder, id)
  const name = (file: string) => relative(process.cwd(), join(own, file))
  if (!existsSync(own)) {
    throw new ProviderFault([`${name('')}: there is no such brand; make it with npm run provider:new`])
  }
  const { file, problems } = await readProviderFile(own)
  const found = [
    ...problems.map((problem) => `${name('provider.json')}: ${problem}`),
    ...(await problemsInAssets(own)).map(({ asset, problem }) => `${name(asset)}: ${problem}`),
    ...(file ? await conflicts(id, file, folder) : []).map((problem) => `${name('provider.json')}: ${problem}`),
  ]
  if (!file || found.length > 0) throw new ProviderFault(found)
  return { ...file, id, folder: own }
}

interface ReadFile {
  file: ProviderFile | null
  problems: string[]
}

async function readProviderFile(own: string): Promise<ReadFile> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(join(own, 'provider.json'), 'utf8'))
  } catch (cause) {
    const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    return { file: null, problems: [absent ? 'is missing' : 'must be JSON'] }
  }
  const parsed = providerFileSchema.safeParse(json)
  if (parsed.success) return { file: parsed.data, problems: [] }
  return { file: null, problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
}

async function problemsInAssets(own: string): Promise<{ asset: string; problem: string }[]> {
  const redraw = 'draw it with npx node scripts/pack/icons.ts --provider ID'
  const mark = await readFile(join(own, 'mark.svg'), 'utf8').catch(() => null)
  const inMark = mark === null ? ['is missing'] : problemsInMark(mark)
  const found = inMark.map((problem) => ({ asset: 'mark.svg', problem }))
  for (const size of linuxSizes) {
    const asset = `icons/${size}x${size}.png`
    const width = pngWidth(await read(join(own, asset)))
    if (width !== size) found.push({ asset, problem: `must be a PNG of ${size} by ${size} pixels; ${redraw}` })
  }
  const ico = await read(join(own, 'icons/icon.ico'))
  if (ico.length < 6 || ico.readUInt32LE(0) !== 0x10000 || ico.readUInt16LE(4) !== windowsSizes.length) {
    found.push({
      asset: 'icons/icon.ico',
      problem: `must be a Windows icon of ${windowsSizes.length} sizes; ${redraw}`,
    })
  }
  const icns = await read(join(own, 'icons/icon.icns'))
  if (
    !icns.toString('latin1', 0, 4).startsWith('icns') ||
    Object.keys(icnsTypes).some((type) => !icns.includes(type))
  ) {
    found.push({ asset: 'icons/icon.icns', problem: `must be a macOS icon of every size; ${redraw}` })
  }
  return found
}

const read = (path: string) => readFile(path).catch(() => Buffer.alloc(0))

/** Source: PNG specification, IHDR: the sides are the first two words after the chunk's name. */
function pngWidth(png: Buffer): number | null {
  if (png.length < 24 || png.toString('latin1', 1, 4) !== 'PNG') return null
  const width = png.readUInt32BE(16)
  return png.readUInt32BE(20) === width ? width : null
}

/**
 * Values that must be unique, or two brands on one computer would share data, keychain items, links or installations.
 */
const unique = ['productName', 'appId', 'protocol', 'msiUpgradeCode'] as const

async function conflicts(id: string, file: ProviderFile, folder: string): Promise<string[]> {
  const others = (await providerIds(folder)).filter((other) => other !== id)
  const lists = await Promise.all(
    others.map(async (other) => {
      const { file: theirs } = await readProviderFile(join(folder, other))
      return unique
        .filter((key) => theirs?.[key].toLowerCase() === file[key].toLowerCase())
        .map((key) => `${key}: is that of ${other}; each brand needs its own`)
    }),
  )
  return lists.flat()
}
