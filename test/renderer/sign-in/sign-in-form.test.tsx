// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { remembered } from '../../../src/renderer/session/session-state.ts'
import { SignInForm } from '../../../src/renderer/sign-in/sign-in-form.tsx'
import type { PageBridge } from '../../../src/shared/bridge.ts'

/** Main refuses every sign-in; gives what was sent. */
function mainRefuses() {
  const sent: unknown[] = []
  const call = async (name: string, payload: unknown) => {
    if (name === 'session.signIn') sent.push(payload)
    return { ok: false, error: { code: 'invalid-credentials' } }
  }
  Object.defineProperty(window, 'bridge', {
    value: { call, on: () => () => undefined } as unknown as PageBridge,
    configurable: true,
  })
  return sent
}

const input = (name: string) => {
  const found = document.querySelector<HTMLInputElement>(`input[name=${name}]`)
  if (!found) throw new Error(`no field ${name}`)
  return found
}
const fill = (name: string, text: string) => {
  input(name).value = text
  input(name).dispatchEvent(new Event('input', { bubbles: true }))
}
const submit = () => document.querySelector('form')?.requestSubmit()

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
    />,
    document.body,
  )
})
afterEach(() => render(null, document.body))

test('what was pasted with spaces and invisible marks is sent as it was meant, the password to the letter', async () => {
  const sent = mainRefuses()
  fill('clientId', ' northwind\u200b')
  fill('username', '\u00a0ann ')
  fill('password', ' secret ')
  submit()
  await expect.poll(() => sent).toHaveLength(1)
  expect(sent).toEqual([
    { fields: { clientId: 'northwind', username: 'ann', password: ' secret ' }, keepSignedIn: false },
  ])
  expect(input('username').value).toBe('ann')
})

test('a refused password is emptied, but one with a space at its end stays, and the space is named', async () => {
  const sent = mainRefuses()
  fill('clientId', 'northwind')
  fill('username', 'ann')
  fill('password', 'secret')
  submit()
  await expect.poll(() => input('password').value).toBe('')
  fill('password', '    temporary ')
  submit()
  await expect.poll(() => sent).toHaveLength(2)
  await expect.poll(() => document.activeElement).toBe(input('password'))
  expect(input('password').value).toBe('    temporary ')
  const note = document.getElementById(input('password').getAttribute('aria-describedby') ?? '')
  await expect.poll(() => note?.textContent).toContain('There are spaces at its start and its end.')
})
