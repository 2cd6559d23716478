// @vitest-environment happy-dom
import { expect, it, onTestFinished } from 'vitest'
import { startEmptyingMedia } from '../../../src/renderer/media/empty-media.ts'

it('lets go of every sound of the page when main closed them', () => {
  const listeners = new Map<string, () => void>()
  const on = (event: string, listener: () => void) => {
    listeners.set(event, listener)
    return () => listeners.delete(event)
  }
  Object.defineProperty(window, 'bridge', { value: { on }, configurable: true })
  const stop = startEmptyingMedia()
  onTestFinished(() => document.body.replaceChildren())

  const done: string[] = []
  for (const kind of ['audio', 'video']) {
    const element = document.createElement(kind) as HTMLMediaElement
    element.setAttribute('src', 'app://portal/media/x')
    element.pause = () => done.push(`${kind} pauses`)
    element.load = () => done.push(`${kind} loads ${element.getAttribute('src')}`)
    document.body.append(element)
  }
  listeners.get('media.closed')?.()
  expect(done).toEqual(['audio pauses', 'audio loads null', 'video pauses', 'video loads null'])

  stop()
  expect(listeners.size).toBe(0)
})
