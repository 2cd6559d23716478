// @vitest-environment happy-dom

import { render } from 'preact'
import { afterEach, expect, test } from 'vitest'
import { Dialog } from '../../../src/renderer/ui/dialog.tsx'

const page = document.createElement('main')
afterEach(() => {
  render(null, page)
  page.remove()
})

const shown = () => document.querySelector('dialog')
const show = (name: string | null) =>
  render(
    <>
      <button type="button">Open</button>
      {name !== null && (
        <Dialog key={name} title={name} onClose={() => undefined}>
          {name}
        </Dialog>
      )}
    </>,
    page,
  )

test('a dialog that replaces another is open at once, so that no key reaches the page behind them', () => {
  document.body.append(page)
  show(null)
  const opener = page.querySelector('button')
  opener?.focus()
  for (const name of ['First', 'Second']) {
    show(name)
    expect(shown()?.open).toBe(true)
    expect(shown()?.contains(document.activeElement)).toBe(true)
  }
  show(null)
  expect(document.activeElement).toBe(opener)
})
