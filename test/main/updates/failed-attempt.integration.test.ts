import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SettingsStore } from '../../../src/main/settings/open-settings.ts'
import { type FeedServer, fileNameOf } from './feed-server.ts'
import { install, installedApp, uninstall, type Wish } from './installed-app.ts'

let folder: string
let appImage: string
let feed: FeedServer
let settings: SettingsStore

beforeEach(async () => {
  ;({ folder, appImage, feed, settings } = await install())
})
afterEach(() => uninstall({ folder, feed }))

const installed = (wish?: Wish) => installedApp({ folder, appImage, feed, settings }, wish)

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
