import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, getRawHeader } from '@electron/asar'
import { FuseState, getCurrentFuseWire } from '@electron/fuses'
import { parse } from 'plist'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fuses } from '../../scripts/pack/after-pack.ts'
import type { Platform } from '../../scripts/pack/made-up-electron.ts'
import { type BuiltBrand, buildBrand, filesUnder, type Packed, pack, packable } from '../../scripts/pack/packed-app.ts'
import { binariesFor, filesIn, packagesFor, sha256 } from './asar-contents.ts'

describe.each(['northwind-voice', 'harbour-telecom'])('The packed app of %s', (id) => {
  let output: string
  let brand: BuiltBrand
  let apps: Partial<Record<Platform, Packed>>

  beforeAll(async () => {
    output = await mkdtemp(join(tmpdir(), `${id}-`))
    brand = await buildBrand(id, join(output, 'built'))
    apps = await pack(packable, output, brand)
  })
  afterAll(() => rm(output, { recursive: true, force: true }))

  function packedFor(platform: Platform) {
    const packed = apps[platform]
    if (!packed) throw new Error(`Not packed for ${platform}`)
    return { ...packed, archive: join(packed.resources, 'app.asar') }
  }
  const inArchive = (path: string) => extractFile(packedFor('linux').archive, path).toString('utf8')
  const infoPlist = async () => parse(await readFile(join(packedFor('darwin').electron, 'Contents/Info.plist'), 'utf8'))

  it.each(packable)(
    'holds for %s its own build, the packages that it needs there, and nothing else',
    async (platform) => {
      const { archive, resources } = packedFor(platform)
      // One app serves both kinds of Mac.
      const targets = platform === 'darwin' ? ['darwin-arm64', 'darwin-x64'] : [`${platform}-x64`]
      const built = (await filesUnder(brand.built)).map(({ name }) => `out/${name}`)
      expect(filesIn(archive).toSorted()).toEqual([...built, ...packagesFor(platform, targets)].toSorted())
      const unpacked = (await filesUnder(join(resources, 'app.asar.unpacked'))).map(({ name }) => name)
      expect(unpacked.toSorted()).toEqual(binariesFor(platform, targets))
      console.log(`${id} for ${platform}: app.asar ${Math.round((await stat(archive)).size / 1000)} kB`)
    },
  )

  it.each(packable)('has for %s every fuse set as decided', async (platform) => {
    const { version: _, ...wire } = await getCurrentFuseWire(packedFor(platform).electron)
    const decided = Object.entries(fuses).map(([fuse, on]) => [fuse, on ? FuseState.ENABLE : FuseState.DISABLE])
    expect(wire).toEqual(Object.fromEntries(decided))
  })

  it.each(packable)('leaves for %s the languages of Chromium out that the app does not speak', async (platform) => {
    const { folder, electron } = packedFor(platform)
    const languages =
      platform === 'darwin'
        ? join(electron, 'Contents/Frameworks/Electron Framework.framework/Versions/A/Resources')
        : join(folder, 'locales')
    expect(await readdir(languages)).toEqual([platform === 'darwin' ? 'en.lproj' : 'en-US.pak'])
  })

  it('is called by its own name where data, keychain and windows take it from', () => {
    expect(JSON.parse(inArchive('package.json'))).toMatchObject({
      name: id,
      productName: brand.provider.productName,
      desktopName: `${id}.desktop`,
      author: { name: brand.provider.publisher },
    })
  })

  it('opens with its portal, takes only its own links, and knows where its updates are', () => {
    const { portal, protocol, updates } = brand.provider
    const scripts = filesIn(packedFor('linux').archive).filter((path) => /^out\/main\/.*\.js$/.test(path))
    const main = scripts.map(inArchive).join('\n')
    for (const own of [portal.url, `"${protocol}"`, updates.feed]) expect(main).toContain(own)
    expect(main).not.toMatch(/protocol:\s*"call-record-portal"/)
  })

  it('has its title, its colour and its mark from the first paint on', async () => {
    expect(inArchive('out/renderer/index.html')).toContain(`<title>${brand.provider.productName}</title>`)
    const styles = filesIn(packedFor('linux').archive).filter((path) => path.endsWith('.css'))
    // For both themes: it is not too dark for dark screens.
    expect(styles.map(inArchive).join()).toContain(`--brand:${brand.provider.accent}`)
    expect(inArchive('out/renderer/mark.svg')).toBe(await readFile(join(brand.provider.folder, 'mark.svg'), 'utf8'))
  })

  it.runIf(packable.includes('darwin'))('tells macOS its identity, its links and the hash of app.asar', async () => {
    const { appId, productName, protocol } = brand.provider
    const { headerString } = getRawHeader(packedFor('darwin').archive)
    expect(await infoPlist()).toMatchObject({
      CFBundleIdentifier: appId,
      CFBundleName: productName,
      CFBundleDisplayName: productName,
      CFBundleURLTypes: [{ CFBundleURLSchemes: [protocol] }],
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: sha256(headerString) } },
    })
  })

  it('tells Windows its name, its publisher, its icon and the hash of app.asar', async () => {
    const { electron, archive } = packedFor('win32')
    const program = await readFile(electron)
    const { entries } = NtExecutableResource.from(NtExecutable.from(program, { ignoreCert: true }))
    const [version] = Resource.VersionInfo.fromEntries(entries)
    const [language] = version?.getAllLanguagesForStringValues() ?? []
    expect(language && version?.getStringValues(language)).toMatchObject({
      ProductName: brand.provider.productName,
      FileDescription: brand.provider.productName,
      CompanyName: brand.provider.publisher,
      LegalCopyright: `Copyright © ${brand.provider.publisher}`,
    })
    const icons = Resource.IconGroupEntry.fromEntries(entries)
    const ico = await readFile(join(brand.provider.folder, 'icons/icon.ico'))
    expect(icons.map(({ icons: images }) => images.length)).toContain(ico.readUInt16LE(4))
    expect(program.includes(sha256(getRawHeader(archive).headerString))).toBe(true)
  })
})
