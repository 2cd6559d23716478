import { describe, expect, it } from 'vitest'
import { platformName } from '../../../src/main/installation.ts'
import { startFeed } from './feed-server.ts'
import { computerForTests, installedApp, isUntouched, type Wish } from './installed-app.ts'

const computer = computerForTests()

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
      await computer.feed[Symbol.asyncDispose]()
      computer.feed = await startFeed(platformName(wish.system))
    }
    computer.feed.publish('1.2.0')
    const { updates, done } = installedApp(computer, wish)
    await updates.check()
    expect(updates.state()).toEqual({ state: 'available', version: '1.2.0', installedBy })
    updates.install()
    updates.installAtQuit()
    expect([done, computer.feed.asked.length]).toEqual([[], 1])
    await isUntouched(computer)
  })

  it('any more installs nothing that it fetched before, and says so', async () => {
    computer.feed.publish('1.2.0')
    const wish: Wish = { mode: 'automatic' }
    const { updates } = installedApp(computer, wish)
    await updates.check()
    expect(updates.state().state).toBe('ready')
    wish.mode = 'notify'
    expect(updates.state()).toEqual({ state: 'available', version: '1.2.0', installedBy: 'person' })
    updates.install()
    updates.installAtQuit()
    await isUntouched(computer)
    wish.mode = 'off'
    expect(updates.state()).toEqual({ state: 'none' })
  })

  it('because updates are off asks nobody', async () => {
    computer.feed.publish('1.2.0')
    const { updates } = installedApp(computer, { mode: 'off' })
    await updates.check()
    expect(updates.state()).toEqual({ state: 'none' })
    expect(computer.feed.asked).toEqual([])
  })
})
