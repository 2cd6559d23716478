import { beforeEach, describe, expect, it } from 'vitest'
import { fileNameOf } from './feed-server.ts'
import { computerForTests, installedApp } from './installed-app.ts'

const computer = computerForTests()

describe('One failed attempt', () => {
  beforeEach(() => {
    computer.feed.publish('1.2.0')
    computer.feed.answer(fileNameOf('1.2.0'), (_, response) => response.end('damaged'))
  })

  it('is not repeated automatically, not even after a restart', async () => {
    await installedApp(computer).updates.check()
    const before = computer.feed.asked.length
    const { updates } = installedApp(computer)
    expect(updates.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'damaged' })
    await updates.check()
    expect(updates.state().state).toBe('failed')
    expect(computer.feed.asked.length).toBe(before + 1)
  })

  it('is followed by another if the person wants it, or with a newer version', async () => {
    const { updates } = installedApp(computer)
    await updates.check()
    computer.feed.publish('1.2.0')
    await updates.check({ again: true })
    expect(updates.state()).toEqual({ state: 'ready', version: '1.2.0' })

    computer.feed.publish('1.3.0')
    const next = installedApp(computer).updates
    await next.check()
    expect(next.state()).toEqual({ state: 'ready', version: '1.3.0' })
  })

  it('of an installation is noticed at the next start, and it is not retried endlessly', async () => {
    computer.feed.publish('1.2.0')
    const { updates } = installedApp(computer)
    await updates.check()
    updates.install()
    // The same version runs again: whatever installs it did not.
    const again = installedApp(computer).updates
    expect(again.state()).toEqual({ state: 'failed', version: '1.2.0', fault: 'not-installed' })
    await again.check()
    expect(again.state().state).toBe('failed')
  })

  it('is forgotten once that version runs', async () => {
    await installedApp(computer).updates.check()
    expect(installedApp(computer, { version: '1.2.0' }).updates.state()).toEqual({ state: 'idle', checkedAt: null })
    expect(computer.settings.read().updates.failed).toBeNull()
  })
})
