// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ForgotPassword } from '../../../src/renderer/recovery/forgot-password.tsx'
import { PasteLink } from '../../../src/renderer/recovery/paste-link.tsx'
import { RecoverByLink } from '../../../src/renderer/recovery/recover-by-link.tsx'
import { RecoverByPhone } from '../../../src/renderer/recovery/recover-by-phone.tsx'
import type { PageBridge } from '../../../src/shared/bridge.ts'

/** What main was asked for, by the name of the call. */
let sent: Record<string, unknown>

beforeEach(() => {
  sent = {}
  const call = async (name: string, payload: unknown) => {
    sent[name] = payload
    if (name !== 'recovery.requestCode') return { ok: false, error: { code: 'timeout', host: 'portal.example' } }
    return { ok: true, value: { expiresAt: Date.now() + 600_000, againAt: Date.now() + 600_000 } }
  }
  Object.defineProperty(window, 'bridge', {
    value: { call, on: () => () => undefined } as unknown as PageBridge,
    configurable: true,
  })
})
afterEach(() => render(null, document.body))

const show = (screen: ComponentChild) => render(screen, document.body)

function submit(name: string, text: string): HTMLInputElement {
  const input = document.querySelector<HTMLInputElement>(`input[name=${name}]`)
  if (!input) throw new Error(`no field ${name}`)
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.form?.requestSubmit()
  return input
}

test.each([
  ['a new password', 'recovery.requestPassword', <ForgotPassword email="" key="password" />],
  ['a link', 'recovery.requestLink', <RecoverByLink email="" key="link" />],
])('%s is asked for at the address that was meant, and never for a text that is none', async (_, name, screen) => {
  show(screen)
  const input = submit('email', 'ann.example.com')
  await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true')
  expect(sent[name]).toBeUndefined()
  // Of an input of the type "email" Chromium rewrites the domain.
  expect(input.type).toBe('text')
  submit('email', '\u00a0ann@bücher.example\u00a0')
  await expect.poll(() => sent[name]).toEqual({ email: 'ann@bücher.example' })
})

test('a number and its code are sent without what only groups or hides in them', async () => {
  show(<RecoverByPhone purpose="email" />)
  submit('phone', ' ＋1\u2011555\u2011010\u200e')
  await expect.poll(() => sent['recovery.requestCode']).toMatchObject({ phone: '+1-555-010' })
  await expect.poll(() => document.querySelector('input[name=code]')).not.toBeNull()
  submit('code', '１２３–456 ')
  await expect.poll(() => sent['recovery.verifyCode']).toMatchObject({ phone: '+1-555-010', code: '123456' })
})

test('a link is sent without what a mail program set around it', async () => {
  show(<PasteLink />)
  submit('text', ' <https://portal.example/reset#token=abc>')
  await expect.poll(() => sent['recovery.openLink']).toEqual({ text: 'https://portal.example/reset#token=abc' })
})
