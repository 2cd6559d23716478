import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRefusedSignIn } from '../../../src/main/session/refused-sign-in.ts'
import { type AppError, Failure } from '../../../src/shared/errors.ts'
import type { Session, SignIn } from '../../../src/shared/session/session.ts'
import { failureOf } from '../http/failure-of.ts'

const ofRegion: AppError = { code: 'invalid-credentials', suspect: 'region' }
const signedIn: Session = { name: '', username: '', passwordChange: 'none', permissions: [], kept: false }
const apiKey = crypto.randomUUID()
const entered: SignIn = { fields: { region: 'singapore', accountSid: 'north1', apiKey }, keepSignedIn: true }

/** A portal that gives these answers in turn; what is sent to it. */
function portal(...answers: (AppError | Session)[]) {
  const sent: [SignIn['fields'], boolean][] = []
  const keeper = {
    async signIn(fields: SignIn['fields'], keep: boolean) {
      sent.push([fields, keep])
      const answer = answers.shift() ?? signedIn
      if ('code' in answer) throw new Failure(answer)
      return answer
    },
  }
  return { sent, refused: createRefusedSignIn(keeper, () => ({})) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a sign-in that was refused, perhaps because of its region', () => {
  it('is sent to another region with the same keys, once', async () => {
    const { sent, refused } = portal(ofRegion)
    await failureOf(refused.attempt(entered))
    expect(await refused.attemptAt('mumbai')).toEqual(signedIn)
    expect(sent[1]).toEqual([{ ...entered.fields, region: 'mumbai' }, true])
    expect(await refused.attemptAt('mumbai')).toBeNull()
    expect(sent).toHaveLength(2)
  })

  it('is no longer suspected of its region when the other one refuses it too', async () => {
    const { refused } = portal(ofRegion, ofRegion)
    await failureOf(refused.attempt(entered))
    expect(await failureOf(refused.attemptAt('mumbai'))).toEqual({ code: 'invalid-credentials' })
    expect(await refused.attemptAt('mumbai')).toBeNull()
  })

  it.each([
    ['two minutes later', () => void vi.advanceTimersByTime(2 * 60_000)],
    ['once secrets are dropped', (refused: ReturnType<typeof portal>['refused']) => refused.forget()],
  ])('is forgotten %s', async (_when, pass) => {
    const { sent, refused } = portal(ofRegion)
    await failureOf(refused.attempt(entered))
    pass(refused)
    expect(await refused.attemptAt('mumbai')).toBeNull()
    expect(sent).toHaveLength(1)
  })

  it.each<AppError>([{ code: 'invalid-credentials' }, { code: 'offline', host: 'portal.example' }])(
    'is not held where the portal answers $code without that doubt',
    async (error) => {
      const { refused } = portal(error)
      await failureOf(refused.attempt(entered))
      expect(await refused.attemptAt('mumbai')).toBeNull()
    },
  )
})
