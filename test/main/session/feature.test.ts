import { expect, it } from 'vitest'
import { sessionHandlers } from '../../../src/main/session/feature.ts'
import { createRefusedSignIn } from '../../../src/main/session/refused-sign-in.ts'
import type { SessionKeeper } from '../../../src/main/session/session-keeper.ts'

it.each([
  [{}, true, true],
  [{}, false, false],
  [{ KeepSignedIn: true }, true, true],
  [{ KeepSignedIn: false }, true, false],
])('policy %j and the wish to stay signed in %s keep the sign-in: %s', async (policy, keepSignedIn, kept) => {
  const asked: boolean[] = []
  const keeper: Pick<SessionKeeper, 'signIn'> = {
    async signIn(_fields, keep) {
      asked.push(keep)
      return { name: '', username: '', passwordChange: 'none', permissions: [], kept: keep }
    },
  }
  const refused = createRefusedSignIn(keeper, () => policy)
  const handlers = sessionHandlers(keeper as SessionKeeper, { status: async () => 'ready' }, refused)
  await handlers['session.signIn']({ fields: {}, keepSignedIn })
  expect(asked).toEqual([kept])
})
