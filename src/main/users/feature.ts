import type { Feature } from '../feature.ts'
import { userHandlers } from './user-handlers.ts'

export const users: Feature<'users'> = ({ session }) => ({ handlers: userHandlers(session) })
