// @vitest-environment happy-dom
import { screen } from '@testing-library/dom'
import { type ComponentChild, render } from 'preact'
import { beforeEach, expect, test } from 'vitest'
import { ForgotPassword } from '../../../src/renderer/recovery/forgot-password.tsx'
import { PasteLink } from '../../../src/renderer/recovery/paste-link.tsx'
import { RecoverByLink } from '../../../src/renderer/recovery/recover-by-link.tsx'
import { RecoverByPhone } from '../../../src/renderer/recovery/recover-by-phone.tsx'
import type { PageBridge } from '../../../src/shared/bridge.ts'
import { errorOf, fieldOf, paste, person } from '../person.ts'

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
const show = (page: ComponentChild) => render(page, document.body)

async function submit(label: string, text: string) {
  await paste(label, text)
  await person.keyboard('{Enter}')
}

test.each([
  ['a new password', 'recovery.requestPassword', <ForgotPassword email="" key="password" />],
  ['a link', 'recovery.requestLink', <RecoverByLink email="" key="link" />],
])('%s is asked for at the address that was meant, and never for a text that is none', async (_, name, page) => {
  show(page)
  await submit('Email Address', 'ann.example.com')
  await expect.poll(() => errorOf('Email Address')).toBe('An email address looks like name@example.com.')
  expect(sent[name]).toBeUndefined()
  // Of an input of the type "email" Chromium rewrites the domain.
  expect(fieldOf('Email Address').type).toBe('text')
  await submit('Email Address', '\u00a0ann@bücher.example\u00a0')
  await expect.poll(() => sent[name]).toEqual({ email: 'ann@bücher.example' })
})

test('a number and its code are sent without what only groups or hides in them', async () => {
  show(<RecoverByPhone purpose="email" />)
  await submit('Phone number', ' ＋1\u2011555\u2011010\u200e')
  await expect.poll(() => sent['recovery.requestCode']).toMatchObject({ phone: '+1-555-010' })
  await screen.findByLabelText('Code')
  await submit('Code', '１２３–456 ')
  await expect.poll(() => sent['recovery.verifyCode']).toMatchObject({ phone: '+1-555-010', code: '123456' })
})

test('a link is sent without what a mail program set around it', async () => {
  show(<PasteLink />)
  await submit('Link from the email', ' <https://portal.example/reset#token=abc>')
  await expect.poll(() => sent['recovery.openLink']).toEqual({ text: 'https://portal.example/reset#token=abc' })
})
