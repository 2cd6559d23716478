import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { publicHalf } from '../../../scripts/release/sign-feed.ts'
import { createHttpClient, defaultLimits } from '../../../src/main/http/client.ts'
import { createRoutes } from '../../../src/main/http/routes.ts'
import { platformName } from '../../../src/main/installation.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { createUpdates, type UpdatesDependencies } from '../../../src/main/updates/create-updates.ts'
import type { UpdateMode } from '../../../src/main/updates/update-keeper.ts'
import { feedFileName } from '../../../src/shared/updates/update-feed.ts'
import type { UpdateState } from '../../../src/shared/updates/updates.ts'
import { serve } from '../http/serve.ts'
import { memorySettings } from '../memory-settings.ts'
import { appId, type FeedServer, fileNameOf, newKey, type PublishOptions, startFeed } from './feed-server.ts'

const running = '1.1.0'
const oldApp = 'the app that runs'

let folder: string
let appImage: string
let feed: FeedServer
let settings: SettingsStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'updates-'))
  appImage = join(folder, 'Calls.AppImage')
  await writeFile(appImage, oldApp)
  await chmod(appImage, 0o700)
  vi.stubEnv('APPIMAGE', appImage)
  feed = await startFeed()
  settings = memorySettings()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await feed[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

interface Wish {
  mode?: UpdateMode
  by?: 'itself' | 'administrator'
  system?: NodeJS.Platform
  signed?: boolean
  version?: string
  keys?: string[]
  program?: string
}

/** An installed app that looks for updates at the feed. */
function installed(wish: Wish = {}) {
  const { by = 'itself', system = 'linux', signed = false, version = running, keys } = wish
  const states: UpdateState[] = []
  const done: string[] = []
  const network = { certificateAuthorities: [feed.authority] }
  const parts: UpdatesDependencies = {
    build: {
      id: 'calls',
      appId,
      protocol: 'calls',
      brand: null,
      signed,
      updates: {
        by,
        feed: feed.url,
        channel: 'latest',
        page: 'https://calls.example/download',
        keys: keys ?? [feed.key],
      },
    },
    version,
    system,
    platform: platformName(system),
    isPackaged: true,
    userData: join(folder, 'data'),
    cache: join(folder, 'cache'),
    userAgent: 'test',
    http: createHttpClient({ userAgent: 'test', ...network, retry: { times: 0, delay: 0 } }),
    routeTo: createRoutes(network, defaultLimits),
    settings,
    mode: () => wish.mode ?? 'automatic',
    changed: (state) => states.push(state),
    program: wish.program ?? '/tmp/.mount_calls/calls',
    appImage,
    restartFrom: (file) => done.push(`restart from ${file}`),
    quit: () => done.push('quit'),
    log: { info: () => {}, warning: () => {}, error: () => {} },
  }
  const updates = createUpdates(parts)
  if (!updates) throw new Error('this build takes no updates')
  return { updates, states, done, names: () => [...new Set(states.map(({ state }) => state))] }
}

const isUntouched = async () => expect(await readFile(appImage, 'utf8')).toBe(oldApp)

describe('A newer version that the provider signed', () => {
  it('is fetched, checked, put in the place of the old one, and started from there', async () => {
    const content = feed.publish('1.2.0')
    const { updates, names, done } = installed()
    await updates.check()
    expect(names()).toEqual(['checking', 'downloading', 'ready'])
    expect(updates.state()).toEqual({ state: 'ready', version: '1.2.0' })
    await isUntouched()

    updates.install()
    expect(done).toEqual([`restart from ${appImage}`])
    expect(await readFile(appImage)).toEqual(content)
    expect((await stat(appImage)).mode & 0o777).toBe(0o755)
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('newer'))
  })

  it('is laid beside the old one without following a link that waited there', async () => {
    feed.publish('1.2.0')
    const victim = join(folder, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(folder, `.newer-${process.pid}`))
    const { updates } = installed()
    await updates.check()
    updates.install()
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(appImage)).isFile()).toBe(true)
  })

  it('is installed when the app quits by itself, without starting anything', async () => {
    const content = feed.publish('1.2.0')
    const { updates, done } = installed()
    await updates.check()
    updates.installAtQuit()
    expect(await readFile(appImage)).toEqual(content)
    expect(done).toEqual([])
    expect(installed({ version: '1.2.0' }).updates.state()).toEqual({ state: 'idle', checkedAt: null })
  })

  it('is not fetched twice', async () => {
    feed.publish('1.2.0')
    await installed().updates.check()
    const { updates } = installed()
    await updates.check()
    expect(updates.state().state).toBe('ready')
    expect(feed.asked.filter((line) => line.includes('AppImage'))).toHaveLength(1)
  })

  it('may be signed by any of the keys that the app was built with', async () => {
    const next = newKey()
    feed.publish('1.2.0', { signedBy: next })
    const { updates } = installed({ keys: [feed.key, publicHalf(next)] })
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })

  it('may come after redirects of the feed’s own, and slowly', async () => {
    const content = feed.publish('1.2.0')
    feed.answer(fileNameOf('1.2.0'), (_, response) => response.writeHead(302, { location: '/calls/there' }).end())
    feed.answer('there', (_, response) => void dripping(response, content))
    const { updates, states } = installed()
    await updates.check()
    expect(updates.state().state).toBe('ready')
    expect(states.some((state) => state.state === 'downloading' && state.percent > 0)).toBe(true)
  })
})

/** Sends a file in ten parts, a moment between them. */
async function dripping(response: ServerResponse, content: Buffer): Promise<void> {
  response.writeHead(200, { 'content-length': content.length })
  const part = Math.ceil(content.length / 10)
  for (let sent = 0; sent < content.length; sent += part) {
    response.write(content.subarray(sent, sent + part))
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  response.end()
}

describe('A feed without a valid signature', () => {
  const spoiled: [string, PublishOptions][] = [
    ['signed by a stranger', { signedBy: newKey() }],
    ['without a signature', { spoil: ({ descriptor }) => ({ descriptor, signature: `${'A'.repeat(86)}==` }) }],
    [
      'changed after it was signed',
      { spoil: ({ descriptor, signature }) => ({ descriptor: descriptor.replace('1.2.0', '1.3.0'), signature }) },
    ],
    ['signed for another brand', { descriptor: { appId: 'com.example.other' } }],
    ['signed for another channel', { descriptor: { channel: 'beta' } }],
    ['signed for another system', { descriptor: { platform: 'macos' } }],
  ]
  it.each(spoiled)('%s is not trusted, and nothing is downloaded', async (_which, options) => {
    feed.publish('1.2.0', options)
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'untrusted' })
    expect(feed.asked).toEqual([`GET /calls/${feedFileName('latest', 'linux')}`])
    updates.install()
    updates.installAtQuit()
    await isUntouched()
  })

  it('is checked again, and trusted once it is valid', async () => {
    feed.publish('1.2.0', { signedBy: newKey() })
    const { updates } = installed()
    await updates.check()
    feed.publish('1.2.0')
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })
})

describe('A feed that does not answer as one', () => {
  it.each<[string, (response: ServerResponse) => unknown]>([
    ['is missing', (response) => response.writeHead(404).end()],
    [
      'is a page to sign in to a network',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    ],
    ['sends to another server', (response) => response.writeHead(302, { location: 'https://127.0.0.1:1/' }).end()],
    ['sends 1 MB', (response) => response.end(JSON.stringify({ descriptor: 'x'.repeat(1_000_000) }))],
    ['breaks off', (response) => response.destroy()],
  ])('because it %s leaves the app as it is, to ask again later', async (_which, answer) => {
    feed.answer(feedFileName('latest', 'linux'), (_, response) => void answer(response))
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual({ state: 'unchecked', fault: 'unreachable' })
    expect(settings.read().updates.failed).toBeNull()
  })
})

describe('What is not newer', () => {
  it.each(['1.1.0', '1.0.9', '0.9.0', '1.1.0-beta.3'])('as %s is left alone', async (version) => {
    feed.publish(version)
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    expect(feed.asked).toHaveLength(1)
  })

  it('for this computer in a rollout is left alone until its turn', async () => {
    feed.publish('1.2.0', { descriptor: { rollout: 0 } })
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'idle' })
    feed.publish('1.2.0')
    await updates.check()
    expect(updates.state().state).toBe('ready')
  })
})

describe('A file that is not the one announced', () => {
  const damages: [string, (content: Buffer) => (response: ServerResponse) => unknown, UpdateState][] = [
    [
      'is truncated',
      (content) => (response) => {
        response.writeHead(200, { 'content-length': content.length })
        response.write(content.subarray(0, 1000), () => response.destroy())
      },
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
    [
      'ends early and says so',
      (content) => (response) => response.end(content.subarray(0, 1000)),
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'has one byte changed',
      (content) => (response) =>
        response.end(Buffer.concat([content.subarray(0, -1), Buffer.of((content.at(-1) ?? 0) ^ 1)])),
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'never ends',
      () => (response) => {
        const more = () => response.write(Buffer.alloc(100_000), (error) => error ?? setImmediate(more))
        more()
      },
      { state: 'failed', version: '1.2.0', fault: 'damaged' },
    ],
    [
      'is gone',
      () => (response) => response.writeHead(404).end(),
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
    [
      'goes round in circles',
      () => (response) => response.writeHead(302, { location: `/calls/${fileNameOf('1.2.0')}` }).end(),
      { state: 'failed', version: '1.2.0', fault: 'unreachable' },
    ],
  ]
  it.each(damages)('because it %s is not kept and not installed', async (_which, damage, expected) => {
    const answer = damage(feed.publish('1.2.0'))
    feed.answer(fileNameOf('1.2.0'), (_, response) => void answer(response))
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toEqual(expected)
    updates.install()
    updates.installAtQuit()
    await isUntouched()
    expect(await readdir(join(folder, 'cache/calls-updater/pending')).catch(() => [])).toEqual([])
    expect(feed.asked.length).toBeLessThan(12)
  })

  it('is never asked of another server, nor without TLS', async () => {
    await using other = await serve((_, response) => response.end('other'))
    const content = feed.publish('1.2.0')
    expect(content.length).toBeGreaterThan(0)
    feed.answer(fileNameOf('1.2.0'), (_, response) =>
      response.writeHead(302, { location: `${other.origin}/calls/${fileNameOf('1.2.0')}` }).end(),
    )
    const { updates } = installed()
    await updates.check()
    expect(updates.state()).toMatchObject({ state: 'failed', fault: 'unreachable' })
    expect(other.asked).toEqual([])
  })

  it('because it was changed while it waited to be installed is refused, and the old app stays', async () => {
    feed.publish('1.2.0')
    const { updates, done } = installed()
    await updates.check()
    await writeFile(join(folder, 'cache/calls-updater/pending', fileNameOf('1.2.0')), 'changed')
    updates.install()
    expect(updates.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'damaged' })
    expect(done).toEqual([])
    await isUntouched()
  })
})

describe('One failed attempt', () => {
  beforeEach(() => {
    feed.publish('1.2.0')
    feed.answer(fileNameOf('1.2.0'), (_, response) => response.end('damaged'))
  })

  it('is not repeated automatically, not even after a restart', async () => {
    await installed().updates.check()
    const before = feed.asked.length
    const { updates } = installed()
    expect(updates.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'damaged' })
    await updates.check()
    expect(updates.state().state).toBe('failed')
    expect(feed.asked.length).toBe(before + 1)
  })

  it('is followed by another if the person wants it, or with a newer version', async () => {
    const { updates } = installed()
    await updates.check()
    feed.publish('1.2.0')
    await updates.check({ again: true })
    expect(updates.state()).toEqual({ state: 'ready', version: '1.2.0' })

    feed.publish('1.3.0')
    const next = installed().updates
    await next.check()
    expect(next.state()).toEqual({ state: 'ready', version: '1.3.0' })
  })

  it('of an installation is noticed at the next start, and it is not retried endlessly', async () => {
    feed.publish('1.2.0')
    const { updates } = installed()
    await updates.check()
    updates.install()
    // The same version runs again: whatever installs it did not.
    const again = installed().updates
    expect(again.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'not-installed' })
    await again.check()
    expect(again.state().state).toBe('failed')
  })

  it('is forgotten once that version runs', async () => {
    await installed().updates.check()
    expect(installed({ version: '1.2.0' }).updates.state()).toEqual({ state: 'idle', checkedAt: null })
    expect(settings.read().updates.failed).toBeNull()
  })
})

describe('An app that may not install', () => {
  it.each<[string, Wish, 'person' | 'administrator' | 'moved-app']>([
    [
      'because it runs from a disk image',
      { system: 'darwin', signed: true, program: '/Volumes/Calls/Calls.app/Contents/MacOS/Calls' },
      'moved-app',
    ],
    [
      'from a disk image, because the organisation wants to be told only',
      { system: 'darwin', signed: true, program: '/Volumes/Calls/Calls.app/Contents/MacOS/Calls', mode: 'notify' },
      'person',
    ],
    ['because whoever manages the computer does', { by: 'administrator' }, 'administrator'],
    ['because the organisation wants to be told only', { mode: 'notify' }, 'person'],
    ['because it is not signed', { system: 'win32', signed: false }, 'person'],
  ])('%s tells of a newer version and fetches nothing', async (_why, wish, installedBy) => {
    if (wish.system) {
      await feed[Symbol.asyncDispose]()
      feed = await startFeed(platformName(wish.system))
    }
    feed.publish('1.2.0')
    const { updates, done } = installed(wish)
    await updates.check()
    expect(updates.state()).toEqual({ state: 'available', version: '1.2.0', installedBy })
    updates.install()
    updates.installAtQuit()
    expect([done, feed.asked.length]).toEqual([[], 1])
    await isUntouched()
  })

  it('any more installs nothing that it fetched before, and says so', async () => {
    feed.publish('1.2.0')
    const wish: Wish = { mode: 'automatic' }
    const { updates } = installed(wish)
    await updates.check()
    expect(updates.state().state).toBe('ready')
    wish.mode = 'notify'
    expect(updates.state()).toEqual({ state: 'available', version: '1.2.0', installedBy: 'person' })
    updates.install()
    updates.installAtQuit()
    await isUntouched()
    wish.mode = 'off'
    expect(updates.state()).toEqual({ state: 'none' })
  })

  it('because updates are off asks nobody', async () => {
    feed.publish('1.2.0')
    const { updates } = installed({ mode: 'off' })
    await updates.check()
    expect(updates.state()).toEqual({ state: 'none' })
    expect(feed.asked).toEqual([])
  })
})
