import type { Feature } from '../feature.ts'
import { accountHandlers } from './account-handlers.ts'
import { accountPasswordHandlers } from './account-password-handlers.ts'

export const account: Feature<'account'> = ({ session }) => ({
  handlers: { ...accountHandlers(session), ...accountPasswordHandlers(session) },
})
