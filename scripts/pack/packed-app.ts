import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { extractAll } from '@electron/asar'
import { Arch, Platform as BuilderPlatform, build } from 'electron-builder'
import { makeUpElectron, type Platform, platforms } from './made-up-electron.ts'

const builderPlatforms = { linux: BuilderPlatform.LINUX, win32: BuilderPlatform.WINDOWS, darwin: BuilderPlatform.MAC }

/** What can be packed here: electron-builder packs for macOS anywhere but on Windows. */
export const packable = platforms.filter((platform) => platform !== 'darwin' || process.platform !== 'win32')

/** A packed app on disk. */
export interface Packed {
  /** The folder that a person would unpack or install. */
  folder: string
  /** Electron's own binary in it, as @electron/fuses takes it: the program, or on macOS the bundle. */
  electron: string
  /** Where app.asar is. */
  resources: string
}

/**
 * Packs the built app (`npm run build` first) for 64-bit Intel computers with electron-builder.yml,
 * around a made-up Electron.
 *
 * @param output an empty folder to pack into
 */
export async function pack(platform: Platform, output: string): Promise<Packed> {
  const electronDist = join(output, 'electron')
  await makeUpElectron(electronDist, platform)
  await build({
    targets: builderPlatforms[platform].createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      extends: 'electron-builder.yml',
      electronDist,
      directories: { output: join(output, 'packed') },
      mac: { identity: null },
    },
  })
  switch (platform) {
    case 'linux': {
      const folder = join(output, 'packed', 'linux-unpacked')
      return { folder, electron: join(folder, 'call-record-portal'), resources: join(folder, 'resources') }
    }
    case 'win32': {
      const folder = join(output, 'packed', 'win-unpacked')
      return { folder, electron: join(folder, 'Call Record Portal.exe'), resources: join(folder, 'resources') }
    }
    case 'darwin': {
      const folder = join(output, 'packed', 'mac')
      const electron = join(folder, 'Call Record Portal.app')
      return { folder, electron, resources: join(electron, 'Contents', 'Resources') }
    }
  }
}

/**
 * Packs the app for Linux and takes its app.asar apart again, native binaries included, so that
 * the packed app can be run where there is no Electron. The caller removes the folder.
 *
 * @returns the folder of the extracted app
 */
export async function packAndExtract(): Promise<string> {
  const output = await mkdtemp(join(tmpdir(), 'call-record-portal-pack-'))
  try {
    const { resources } = await pack('linux', output)
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
