// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../../src/renderer/bridge.ts'
import { reauthenticationQuestion } from '../../../src/renderer/session/reauthenticate.ts'
import { beginSession, endReason, leaveAccount, session } from '../../../src/renderer/session/session-state.ts'
import type { PageBridge } from '../../../src/shared/bridge.ts'
import type { AppError } from '../../../src/shared/errors.ts'

/** Lets main answer with these, one a call; then with success. */
function mainAnswers(...errors: AppError[]) {
  const asked: string[] = []
  const answer = async (name: string) => {
    asked.push(name)
    const error = errors.shift()
    return error ? { ok: false, error } : { ok: true, value: { password: 'shown', hideAfterMs: 1 } }
  }
  Object.defineProperty(window, 'bridge', {
    value: { call: answer, on: () => () => undefined } as unknown as PageBridge,
    configurable: true,
  })
  return asked
}

const reveal = () => call('phones.reveal', { phone: 'p1', secret: 'sip' })

beforeEach(() => {
  beginSession({ name: 'Dana', username: 'dana', passwordChange: 'none', permissions: ['phones'], kept: false })
})

describe('a call to main', () => {
  it('leads back to sign-in, with the reason, when the session has expired', async () => {
    mainAnswers({ code: 'session-expired' })
    await reveal()
    expect(session.value).toBeNull()
    expect(endReason.value).toBe('expired')
  })

  it('asks for the password when the portal wants it, and then does what was asked for', async () => {
    const asked = mainAnswers({ code: 'reauthentication-required' })
    const answer = reveal()
    await expect.poll(() => reauthenticationQuestion.value).not.toBeNull()
    reauthenticationQuestion.value?.answer(true)
    expect(await answer).toMatchObject({ ok: true })
    expect(asked).toEqual(['phones.reveal', 'phones.reveal'])
  })

  it('repeats a call once only', async () => {
    const asked = mainAnswers({ code: 'reauthentication-required' }, { code: 'reauthentication-required' })
    const answer = reveal()
    await expect.poll(() => reauthenticationQuestion.value).not.toBeNull()
    reauthenticationQuestion.value?.answer(true)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'reauthentication-required' } })
    expect(asked).toHaveLength(2)
  })

  it('is cancelled when the person does not give the password', async () => {
    const asked = mainAnswers({ code: 'reauthentication-required' })
    const answer = reveal()
    await expect.poll(() => reauthenticationQuestion.value).not.toBeNull()
    reauthenticationQuestion.value?.answer(false)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(asked).toHaveLength(1)
  })

  it('asks once for two calls that need the password at the same time', async () => {
    mainAnswers({ code: 'reauthentication-required' }, { code: 'reauthentication-required' })
    const answers = Promise.all([reveal(), reveal()])
    await expect.poll(() => reauthenticationQuestion.value).not.toBeNull()
    reauthenticationQuestion.value?.answer(true)
    expect(await answers).toMatchObject([{ ok: true }, { ok: true }])
    expect(reauthenticationQuestion.value).toBeNull()
  })
  it.each([
    ['a password', undefined],
    ['the end of a session', { code: 'session-expired' }],
    ['a question for the password', { code: 'reauthentication-required' }],
  ] as const)('drops %s that comes after the person went over to another account', async (_, error) => {
    const asked = mainAnswers(...(error ? [error] : []))
    const late = reveal()
    leaveAccount()
    beginSession({ name: 'Eve', username: 'eve', passwordChange: 'none', permissions: ['phones'], kept: false })
    expect(await late).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(session.value?.name).toBe('Eve')
    expect(reauthenticationQuestion.value).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('is not made in another account’s name when the password comes after the person went over', async () => {
    const asked = mainAnswers({ code: 'reauthentication-required' })
    const answer = reveal()
    await expect.poll(() => reauthenticationQuestion.value).not.toBeNull()
    leaveAccount()
    reauthenticationQuestion.value?.answer(true)
    expect(await answer).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(asked).toHaveLength(1)
  })
})
