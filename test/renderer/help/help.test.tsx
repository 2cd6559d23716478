// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, expect, it } from 'vitest'
import { Help } from '../../../src/renderer/help/help.tsx'
import { start } from '../../../src/renderer/session/session-state.ts'
import type { Start } from '../../../src/shared/app/app.ts'
import { start as started } from '../preview/scenarios.ts'

afterEach(() => {
  render(null, document.body)
  start.value = null
})

const show = (forbidden: Start['forbidden']) => {
  start.value = { ...started, forbidden }
  render(<Help />, document.body)
}

it('the help page offers diagnostics, and does not where policy would refuse them', () => {
  show([])
  screen.getByRole('button', { name: 'Save diagnostics for IT' })
  show(['diagnostics'])
  expect(screen.queryByText(/diagnostics/i)).toBeNull()
})
