import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { platformName } from '../../../src/main/installation.ts'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { type FeedServer, startFeed } from './feed-server.ts'
import { install, installedApp, oldApp, uninstall, type Wish } from './installed-app.ts'

let folder: string
let appImage: string
let feed: FeedServer
let settings: SettingsStore

beforeEach(async () => {
  ;({ folder, appImage, feed, settings } = await install())
})
afterEach(() => uninstall({ folder, feed }))

const installed = (wish?: Wish) => installedApp({ folder, appImage, feed, settings }, wish)

const isUntouched = async () => expect(await readFile(appImage, 'utf8')).toBe(oldApp)

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
