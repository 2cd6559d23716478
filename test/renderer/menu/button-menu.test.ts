// @vitest-environment happy-dom
import { waitFor } from '@testing-library/dom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startButtonMenus } from '../../../src/renderer/menu/button-menu.ts'
import type { PopUp } from '../../../src/shared/menu/calls.ts'

let shown: PopUp[]
let chosen: number | null
let stop: () => void

beforeEach(() => {
  shown = []
  chosen = null
  const call = async (_name: string, input: PopUp) => {
    shown.push(input)
    return { ok: true, value: { chosen } }
  }
  Object.defineProperty(window, 'bridge', { value: { call }, configurable: true })
  Element.prototype.checkVisibility ??= () => true
  stop = startButtonMenus()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

/** A value with these buttons; returns what they were pressed for. */
function value(...buttons: { name: string; disabled?: boolean }[]) {
  const place = document.createElement('div')
  place.dataset.menu = ''
  const pressed: string[] = []
  for (const { name, disabled = false } of buttons) {
    const button = document.createElement('button')
    const bubble = document.createElement('span')
    bubble.ariaHidden = 'true'
    bubble.setAttribute('aria-hidden', 'true')
    bubble.textContent = 'Copied'
    button.append(name, bubble)
    button.disabled = disabled
    button.addEventListener('click', () => pressed.push(name))
    place.append(button)
  }
  const text = document.createElement('span')
  place.append(text)
  document.body.append(place)
  const press = () => text.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 }))
  return { press, pressed }
}

describe('a right click on a value', () => {
  it('offers its buttons by their names and presses the chosen one', async () => {
    const { press, pressed } = value({ name: 'Show' }, { name: 'Copy password' })
    chosen = 1
    expect(press()).toBe(false)
    await waitFor(() => expect(pressed).toEqual(['Copy password']))
    expect(shown[0]?.groups).toEqual([
      [
        { label: 'Show', enabled: true },
        { label: 'Copy password', enabled: true },
      ],
    ])
  })

  it('does nothing if nothing is chosen, and offers nothing for a value without buttons', async () => {
    const { press, pressed } = value({ name: 'Copy port', disabled: true })
    press()
    await waitFor(() => expect(shown).toHaveLength(1))
    expect(shown[0]?.groups[0]?.[0]?.enabled).toBe(false)
    expect(pressed).toEqual([])
    expect(value().press()).toBe(true)
    expect(shown).toHaveLength(1)
  })
})
