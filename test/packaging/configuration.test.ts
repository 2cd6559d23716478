import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import { Packager } from 'app-builder-lib'
import { LinuxPackager } from 'app-builder-lib/out/linuxPackager.js'
import { LinuxTargetHelper } from 'app-builder-lib/out/targets/LinuxTargetHelper.js'
import { Arch, Platform } from 'electron-builder'
import { parse } from 'plist'
import { describe, expect, it } from 'vitest'
import { openProviderFolder } from '../../scripts/provider/open-provider-folder.ts'
import { baseConfiguration, configurationFor, writeConfiguration } from '../../scripts/release/configuration.ts'
import { readSigning } from '../../scripts/release/signing.ts'
import { forgetOption } from '../../src/main/command-line.ts'

const require = createRequire(import.meta.url)
const isKnown = new Ajv({ strict: false }).compile(require('app-builder-lib/scheme.json'))

const provider = await openProviderFolder('northwind-voice')
const configured = (environment: Record<string, string> = {}) => {
  const [windows, macos] = (['win32', 'darwin'] as const).map(
    (platform) => readSigning(platform, environment, provider.publisher).configuration,
  )
  const signing = { ...windows, ...macos }
  return configurationFor(provider, { built: 'out', output: 'dist', signing, updatedBy: 'itself' })
}
const windowsFile = { WIN_CSC_LINK: 'file:certificate.pfx' }
const azure = {
  AZURE_TENANT_ID: 'tenant',
  AZURE_CLIENT_ID: 'client',
  AZURE_CLIENT_SECRET: 'made up',
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
}
const apple = { CSC_NAME: 'Northwind', APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }

it.each([
  ['the app under its own name', baseConfiguration],
  ['a brand', configured()],
  ['a brand signed by files', configured({ ...windowsFile, ...apple })],
  ['a brand signed by Azure', configured(azure)],
])('electron-builder knows every word of the configuration of %s', (_which, configuration) => {
  isKnown(configuration)
  expect(isKnown.errors).toBeNull()
})

describe('The installers of a brand', () => {
  it('are one person’s where the app updates itself, and everybody’s where a management system does', () => {
    expect(configured().nsis).toMatchObject({ perMachine: false, oneClick: true })
    expect(configured().msi).toMatchObject({ perMachine: true, upgradeCode: provider.msiUpgradeCode })
  })

  it('give up nothing of the hardened runtime but what Chromium cannot do without', () => {
    const { hardenedRuntime, entitlements, entitlementsInherit } = configured().mac ?? {}
    expect(hardenedRuntime).toBe(true)
    for (const file of [entitlements, entitlementsInherit]) {
      expect(parse(readFileSync(String(file), 'utf8'))).toEqual({ 'com.apple.security.cs.allow-jit': true })
    }
  })

  it('open its links and bear its name on Linux desktops', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desktop-'))
    const config = await writeConfiguration(configured(), join(folder, 'electron-builder.json'))
    const packager = new Packager({ targets: Platform.LINUX.createTarget('dir', Arch.x64), config })
    await packager.validateConfig()
    await rm(folder, { recursive: true })
    const linux = new LinuxPackager(packager)
    const entry = await new LinuxTargetHelper(linux).computeDesktopEntry(linux.platformSpecificBuildOptions)
    expect(entry.split('\n')).toEqual(
      expect.arrayContaining([
        'Name=Northwind Voice',
        'Exec="/opt/Northwind Voice/northwind-voice" %U',
        'StartupWMClass=northwind-voice',
        'MimeType=x-scheme-handler/northwind-voice;',
      ]),
    )
  })
})

describe('The Windows uninstaller', () => {
  it.each([
    ['the app under its own name', baseConfiguration],
    ['a brand', configured()],
  ])('has the step of assets/windows for %s', (_which, { nsis, directories }) => {
    const include = resolve(directories?.buildResources ?? '', String(nsis?.include))
    expect(include).toBe(resolve('assets/windows/uninstaller.nsh'))
  })

  // test/peers compiles it.
  it('has the app forget its sign-ins within a time, but not where a newer version takes its place', () => {
    const lines = readFileSync('assets/windows/uninstaller.nsh', 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines.slice(0, 2)).toEqual(['!macro customUnInstall', `\${ifNot} \${isUpdated}`])
    expect(lines.slice(-2)).toEqual([`\${endIf}`, '!macroend'])
    const steps = lines.filter((line) => line.includes('APP_EXECUTABLE_FILENAME'))
    expect(steps).toEqual([`nsExec::Exec /TIMEOUT=30000 '"$INSTDIR\\\${APP_EXECUTABLE_FILENAME}" ${forgetOption}'`])
  })
})

describe('Signing', () => {
  const read = (platform: 'win32' | 'darwin' | 'linux', environment: Record<string, string>) =>
    readSigning(platform, environment, 'Northwind Voice Ltd')

  it.each([
    ['win32', windowsFile],
    ['win32', azure],
    ['darwin', apple],
  ] as const)('is demanded for %s once its secrets are there, and names the publisher', (platform, environment) => {
    const { signed, missing, configuration } = read(platform, environment)
    expect({ signed, missing }).toEqual({ signed: true, missing: [] })
    expect(configuration.forceCodeSigning).toBe(true)
    if (platform === 'win32') expect(JSON.stringify(configuration.win)).toContain('Northwind Voice Ltd')
    else expect(configuration.mac).toMatchObject({ notarize: true })
  })

  it.each([
    ['win32', {}, 'WIN_CSC_LINK'],
    ['win32', { ...azure, AZURE_SIGNING_PROFILE: '' }, 'AZURE_SIGNING_PROFILE'],
    ['darwin', {}, 'CSC_LINK'],
    ['darwin', { CSC_NAME: 'Northwind' }, 'APPLE_API_KEY'],
    ['darwin', { ...apple, CSC_NAME: '' }, 'CSC_LINK'],
  ] as const)(
    'is left out for %s with half of its secrets, and says what is missing',
    (platform, environment, name) => {
      const { signed, missing } = read(platform, environment)
      expect(signed).toBe(false)
      expect(missing.join(' ')).toContain(name)
    },
  )

  it('can be rehearsed for darwin with a certificate that Apple does not know', () => {
    const { signed, configuration } = read('darwin', { CSC_NAME: 'Rehearsal', NOTARIZE: 'false' })
    expect(signed).toBe(true)
    expect(configuration).toMatchObject({ mac: { notarize: false }, forceCodeSigning: true })
  })

  it('gives a rehearsal what it needs to start without a Team ID, and a release no more than before', () => {
    const rehearsed = configured({ CSC_NAME: 'Rehearsal', NOTARIZE: 'false' }).mac
    for (const file of [rehearsed?.entitlements, rehearsed?.entitlementsInherit]) {
      expect(parse(readFileSync(String(file), 'utf8'))).toEqual({
        'com.apple.security.cs.allow-jit': true,
        'com.apple.security.cs.disable-library-validation': true,
      })
    }
    const released = configured(apple).mac
    for (const file of [released?.entitlements, released?.entitlementsInherit])
      expect(parse(readFileSync(String(file), 'utf8'))).toEqual({ 'com.apple.security.cs.allow-jit': true })
  })

  it('writes no secret into the configuration', () => {
    expect(JSON.stringify(configured(azure))).not.toContain('made up')
  })
})
