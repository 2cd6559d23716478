import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { extractAll } from '@electron/asar'
import { Arch, Platform as BuilderPlatform, build, type Configuration } from 'electron-builder'
import { openProviderFolder, type Provider } from '../provider/open-provider-folder.ts'
import { buildApp } from '../release/build-app.ts'
import { configurationFor, writeConfiguration } from '../release/configuration.ts'
import { readSigning } from '../release/signing.ts'
import { makeUpElectron, type Platform, platforms } from './made-up-electron.ts'

const builderPlatforms = { linux: BuilderPlatform.LINUX, win32: BuilderPlatform.WINDOWS, darwin: BuilderPlatform.MAC }

/** What can be packed here: electron-builder packs for macOS anywhere but on Windows. */
export const packable = platforms.filter((platform) => platform !== 'darwin' || process.platform !== 'win32')

/** A packed app on disk. */
export interface Packed {
  /** The folder that a person would install. */
  folder: string
  /** Electron's own binary in it, as @electron/fuses takes it: the program, or on macOS the bundle. */
  electron: string
  /** Where app.asar is. */
  resources: string
}

/** A brand whose app was built, and where. */
export interface BuiltBrand {
  provider: Provider
  built: string
}

/**
 * Builds the app of a brand, unsigned and updating itself, to be packed once or more.
 *
 * @param folder where the brand is, if not among the project's
 */
export async function buildBrand(id: string, built: string, folder?: string): Promise<BuiltBrand> {
  const provider = await openProviderFolder(id, folder)
  const elsewhere = folder === undefined ? {} : { BUILD_PROVIDERS: folder }
  await buildApp({ BUILD_PROVIDER: id, BUILD_UPDATED_BY: 'itself', BUILD_OUT: built, ...elsewhere })
  return { provider, built }
}

/**
 * Packs a built app for 64-bit Intel computers around a made-up Electron: the app under its own name
 * (`npm run build` first) with electron-builder.yml, or a brand's as it is released, but unsigned.
 * Several platforms at once take less time than one after the other.
 *
 * @param output an empty folder to pack into
 */
export async function pack<Wanted extends Platform>(
  wanted: readonly Wanted[],
  output: string,
  brand: BuiltBrand | null = null,
): Promise<Record<Wanted, Packed>> {
  const electron = (platform: string) => join(output, 'electron', platform)
  for (const platform of wanted) await makeUpElectron(electron(platform), platform)
  const configuration = brand
    ? await writeConfiguration(unsignedConfiguration(brand), join(output, 'electron-builder.json'))
    : 'electron-builder.yml'
  const packed = join(output, 'packed')
  await build({
    targets: new Map(wanted.flatMap((platform) => [...builderPlatforms[platform].createTarget('dir', Arch.x64)])),
    publish: 'never',
    config: {
      extends: configuration,
      electronDist: (context: { platformName: string }) => resolve(electron(context.platformName)),
      directories: { output: packed },
      mac: { identity: null },
    },
  })
  const names = brand
    ? { program: brand.provider.id, product: brand.provider.productName }
    : { program: 'call-record-portal', product: 'Call Record Portal' }
  const entries = wanted.map((platform) => [platform, packedAt(platform, packed, names)])
  // fromEntries forgets which keys it was given.
  return Object.fromEntries(entries) as Record<Wanted, Packed>
}

function unsignedConfiguration({ provider, built }: BuiltBrand): Configuration {
  const [win, mac] = (['win32', 'darwin'] as const).map((platform) => readSigning(platform, {}, provider.publisher))
  const signing = { ...win?.configuration, ...mac?.configuration }
  return configurationFor(provider, { built, output: '', signing, updatedBy: 'itself' })
}

function packedAt(platform: Platform, packed: string, names: { program: string; product: string }): Packed {
  switch (platform) {
    case 'linux': {
      const folder = join(packed, 'linux-unpacked')
      return { folder, electron: join(folder, names.program), resources: join(folder, 'resources') }
    }
    case 'win32': {
      const folder = join(packed, 'win-unpacked')
      return { folder, electron: join(folder, `${names.product}.exe`), resources: join(folder, 'resources') }
    }
    case 'darwin': {
      const folder = join(packed, 'mac')
      const electron = join(folder, `${names.product}.app`)
      return { folder, electron, resources: join(electron, 'Contents', 'Resources') }
    }
  }
}

/**
 * Packs the app for Linux and extracts its app.asar, including native binaries, so that the packed app can be run
 * without Electron. The caller removes the folder.
 *
 * @param provider the id of a brand; by default the unbranded app
 * @param folder where the brand is, if not among the project's
 * @returns the folder of the extracted app
 */
export async function packAndExtract(provider?: string, folder?: string): Promise<string> {
  const output = await mkdtemp(join(tmpdir(), 'call-record-portal-pack-'))
  try {
    const brand = provider === undefined ? null : await buildBrand(provider, join(output, 'built'), folder)
    const { resources } = (await pack(['linux'], output, brand)).linux
    const extracted = await mkdtemp(join(tmpdir(), 'call-record-portal-app-'))
    extractAll(join(resources, 'app.asar'), extracted)
    return extracted
  } finally {
    await rm(output, { recursive: true, force: true })
  }
}

/** Every file under a folder: its path in it, with forward slashes, and its size in bytes. */
export async function filesUnder(folder: string): Promise<{ name: string; size: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    files.map(async (file) => ({
      name: relative(folder, file).replaceAll(sep, '/'),
      size: (await stat(file)).size,
    })),
  )
}
