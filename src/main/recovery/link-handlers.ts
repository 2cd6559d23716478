import { Failure } from '../../shared/errors.ts'
import type { OpenedLink } from '../../shared/recovery.ts'
import type { Emit, Handlers } from '../handlers.ts'
import type { ActivePortal } from '../portal/active-portal.ts'
import { inUse } from '../portal/connection-handlers.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { parseDeepLink, parsePastedLink, type ResetLink } from './deep-link.ts'
import type { DeepLinks } from './deep-links.ts'
import { createHeld } from './held.ts'
import { recoveryOf } from './recovery-of.ts'

type LinkCalls =
  | 'recovery.requestLink'
  | 'recovery.openLink'
  | 'recovery.openedLink'
  | 'recovery.acceptLink'
  | 'recovery.redeemLink'

/**
 * The way back in by an e-mailed link. A link says itself which portal it belongs to, and anybody may
 * have written it: nothing is asked of another portal than the one in use until the person agreed.
 */
export function linkHandlers(
  portal: ActivePortal,
  session: SessionKeeper,
  deepLinks: DeepLinks,
  emit: Emit,
): Pick<Handlers, LinkCalls> {
  const links = createHeld<ResetLink>()
  let opened: OpenedLink | null = null

  const isActive = (origin: URL) => portal.connection()?.profile.url === origin.origin

  function open(link: ResetLink): OpenedLink {
    const active = isActive(link.portal)
    const name = active ? portal.connection()?.profile.name : undefined
    return { link: links.hold(link), portal: name ?? link.portal.host, active }
  }

  deepLinks.listen((text) => {
    const link = parseDeepLink(text)
    if (link.kind === 'unknown') return
    opened = open(link)
    emit('recovery.linkOpened', opened)
  })

  return {
    'recovery.requestLink': async ({ email }) => recoveryOf(await portal.provider()).requestLink(email),
    async 'recovery.openLink'({ text }) {
      const link = parsePastedLink(text)
      if (link.kind === 'reset') return open(link)
      throw new Failure({ code: 'validation', problems: [{ field: 'text', rule: 'not-a-link' }] })
    },
    'recovery.openedLink': async () => opened,
    async 'recovery.acceptLink'({ link }) {
      const { portal: origin } = links.get(link)
      const known = portal.connections().find(({ profile }) => profile.url === origin.origin)
      if (known) portal.use(known.id)
      else await portal.choose(origin.href)
      await session.signOut()
      return inUse(portal, session)
    },
    async 'recovery.redeemLink'({ link, newPassword }) {
      const { portal: origin, token } = links.get(link)
      if (!isActive(origin)) throw new Failure({ code: 'refused' })
      const recovered = await recoveryOf(await portal.provider()).redeemLink(token, newPassword)
      links.drop()
      opened = null
      return recovered
    },
  }
}
