import { describe, expect, it } from 'vitest'
import { createSystemAuthentication } from '../../../src/main/lock/system-authentication.ts'

const touchId = (able: boolean, answer: () => Promise<void>) => ({
  canPromptTouchID: () => able,
  promptTouchID: answer,
})

describe("the system's own authentication", () => {
  it('is Touch ID, which asks the person', async () => {
    const proof = createSystemAuthentication(
      touchId(true, async () => undefined),
      'darwin',
    )
    expect([proof.isOffered(), await proof.ask()]).toEqual([true, true])
  })

  it('is not given by a person who declines', async () => {
    expect(
      await createSystemAuthentication(
        touchId(true, () => Promise.reject(new Error('declined'))),
        'darwin',
      ).ask(),
    ).toBe(false)
  })

  it.each([
    ['a Mac without it', touchId(false, async () => undefined), 'darwin'],
    ['Windows, where Electron has no Hello', {}, 'win32'],
    ['Linux', {}, 'linux'],
  ] as const)('is not offered on %s', async (_where, system, platform) => {
    const proof = createSystemAuthentication(system, platform)
    expect([proof.isOffered(), await proof.ask()]).toEqual([false, false])
  })
})
