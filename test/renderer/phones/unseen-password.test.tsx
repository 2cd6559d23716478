// @vitest-environment happy-dom
import { screen, within } from '@testing-library/dom'
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
import { fill, person, press } from '../person.ts'
import { fakePortal } from '../preview/fake-portal.ts'
import { portal, scriptedDetail, session, withPassword } from '../preview/scenarios.ts'

const password = `Plum-${crypto.randomUUID().slice(0, 18)}`
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
const dialog = () => screen.queryByRole('dialog')
/** The dialog that shows the password. */
const shown = async () => within(await screen.findByRole('dialog')).findByText(password)

async function send() {
  await show()
  await press('Set a new password for SIP')
  await fill('New password', password)
  await press('Continue')
  await press('Set new password')
}

const set: Result<SecretSet> = { ok: true, value: { details: [] } }

describe('a new password that the portal never shows', () => {
  it('is shown to the person who comes back after a lock or an expired session', async () => {
    await send()
    await act(() => answered.resolve(set))
    await shown()
    await leave()
    endSession('expired')
    beginSession(session)
    await show()
    await shown()
    await press('Done')
    await shown()
    await person.click(screen.getByRole('checkbox', { name: 'I have entered it in the phone' }))
    await press('Done')
    expect([dialog(), unseenPassword.value]).toEqual([null, null])
  })

  it('can be left with Done only once it is copied, exported, or in the phone', async () => {
    await send()
    await act(() => answered.resolve(set))
    await shown()
    const done = () => screen.getByRole('button', { name: 'Done' }).getAttribute('aria-disabled')
    const box = screen.getByRole('checkbox', { name: 'I have entered it in the phone' })
    expect(done()).toBe('true')
    await person.click(box)
    await expect.poll(done).not.toBe('true')
    await person.click(box)
    await expect.poll(done).toBe('true')
    await press('Export for this phone')
    await expect.poll(done).not.toBe('true')
  })

  it('is not lost where the app locked while it was being set', async () => {
    await send()
    await leave()
    await show()
    expect(dialog()).toBeNull()
    await act(() => answered.resolve({ ok: false, error: { code: 'locked' } }))
    await screen.findByText('The password may or may not have been changed')
    await shown()
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
    await shown()
    await leave()
    await act(goes)
    expect(unseenPassword.value).toBeNull()
  })

  it('is not kept where its answer comes after the person signed out', async () => {
    await send()
    await leave()
    endSession('signed-out')
    await act(() => answered.resolve({ ok: false, error: { code: 'locked' } }))
    expect(unseenPassword.value).toBeNull()
    beginSession(session)
    await show()
    expect([dialog(), unseenPassword.value]).toEqual([null, null])
  })

  it('holds the person on its page until it is copied', async () => {
    await send()
    await act(() => answered.resolve(set))
    await shown()
    let left: boolean | null = null
    void mayLeave().then((may) => {
      left = may
    })
    await act(() => undefined)
    expect(left).toBeNull()
    const unseen = unseenPassword.value
    if (!unseen) throw new Error('nothing is kept')
    unseenPassword.value = { ...unseen, taken: true }
    expect(await mayLeave()).toBe(true)
  })
})
