import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../../src/main/http/client.ts'
import { createRoutes } from '../../../src/main/http/routes.ts'
import { createElectronUpdater } from '../../../src/main/updates/electron-updater.ts'
import { faultOf } from '../../../src/main/updates/update-failure.ts'
import type { UpdateDescriptor } from '../../../src/shared/updates/update-feed.ts'
import { type FeedServer, fileNameOf, startFeed } from './feed-server.ts'

let folder: string
let feed: FeedServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updates-'))
  feed = await startFeed('windows')
})
afterEach(async () => {
  await feed[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** electron-updater's own way for Windows; whether a signature is good is said by `verify`, if anybody. */
async function download(verify?: (file: string, publisher: string) => Promise<string | null>) {
  const content = feed.publish('1.2.0', { extension: 'exe' })
  const { createHash } = await import('node:crypto')
  const descriptor: UpdateDescriptor = {
    ...{ appId: 'com.example.calls', channel: 'latest', platform: 'windows', version: '1.2.0', rollout: 100 },
    releasedAt: '2026-01-01T00:00:00.000Z',
    files: [
      {
        name: fileNameOf('1.2.0', 'exe'),
        sha512: createHash('sha512').update(content).digest('base64'),
        size: content.length,
      },
    ],
  }
  const updater = createElectronUpdater({
    ...{ platform: 'win32', version: '1.1.0', id: 'calls', publisher: 'Northwind Voice Ltd', userAgent: 'test' },
    feed: new URL(feed.url),
    userData: join(folder, 'data'),
    cache: join(folder, 'cache'),
    routeTo: createRoutes({ certificateAuthorities: [feed.authority] }, defaultLimits),
    appImage: null,
    restartFrom: () => {},
    quit: () => {},
    ...(verify && { verify }),
  })
  const fault = await updater
    .download(descriptor, () => {})
    .then(
      () => null,
      (cause: unknown) => faultOf(cause),
    )
  return { content, fault, updater }
}
const pending = () => readdir(join(folder, 'cache/calls-updater/pending')).catch(() => [])

describe('An installer for Windows', () => {
  it('is kept once its signature was checked, against the publisher’s whole name', async () => {
    const checked: string[] = []
    const { content, fault } = await download(async (file, publisher) => {
      checked.push(publisher)
      expect((await readFile(file)).length).toBe(300_000)
      return null
    })
    expect([fault, checked]).toEqual([null, ['Northwind Voice Ltd']])
    const name = fileNameOf('1.2.0', 'exe')
    expect(await readFile(join(folder, 'cache/calls-updater/pending', name))).toEqual(content)
  })

  it('that was exchanged while it waited to be run is not run', async () => {
    const { updater } = await download(async () => null)
    const waiting = join(folder, 'cache/calls-updater/pending', fileNameOf('1.2.0', 'exe'))
    await writeFile(waiting, `#!/bin/sh\ntouch '${join(folder, 'ran')}'\n`)
    await chmod(waiting, 0o755)
    let fault: unknown
    try {
      updater.installAndRestart()
    } catch (cause) {
      fault = faultOf(cause)
    }
    expect(fault).toBe('damaged')
    updater.installAtQuit()
    expect(await readdir(folder)).not.toContain('ran')
  })

  it('is thrown away where it bears another’s signature', async () => {
    expect((await download(async () => 'another signer')).fault).toBe('untrusted')
    expect(await pending()).toEqual([])
  })

  // Windows itself can check, and finds a file of random bytes unsigned.
  it('is thrown away where no signature can be checked', async () => {
    expect((await download()).fault).toBe('untrusted')
    expect(await pending()).toEqual([])
  })
})
