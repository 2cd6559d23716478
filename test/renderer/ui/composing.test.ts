// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import { leaveKeysToInputMethods } from '../../../src/renderer/ui/composing.ts'

const heard: string[] = []
const hear = ({ key }: KeyboardEvent) => void heard.push(key)
let stop: () => void = () => undefined

beforeEach(() => {
  heard.length = 0
  stop = leaveKeysToInputMethods()
  window.addEventListener('keydown', hear)
})
afterEach(() => {
  stop()
  window.removeEventListener('keydown', hear)
})

/** Presses a key and tells whether something kept it from its usual effect. */
function press(key: string, isComposing: boolean): boolean {
  const event = new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  return event.defaultPrevented
}

it('keys that an input method composes with reach nothing of the page, and Enter submits no form', () => {
  expect([press('ArrowDown', true), press('Enter', true), press('Process', false)]).toEqual([false, true, false])
  expect(heard).toEqual([])
})

it('all other keys do what they do', () => {
  expect([press('ArrowDown', false), press('Enter', false)]).toEqual([false, false])
  expect(heard).toEqual(['ArrowDown', 'Enter'])
})
