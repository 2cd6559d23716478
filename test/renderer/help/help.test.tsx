// @vitest-environment happy-dom
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

function shown(forbidden: Start['forbidden']): string {
  start.value = { ...started, forbidden }
  render(<Help />, document.body)
  return document.body.textContent ?? ''
}

it('the help page offers diagnostics, and does not where policy would refuse them', () => {
  expect(shown([])).toContain('Save diagnostics for IT')
  expect(shown(['diagnostics'])).not.toContain('diagnostics')
})
