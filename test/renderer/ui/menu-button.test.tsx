// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/dom'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MenuButton } from '../../../src/renderer/ui/menu-button.tsx'
import { person } from '../person.ts'

const help = vi.fn()
const copy = vi.fn()
const hide = vi.fn()

/** happy-dom has no popovers; the browser's own opening is a promise of e2e/phone-detail. */
const opened = () =>
  act(() => void fireEvent(screen.getByRole('menu'), new ToggleEvent('toggle', { newState: 'open' })))

class ToggleEvent extends Event {
  readonly newState: string
  constructor(type: string, { newState }: { newState: string }) {
    super(type)
    this.newState = newState
  }
}

beforeEach(() => {
  vi.clearAllMocks()
  Object.assign(HTMLElement.prototype, { hidePopover: hide, showPopover: opened })
  const items = [
    { label: 'Help with this phone', onSelect: help },
    { label: 'Copy all', onSelect: copy },
    { label: 'Close', onSelect: () => undefined },
  ]
  render(<MenuButton label="More actions" items={items} />, document.body)
})
afterEach(() => render(null, document.body))

const focused = () => document.activeElement?.textContent

describe('a menu', () => {
  test('opens with the focus on its first item, and says that it is open', async () => {
    const button = screen.getByRole('button', { name: 'More actions' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    await opened()
    expect(focused()).toBe('Help with this phone')
    expect(button.getAttribute('aria-expanded')).toBe('true')
  })

  test('opens at its last item with Arrow up', async () => {
    screen.getByRole('button', { name: 'More actions' }).focus()
    await person.keyboard('{ArrowUp}')
    expect(focused()).toBe('Close')
  })

  test('is walked with arrows around its ends, with Home and End, and by first letters', async () => {
    await opened()
    const path: [string, string][] = [
      ['{ArrowUp}', 'Close'],
      ['{ArrowDown}', 'Help with this phone'],
      ['{End}', 'Close'],
      ['{Home}', 'Help with this phone'],
      ['c', 'Copy all'],
      ['c', 'Close'],
    ]
    for (const [key, item] of path) {
      await person.keyboard(key)
      expect(focused()).toBe(item)
    }
  })

  test('closes before it does what was chosen, and with Tab', async () => {
    await opened()
    help.mockImplementation(() => expect(hide).toHaveBeenCalledOnce())
    await person.click(screen.getByRole('menuitem', { name: 'Help with this phone' }))
    expect(help).toHaveBeenCalledOnce()
    await opened()
    await person.keyboard('{Tab}')
    expect(hide).toHaveBeenCalledTimes(2)
  })
})
