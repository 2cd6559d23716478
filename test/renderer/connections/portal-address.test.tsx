// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { PortalAddress } from '../../../src/renderer/connections/portal-address.tsx'
import { forgetDrafts } from '../../../src/renderer/forms/drafts.ts'
import type { AppError } from '../../../src/shared/errors.ts'
import { errorOf, fieldOf, fill, press } from '../person.ts'
import { fakePortal } from '../preview/fake-portal.ts'

afterEach(() => {
  render(null, document.body)
  forgetDrafts()
  vi.restoreAllMocks()
})

async function checkAt(host: string, error: AppError) {
  const fake = fakePortal({ 'portal.known': { value: { services: [] } }, 'portal.check': { error } })
  Object.defineProperty(window, 'bridge', { value: fake, configurable: true })
  render(<PortalAddress />, document.body)
  await fill('Portal address', host)
  await press('Check address')
}

const unknown: AppError = { code: 'offline', host: 'nosuch.invalid', suspect: 'unknown-name' }

test('a mistyped name is said at the field, which is marked and has the focus', async () => {
  await checkAt('nosuch.invalid', unknown)
  await expect.poll(() => errorOf('Portal address')).toBe('No portal found at nosuch.invalid. Check the spelling.')
  await expect.poll(() => document.activeElement).toBe(fieldOf('Portal address'))
  expect(fieldOf('Portal address').value).toBe('nosuch.invalid')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a computer without a network knows no names, so the network is named and not the spelling', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await checkAt('nosuch.invalid', unknown)
  expect((await screen.findByRole('alert')).textContent).toContain('Check your network connection')
  expect(errorOf('Portal address')).toBeNull()
})
