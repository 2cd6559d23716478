import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openProviderFolder, type Provider } from '../../scripts/provider/open-provider-folder.ts'
import { providersFolder } from '../../scripts/provider/provider-file.ts'
import { makeUpdateKey } from '../../scripts/provider/update-key.ts'
import { describeFeed } from '../../scripts/release/feed.ts'
import { readSigningKey, signFeed } from '../../scripts/release/sign-feed.ts'
import { verifyDescriptor } from '../../src/main/updates/read-feed.ts'
import { signedDescriptorSchema, type UpdatePlatform } from '../../src/shared/updates/update-feed.ts'

const id = 'northwind-voice'
const run = promisify(execFile)

let folder: string
let brands: string
let provider: Provider
let keyFile: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'))
  brands = join(folder, 'brands')
  await cp(join(fileURLToPath(providersFolder), id), join(brands, id), { recursive: true })
  keyFile = join(folder, 'key.pem')
  const path = join(brands, id, 'provider.json')
  const file = JSON.parse(await readFile(path, 'utf8'))
  file.updates.keys = [await makeUpdateKey(keyFile)]
  await writeFile(path, JSON.stringify(file))
  provider = await openProviderFolder(id, brands)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** As electron-builder writes it beside its installers. */
async function built(name: string, extensions: string[], url?: string) {
  const files = extensions.map((extension) => ({
    url: url ?? `${id}-1.2.0.${extension}`,
    sha512: createHash('sha512').update(extension).digest('base64'),
    size: extension.length,
  }))
  const listed = files.map(({ url, sha512, size }) => `  - url: ${url}\n    sha512: ${sha512}\n    size: ${size}\n`)
  const [first] = files
  const text = `version: 1.2.0\nfiles:\n${listed.join('')}path: ${first?.url}\nsha512: ${first?.sha512}\nreleaseDate: '2026-05-04T03:02:01.000Z'\n`
  await writeFile(join(folder, name), text)
  for (const extension of extensions) await writeFile(join(folder, `${id}-1.2.0.${extension}`), extension)
}
async function read(name: string, platform: UpdatePlatform) {
  const signed = signedDescriptorSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
  return verifyDescriptor(signed, { appId: provider.appId, channel: 'latest', platform, keys: provider.updates.keys })
}
async function signed() {
  await describeFeed(folder, provider)
  return signFeed(folder, provider, readSigningKey({ UPDATE_SIGNING_KEY: keyFile }, provider), 100)
}

describe('The feed of a release', () => {
  it('names for each system what was made for it, in words that the app believes', async () => {
    await built('latest.yml', ['x64.exe', 'arm64.exe'])
    await built('latest-linux.yml', ['AppImage'])
    expect(await signed()).toEqual(['latest-windows.json', 'latest-linux.json'])
    expect(await read('latest-windows.json', 'windows')).toMatchObject({
      version: '1.2.0',
      rollout: 100,
      files: [{ name: `${id}-1.2.0.x64.exe` }, { name: `${id}-1.2.0.arm64.exe` }],
    })
    await expect(read('latest-windows.json', 'linux')).rejects.toThrow('untrusted')
  })

  it('is signed with a key of the brand’s or not at all', async () => {
    const stranger = join(folder, 'stranger.pem')
    await makeUpdateKey(stranger)
    expect(() => readSigningKey({ UPDATE_SIGNING_KEY: stranger }, provider)).toThrow("none of the keys in the brand's")
    expect(() => readSigningKey({}, provider)).toThrow('Set UPDATE_SIGNING_KEY')
    for (const none of [join(folder, 'nowhere.pem'), '-----BEGIN PRIVATE KEY-----'])
      expect(() => readSigningKey({ UPDATE_SIGNING_KEY: none }, provider)).toThrow('is neither a key nor')
    expect(readSigningKey({ UPDATE_SIGNING_KEY: await readFile(keyFile, 'utf8') }, provider).type).toBe('private')
  })

  it('is signed only for files that lie there as they were built, for this brand', async () => {
    await built('latest-linux.yml', ['AppImage'])
    await writeFile(join(folder, `${id}-1.2.0.AppImage`), 'AppImagE')
    await expect(signed()).rejects.toThrow(`${id}-1.2.0.AppImage is not what was built`)
    await rm(join(folder, `${id}-1.2.0.AppImage`))
    await expect(signed()).rejects.toThrow('cannot be read')
    await built('latest-linux.yml', ['AppImage'])
    await describeFeed(folder, { ...provider, appId: 'com.example.other' })
    const key = readSigningKey({ UPDATE_SIGNING_KEY: keyFile }, provider)
    await expect(signFeed(folder, provider, key, 100)).rejects.toThrow('about another app')
  })

  it.each(['../other.exe', 'https://elsewhere.example/a.exe', 'folder/a.exe'])(
    'is not made for a file that lies elsewhere: %s',
    async (url) => {
      await built('latest.yml', ['exe'], url)
      await expect(signed()).rejects.toThrow()
    },
  )
})

describe('npm run roll-out', () => {
  const rollOut = (args: string[], key?: string, cwd = process.cwd()) => {
    const { UPDATE_SIGNING_KEY: _key, ...env } = process.env
    const given = key === undefined ? env : { ...env, UPDATE_SIGNING_KEY: key }
    return run(process.execPath, ['scripts/release/roll-out.ts', ...args], { env: given, cwd })
  }
  const usual = () => [`--provider=${id}`, `--in=${brands}`, `--folder=${folder}`, '--percent=10']

  it('offers a release to some computers, and later to more', async () => {
    await built('latest-linux.yml', ['AppImage'])
    await describeFeed(folder, provider)
    await rollOut(usual(), keyFile)
    expect((await read('latest-linux.json', 'linux')).rollout).toBe(10)
    await rollOut([...usual(), '--percent=100'], keyFile)
    expect((await read('latest-linux.json', 'linux')).rollout).toBe(100)
  })

  it('signs with nothing of the packages that build the app, so that none of them sees the key', async () => {
    const alone = join(folder, 'alone')
    for (const name of ['roll-out.ts', 'sign-feed.ts']) {
      await cp(join('scripts/release', name), join(alone, 'scripts/release', name))
    }
    await writeFile(join(alone, 'package.json'), '{ "type": "module" }')
    await built('latest-linux.yml', ['AppImage'])
    await describeFeed(folder, provider)
    await rollOut(usual(), keyFile, alone)
    expect((await read('latest-linux.json', 'linux')).rollout).toBe(10)
  })

  it('says what it needs', async () => {
    await expect(rollOut([])).rejects.toThrow('--provider ID')
    await expect(rollOut([...usual(), '--percent=120'], keyFile)).rejects.toThrow()
    await expect(rollOut(usual())).rejects.toThrow('Set UPDATE_SIGNING_KEY')
    await expect(rollOut(usual(), keyFile)).rejects.toThrow('has no installers that update themselves')
  })
})

describe('npm run provider:key', () => {
  const makeKey = (out: string) =>
    run(process.execPath, ['scripts/provider/key.ts', id, `--out=${out}`, `--in=${brands}`])

  it('makes a further key that the app will trust, and keeps the first', async () => {
    const out = join(folder, 'second.pem')
    await makeKey(out)
    const { updates } = await openProviderFolder(id, brands)
    expect(updates.keys).toHaveLength(2)
    expect(updates.keys[1]).toBe(provider.updates.keys[0])
    expect((await stat(out)).mode & 0o777).toBe(0o600)
  })

  it('ends before there are too many to look after', async () => {
    for (const name of ['two', 'three']) await makeKey(join(folder, name))
    await expect(makeKey(join(folder, 'four'))).rejects.toThrow('has three keys')
    await expect(stat(join(folder, 'four'))).rejects.toThrow('ENOENT')
  })
})
