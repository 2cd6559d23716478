import type { Feature } from '../feature.ts'
import { offered } from '../portals/portal-adapter.ts'
import { codeHandlers } from './code-handlers.ts'
import { linkHandlers } from './link-handlers.ts'

export const recovery: Feature<'recovery'> = ({ portal, session, deepLinks, emit }) => ({
  handlers: {
    'recovery.requestPassword': async ({ email }) => offered((await portal.adapter()).recovery?.requestPassword)(email),
    ...linkHandlers(portal, session, deepLinks, emit),
    ...codeHandlers(portal),
  },
})
