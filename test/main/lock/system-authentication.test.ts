import { describe, expect, it } from 'vitest'
import { createSystemAuthentication } from '../../../src/main/lock/system-authentication.ts'

const purpose = () => 'unlock'

const touchId = (able: boolean, answer: (reason: string) => Promise<void>) => ({
  canPromptTouchID: () => able,
  promptTouchID: answer,
})

describe("the system's own authentication", () => {
  it('is Touch ID, which asks the person and says what for', async () => {
    const reasons: string[] = []
    const proof = createSystemAuthentication(
      touchId(true, async (reason) => void reasons.push(reason)),
      'darwin',
      purpose,
    )
    expect([proof.isOffered(), await proof.ask(), reasons]).toEqual([true, true, ['unlock']])
  })

  it('is not given by a person who declines', async () => {
    expect(
      await createSystemAuthentication(
        touchId(true, () => Promise.reject(new Error('declined'))),
        'darwin',
        purpose,
      ).ask(),
    ).toBe(false)
  })

  it.each([
    ['a Mac without it', touchId(false, async () => undefined), 'darwin'],
    ['Windows, where Electron has no Hello', {}, 'win32'],
    ['Linux', {}, 'linux'],
  ] as const)('is not offered on %s', async (_where, system, platform) => {
    const proof = createSystemAuthentication(system, platform, purpose)
    expect([proof.isOffered(), await proof.ask()]).toEqual([false, false])
  })
})
