import type { Feature } from '../feature.ts'
import { codeHandlers } from './code-handlers.ts'
import { linkHandlers } from './link-handlers.ts'

export const recovery: Feature<'recovery'> = ({ portal, session, deepLinks, emit }) => ({
  handlers: {
    'recovery.requestPassword': async ({ email }) => (await portal.adapter()).requestPassword(email),
    ...linkHandlers(portal, session, deepLinks, emit),
    ...codeHandlers(portal),
  },
})
