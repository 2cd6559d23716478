import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { claimSingleInstance } from '../../../src/main/security/single-instance.ts'

function start({ first, minimized = false, open = true }: { first: boolean; minimized?: boolean; open?: boolean }) {
  const done: string[] = []
  const events = new EventEmitter()
  const note = (what: string) => () => void done.push(what)
  const window = {
    isMinimized: () => minimized,
    restore: note('restore'),
    show: note('show'),
    focus: note('focus'),
  }
  // Of the app only what the claim uses is there.
  const app = {
    requestSingleInstanceLock: () => first,
    quit: note('quit'),
    on: (name: string, listener: () => void) => events.on(name, listener),
  } as unknown as App
  const claimed = claimSingleInstance(app, () => (open ? window : undefined))
  return {
    claimed,
    done,
    startAgain: () => events.emit('second-instance'),
    openLink: () => events.emit('open-url'),
    clickInDock: () => events.emit('activate'),
  }
}

describe('starting the app twice', () => {
  it('ends the second one', () => {
    expect(start({ first: false })).toMatchObject({ claimed: false, done: ['quit'] })
  })

  it('brings the window of the first one to the front', () => {
    const { claimed, done, startAgain } = start({ first: true })
    startAgain()
    expect([claimed, done]).toEqual([true, ['show', 'focus']])
  })

  it('brings a minimized window back', () => {
    const { done, startAgain } = start({ first: true, minimized: true })
    startAgain()
    expect(done).toEqual(['restore', 'show', 'focus'])
  })

  it('brings a minimized window back at a click in the Dock', () => {
    const { done, clickInDock } = start({ first: true, minimized: true })
    clickInDock()
    expect(done).toEqual(['restore', 'show', 'focus'])
  })

  it('brings the window to the front for a link, as macOS opens it', () => {
    const { done, openLink } = start({ first: true })
    openLink()
    expect(done).toEqual(['show', 'focus'])
  })

  it('does nothing while there is no window', () => {
    const { done, startAgain } = start({ first: true, open: false })
    startAgain()
    expect(done).toEqual([])
  })
})
