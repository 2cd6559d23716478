import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, getRawHeader, statFile } from '@electron/asar'
import { FuseState, getCurrentFuseWire } from '@electron/fuses'
import { parse } from 'plist'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fuses } from '../../scripts/pack/after-pack.ts'
import type { Platform } from '../../scripts/pack/made-up-electron.ts'
import { filesUnder, type Packed, pack, packAndExtract, packable } from '../../scripts/pack/packed-app.ts'
import { licensedComponentsSchema } from '../../src/shared/licences/licences.ts'
import { binariesFor, filesIn, packagesFor, sha256 } from './asar-contents.ts'

describe('The packed app', () => {
  let output: string
  let apps: Partial<Record<Platform, Packed>>

  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), 'call-record-portal-'))
    apps = await pack(packable, output)
  })

  afterAll(() => rm(output, { recursive: true, force: true }))

  function packedFor(platform: Platform) {
    const packed = apps[platform]
    if (!packed) throw new Error(`Not packed for ${platform}`)
    return { ...packed, archive: join(packed.resources, 'app.asar') }
  }

  it.each(packable)(
    'holds for %s the built files, the native binaries that it needs there, and nothing else',
    async (platform) => {
      const expected = [...(await builtFiles()), ...packagesFor(platform)]
      expect(filesIn(packedFor(platform).archive).toSorted()).toEqual(expected.toSorted())
    },
  )

  it.each(packable)('keeps for %s these binaries, and only them, where the system can load them', async (platform) => {
    const unpacked = await filesUnder(join(packedFor(platform).resources, 'app.asar.unpacked'))
    expect(unpacked.map(({ name }) => name).toSorted()).toEqual(binariesFor(platform))
  })

  it.each(packable)('has for %s every fuse of Electron set as decided', async (platform) => {
    const { version: _, ...wire } = await getCurrentFuseWire(packedFor(platform).electron)
    const decided = Object.entries(fuses).map(([fuse, on]) => [fuse, on ? FuseState.ENABLE : FuseState.DISABLE])
    expect(wire).toEqual(Object.fromEntries(decided))
  })

  it.each(packable)('names for %s the true hash of every file', (platform) => {
    const { archive } = packedFor(platform)
    for (const path of filesIn(archive)) {
      const entry = statFile(archive, path)
      expect('integrity' in entry && entry.integrity?.hash, path).toBe(sha256(extractFile(archive, path)))
    }
  })

  // Electron checks app.asar as a whole everywhere but on Linux.
  it.each(packable.filter((platform) => platform !== 'linux'))(
    'carries for %s the hash of app.asar in what is signed',
    async (platform) => {
      const { archive, electron } = packedFor(platform)
      const signed = platform === 'darwin' ? join(electron, 'Contents', 'Info.plist') : electron
      const { headerString } = getRawHeader(archive)
      expect((await readFile(signed)).includes(sha256(headerString))).toBe(true)
    },
  )

  it.skipIf(!packable.includes('darwin'))('asks on a Mac for the local network alone, and says what for', async () => {
    const information = await readFile(join(packedFor('darwin').electron, 'Contents', 'Info.plist'), 'utf8')
    const reasons = Object.entries(parse(information) as object).filter(([key]) => key.endsWith('UsageDescription'))
    expect(reasons).toEqual([
      ['NSLocalNetworkUsageDescription', 'To reach your portal and the phones in this network.'],
    ])
  })

  it('carries the licences of what it holds, for the person who has it', () => {
    const text = extractFile(packedFor('linux').archive, 'out/main/licences.json').toString('utf8')
    const names = licensedComponentsSchema.parse(JSON.parse(text)).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['@github/keytar', 'electron', 'got', 'preact', 'zod']))
  })

  it('tells nothing of how it is developed', () => {
    const manifest = JSON.parse(extractFile(packedFor('linux').archive, 'package.json').toString('utf8'))
    expect(manifest).toHaveProperty('main')
    expect(manifest).not.toHaveProperty('scripts')
    expect(manifest).not.toHaveProperty('devDependencies')
  })

  it('can be taken apart into a folder that holds all of it, to be run without Electron', async () => {
    const extracted = await packAndExtract()
    try {
      const names = (await filesUnder(extracted)).map(({ name }) => name)
      expect(names.toSorted()).toEqual(filesIn(packedFor('linux').archive).toSorted())
    } finally {
      await rm(extracted, { recursive: true, force: true })
    }
  })
})

async function builtFiles(): Promise<string[]> {
  const parts = ['out/main', 'out/preload', 'out/renderer']
  const lists = await Promise.all(
    parts.map(async (part) => (await filesUnder(part)).map(({ name }) => `${part}/${name}`)),
  )
  return lists.flat()
}
