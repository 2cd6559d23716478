// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { render } from 'preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetDrafts } from '../../../src/renderer/forms/drafts.ts'
import { remembered } from '../../../src/renderer/session/session-state.ts'
import { SignInForm } from '../../../src/renderer/sign-in/sign-in-form.tsx'
import type { PageBridge } from '../../../src/shared/bridge.ts'
import type { AppError } from '../../../src/shared/errors.ts'
import { fieldOf, fill, noteOf, paste, person, press } from '../person.ts'

/** Main refuses every sign-in; gives what was sent. */
function mainRefuses(error: AppError = { code: 'invalid-credentials' }) {
  const sent: unknown[] = []
  const call = async (name: string, payload: unknown) => {
    if (name === 'session.signIn') sent.push(payload)
    return { ok: false, error }
  }
  Object.defineProperty(window, 'bridge', {
    value: { call, on: () => () => undefined } as unknown as PageBridge,
    configurable: true,
  })
  return sent
}

beforeEach(() => {
  remembered.value = {}
  render(
    <SignInForm
      fields={[
        { name: 'clientId', secret: false, remember: true },
        { name: 'username', secret: false, remember: true },
        { name: 'password', secret: true, remember: false },
      ]}
      keepSignedIn={false}
      notice={null}
    />,
    document.body,
  )
})
afterEach(forgetDrafts)

test('what was pasted with spaces and invisible marks is sent as it was meant, the password to the letter', async () => {
  const sent = mainRefuses()
  await paste('Client ID', ' northwind\u200b')
  await paste('Username', '\u00a0ann ')
  await paste('Password', ' secret ')
  await press('Login')
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent).toEqual([
    { fields: { clientId: 'northwind', username: 'ann', password: ' secret ' }, keepSignedIn: false },
  ])
  expect(fieldOf('Username').value).toBe('ann')
})

test('a refused password is emptied, but one with a space at its end stays, and the space is named', async () => {
  const sent = mainRefuses()
  await fill('Client ID', 'northwind')
  await fill('Username', 'ann')
  await fill('Password', 'secret')
  await person.keyboard('{Enter}')
  await expect.poll(() => fieldOf('Password').value).toBe('')
  await fill('Password', '    temporary ')
  await press('Login')
  await expect.poll(() => sent).toHaveLength(2)
  await expect.poll(() => document.activeElement).toBe(fieldOf('Password'))
  expect(fieldOf('Password').value).toBe('    temporary ')
  await expect.poll(() => noteOf('Password')).toContain('It starts and ends with a space.')
})

test('a lockout names who is locked out, empties the password, and leaves Login to everybody else', async () => {
  const sent = mainRefuses({ code: 'too-many-attempts', retryAt: Date.now() + 14 * 60_000 })
  await fill('Client ID', 'northwind')
  await fill('Username', 'ada.fernandes')
  await fill('Password', 'secret')
  await press('Login')
  const notice = await screen.findByRole('alert')
  expect(notice.textContent).toContain('ada.fernandes is locked until')
  expect(fieldOf('Password').value).toBe('')
  const login = screen.getByRole('button', { name: 'Login' })
  expect(login.getAttribute('aria-disabled')).toBe('true')

  await fill('Username', 'ben.okoro')
  await fill('Password', 'secret')
  await expect.poll(() => login.getAttribute('aria-disabled')).not.toBe('true')
  await press('Login')
  await expect.poll(() => sent).toHaveLength(2)
})
