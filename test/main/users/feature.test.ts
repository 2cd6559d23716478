import { expect, test } from 'vitest'
import { accountHandlers } from '../../../src/main/account/feature.ts'
import type { PortalAdapter } from '../../../src/main/portals/portal-adapter.ts'
import type { SessionKeeper } from '../../../src/main/session/session-keeper.ts'
import { userHandlers } from '../../../src/main/users/feature.ts'
import { failureOf } from '../http/failure-of.ts'

/** Signed in at a portal that has none of it. */
const session = { authorized: async (use) => use('token', {} as PortalAdapter) } as SessionKeeper

test.each([
  ['list users', () => userHandlers(session)['users.list']({ cursor: null })],
  ['send a temporary password', () => userHandlers(session)['users.sendTemporaryPassword']({ user: 'ben' })],
  ['set a voicemail PIN', () => accountHandlers(session)['account.setVoicemailPin']({ pin: '0417' })],
  [
    'set an operator’s password',
    () => accountHandlers(session)['account.setOperatorPassword']({ newPassword: crypto.randomUUID() }),
  ],
])('where the portal cannot %s, asking for it is refused and reaches no portal', async (_, call) => {
  expect((await failureOf(call())).code).toBe('not-found')
})
