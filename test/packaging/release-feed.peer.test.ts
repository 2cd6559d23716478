import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeUpElectron } from '../../scripts/pack/made-up-electron.ts'
import { openProviderFolder, type Provider } from '../../scripts/provider/open-provider-folder.ts'
import { makeUpdateKey } from '../../scripts/provider/update-key.ts'
import { configurationFor, writeConfiguration } from '../../scripts/release/configuration.ts'
import { describeFeed } from '../../scripts/release/feed.ts'
import { readSigningKey, signFeed } from '../../scripts/release/sign-feed.ts'
import { readSigning } from '../../scripts/release/signing.ts'
import { verifyDescriptor } from '../../src/main/updates/read-feed.ts'
import { signedDescriptorSchema } from '../../src/shared/updates/update-feed.ts'
import { describeWith, programPath } from '../peers/programs.ts'

describeWith('A release that electron-builder made', { '7za': 'p7zip-full' }, () => {
  let folder: string
  let provider: Provider
  const output = () => join(folder, 'made')

  beforeAll(async () => {
    vi.stubEnv('ELECTRON_BUILDER_7ZIP_PATH', programPath('7za') ?? '')
    folder = await mkdtemp(join(tmpdir(), 'release-feed-'))
    const brand = await openProviderFolder('northwind-voice')
    provider = { ...brand, updates: { ...brand.updates, keys: [await makeUpdateKey(join(folder, 'key.pem'))] } }
    await makeUpElectron(join(folder, 'electron'), 'darwin')
    const { configuration: signing } = readSigning('darwin', {}, provider.publisher)
    const configuration = configurationFor(provider, { built: 'out', output: output(), signing, updatedBy: 'itself' })
    const config = await writeConfiguration(
      { ...configuration, electronDist: resolve(folder, 'electron') },
      join(folder, 'electron-builder.json'),
    )
    // The one kind of installer that needs no tool of its own.
    await build({ targets: Platform.MAC.createTarget('zip', Arch.x64), publish: 'never', config })
  }, 120_000)
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  it('becomes a signed feed that the app believes, and that names the file as it is', async () => {
    const key = readSigningKey({ UPDATE_SIGNING_KEY: join(folder, 'key.pem') }, provider)
    await describeFeed(output(), provider)
    expect(await signFeed(output(), provider, key, 25)).toEqual(['latest-macos.json'])
    const signed = signedDescriptorSchema.parse(JSON.parse(await readFile(join(output(), 'latest-macos.json'), 'utf8')))
    const { appId, updates } = provider
    const { files, rollout } = verifyDescriptor(signed, {
      ...{ appId, channel: updates.channel, platform: 'macos', keys: updates.keys },
    })
    expect(rollout).toBe(25)
    const [zip] = files
    const content = await readFile(join(output(), zip?.name ?? ''))
    expect(zip).toMatchObject({
      size: content.length,
      sha512: createHash('sha512').update(content).digest('base64'),
    })
  })
})
