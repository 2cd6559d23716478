// @vitest-environment happy-dom
import { setImmediate } from 'node:timers/promises'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayLeave } from '../../../src/renderer/leaving/leave-guard.ts'
import { LoginActions } from '../../../src/renderer/phones/login-actions.tsx'
import { unseenPassword } from '../../../src/renderer/phones/unseen-password.ts'
import { beginSession, endSession, enterPortal, leaveAccount } from '../../../src/renderer/session/session-state.ts'
import type { Result } from '../../../src/shared/errors.ts'
import type { SecretSet } from '../../../src/shared/phones/phones.ts'
import { policyOf } from '../../shared/account/password-policies.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { portal, scriptedDetail, session, withPassword } from '../preview/scenarios.ts'

const password = `Plum-${crypto.randomUUID()}`
let answered: PromiseWithResolvers<Result<SecretSet>>

beforeEach(() => {
  answered = Promise.withResolvers()
  const fake = fakePortal({})
  const call = (name: 'phones.setPassword') =>
    name === 'phones.setPassword' ? answered.promise : fake.call(name, {} as never)
  Object.defineProperty(window, 'bridge', { value: { ...fake, call }, configurable: true })
  const phones = { sip: 'write-only', ftp: 'none', registrationState: false, extensions: true } as const
  const sipPassword = policyOf({ minLength: 8 })
  enterPortal({
    ...portal,
    capabilities: { ...portal.capabilities, phones: { ...phones, sipPassword, ftpPassword: null } },
  })
  beginSession(session)
})
afterEach(() => {
  render(null, document.body)
  endSession('signed-out')
})

const show = () =>
  act(() => {
    const phone = withPassword(scriptedDetail('phone-1'), 'write-only')
    render(<LoginActions phone={phone} secret="sip" onChanged={() => undefined} />, document.body)
  })
/** The lock, or the end of a session, takes the page away. */
const leave = () => act(() => render(null, document.body))
const dialog = () => document.querySelector('dialog')
const press = (name: string) =>
  act(() => [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === name)?.click())
const submit = () => act(() => document.querySelector('form')?.requestSubmit())

async function send() {
  await show()
  await press('Set a new password')
  const field = document.querySelector<HTMLInputElement>('input[name=password]')
  if (!field) throw new Error('no field')
  field.value = password
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await submit()
  await submit()
}

const set: Result<SecretSet> = { ok: true, value: { details: [] } }

describe('a new password that the portal never shows', () => {
  it('is shown to the person who comes back after a lock or an expired session', async () => {
    await send()
    await act(() => answered.resolve(set))
    await expect.poll(() => dialog()?.textContent).toContain(password)
    await leave()
    endSession('expired')
    beginSession(session)
    await show()
    await expect.poll(() => dialog()?.textContent).toContain(password)
    await press('Done')
    expect([dialog(), unseenPassword.value]).toEqual([null, null])
  })

  it('is not lost where the app locked while it was being set', async () => {
    await send()
    await leave()
    await show()
    expect(dialog()).toBeNull()
    await act(() => answered.resolve({ ok: false, error: { code: 'locked' } }))
    await expect.poll(() => dialog()?.textContent).toContain('The password may or may not have been changed')
    await expect.poll(() => dialog()?.textContent).toContain(password)
  })

  it.each([
    ['signed out', () => endSession('signed-out')],
    ['went over to another account', leaveAccount],
    [
      'gave way to another',
      () => {
        endSession('expired')
        beginSession({ ...session, username: 'another' })
      },
    ],
  ])('is forgotten once the person %s', async (_how, goes) => {
    await send()
    await act(() => answered.resolve(set))
    await expect.poll(() => dialog()?.textContent).toContain(password)
    await leave()
    await act(goes)
    expect(unseenPassword.value).toBeNull()
  })

  it('is not kept where its answer comes after the person signed out', async () => {
    await send()
    await leave()
    endSession('signed-out')
    answered.resolve({ ok: false, error: { code: 'locked' } })
    // Whatever comes of the answer has come then.
    await setImmediate()
    expect(unseenPassword.value).toBeNull()
    beginSession(session)
    await show()
    expect([dialog(), unseenPassword.value]).toEqual([null, null])
  })

  it('holds the person on its page until it is copied', async () => {
    await send()
    await act(() => answered.resolve(set))
    await expect.poll(() => dialog()?.textContent).toContain(password)
    let left: boolean | null = null
    void mayLeave().then((may) => {
      left = may
    })
    await act(() => undefined)
    expect(left).toBeNull()
    const unseen = unseenPassword.value
    if (!unseen) throw new Error('nothing is kept')
    unseenPassword.value = { ...unseen, copied: true }
    expect(await mayLeave()).toBe(true)
  })
})
