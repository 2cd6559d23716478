import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeUpElectron } from '../../scripts/pack/made-up-electron.ts'

const run = promisify(execFile)
const dist = (...args: string[]) => run(process.execPath, ['scripts/release/dist.ts', ...args])

describe('npm run dist', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dist-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('makes the app of a brand, and says how to sign it where nothing does', async () => {
    const electron = join(folder, 'electron')
    await makeUpElectron(electron, 'win32')
    const options = ['--platform=win32', '--arch=x64', '--unpacked', `--electron=${electron}`]
    const { stderr } = await dist('--provider=harbour-telecom', ...options)
    expect(stderr).toContain('Not signed. Set WIN_CSC_LINK')
    const archive = 'dist/harbour-telecom/win-unpacked/resources/app.asar'
    expect(JSON.parse(extractFile(archive, 'package.json').toString('utf8'))).toMatchObject({
      productName: 'Harbour Telecom',
    })
  }, 60_000)

  it.each([
    [[], 'npm run dist -- --provider ID'],
    [['--provider=nobody'], 'npm run provider:new'],
    [['--provider=harbour-telecom', '--platform=solaris'], '--platform is one of linux, win32, darwin'],
    [['--provider=harbour-telecom', '--arch=ia32'], '--arch is x64, arm64 or universal'],
  ])('says what to give it instead of %j', async (args, advice) => {
    await expect(dist(...args)).rejects.toThrow(advice)
  })

  it('does not begin where it could see the key that signs the feed', async () => {
    vi.stubEnv('UPDATE_SIGNING_KEY', join(folder, 'key.pem'))
    await expect(dist('--provider=harbour-telecom')).rejects.toThrow('Unset UPDATE_SIGNING_KEY')
    vi.unstubAllEnvs()
  })
})
