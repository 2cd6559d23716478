import { describe, expect, test, vi } from 'vitest'
import { phoneHandlers } from '../../../src/main/phones/feature.ts'
import type { PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import type { SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { UnderWay } from '../../../src/main/under-way.ts'

const request = { phone: 'phone-1', secret: 'sip' } as const

/** The handlers over a portal whose answer, and a session whose token, come when the test says. */
function opened() {
  const token = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<string>()
  const copied = Promise.withResolvers<number>()
  const setPassword = vi.fn(async () => ({}))
  const adapter = { phones: { readSecret: () => answer.promise, setPassword } } as unknown as PortalAdapter
  const session = {
    async authorized(use: (token: string, adapter: PortalAdapter) => unknown) {
      await token.promise
      return use('token', adapter)
    },
  } as unknown as SessionKeeper
  const clipboard = {
    copyText: async () => undefined,
    copySecret: vi.fn(() => copied.promise),
    clearNow: vi.fn(async () => undefined),
  }
  const underWay = new UnderWay()
  const handlers = phoneHandlers(session, clipboard, underWay, () => undefined)
  return { handlers, underWay, token, answer, copied, clipboard, setPassword }
}

const cancelled = { error: { code: 'cancelled' } }

describe('when the app locks while a phone’s password is on its way', () => {
  test('it is not copied', async () => {
    const { handlers, underWay, token, answer, clipboard } = opened()
    token.resolve()
    const copying = handlers['phones.copySecret'](request)
    underWay.end()
    answer.resolve('secret')
    await expect(copying).rejects.toMatchObject(cancelled)
    expect(clipboard.copySecret).not.toHaveBeenCalled()
  })

  test('it is not shown', async () => {
    const { handlers, underWay, token, answer } = opened()
    token.resolve()
    const revealing = handlers['phones.reveal'](request)
    underWay.end()
    answer.resolve('secret')
    await expect(revealing).rejects.toMatchObject(cancelled)
  })
})

test('a copy that was made while the app locked is taken back', async () => {
  const { handlers, underWay, token, answer, copied, clipboard } = opened()
  token.resolve()
  answer.resolve('secret')
  const copying = handlers['phones.copySecret'](request)
  await vi.waitFor(() => expect(clipboard.copySecret).toHaveBeenCalledOnce())
  underWay.end()
  copied.resolve(30_000)
  await expect(copying).rejects.toMatchObject(cancelled)
  expect(clipboard.clearNow).toHaveBeenCalledOnce()
})

describe('a new password', () => {
  test('takes the old one off the clipboard, and not itself', async () => {
    const { handlers, token, clipboard } = opened()
    token.resolve()
    await handlers['phones.setPassword']({ ...request, password: 'new' })
    expect(clipboard.clearNow).toHaveBeenCalledExactlyOnceWith('new')
  })

  test('that waits for a token is not sent once the app locked', async () => {
    const { handlers, underWay, token, setPassword } = opened()
    const setting = handlers['phones.setPassword']({ ...request, password: 'new' })
    underWay.end()
    token.resolve()
    await expect(setting).rejects.toMatchObject(cancelled)
    expect(setPassword).not.toHaveBeenCalled()
  })
})
