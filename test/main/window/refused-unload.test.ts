import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { followRefusedUnload } from '../../../src/main/window/refused-unload.ts'

/** A window whose page refuses to go, as Electron tells of it. */
function refusing({ minimized = false } = {}) {
  const done: string[] = []
  const note = (what: string) => () => void done.push(what)
  const [app, window, webContents] = [new EventEmitter(), new EventEmitter(), new EventEmitter()]
  const goOn = followRefusedUnload(
    Object.assign(app, { quit: note('quit') }) as unknown as App,
    Object.assign(window, {
      isMinimized: () => minimized,
      restore: note('restore'),
      show: note('show'),
      focus: note('focus'),
      close: note('close'),
      webContents: Object.assign(webContents, { reload: note('reload') }),
    }),
    note('ask'),
  )
  const refuse = () => webContents.emit('will-prevent-unload')
  return {
    done,
    goOn,
    reload: refuse,
    close() {
      window.emit('close')
      refuse()
    },
    quit() {
      app.emit('before-quit')
      window.emit('close')
      refuse()
    },
  }
}

describe('a page that refuses to go', () => {
  it('has the person asked, in a window that they see', () => {
    const { done, close } = refusing({ minimized: true })
    close()
    expect(done).toEqual(['restore', 'show', 'focus', 'ask'])
  })

  it.each(['close', 'quit', 'reload'] as const)('goes by %s after all once the person agreed, and only once', (way) => {
    const refused = refusing()
    refused[way]()
    refused.done.length = 0
    refused.goOn()
    refused.goOn()
    expect(refused.done).toEqual([way])
  })

  it('goes by what was asked for last', () => {
    const { done, quit, close, goOn } = refusing()
    quit()
    close()
    done.length = 0
    goOn()
    expect(done).toEqual(['close'])
  })

  it('goes nowhere where nothing was asked for', () => {
    const { done, goOn } = refusing()
    goOn()
    expect(done).toEqual([])
  })
})
