import { Failure } from '../../shared/errors.ts'
import type { OpenedLink } from '../../shared/recovery/recovery.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import { inUse } from '../connections/connection-handlers.ts'
import type { Feature } from '../feature.ts'
import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { CodeRecovery } from '../portals/facets.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'
import { parseDeepLink, parsePastedLink, type ResetLink } from './deep-link.ts'
import type { DeepLinks } from './deep-links.ts'
import { createHeld } from './held.ts'

export const recovery: Feature<'recovery'> = ({ portal, session, deepLinks, emit }) => ({
  handlers: {
    'recovery.requestPassword': async ({ email }) => offered((await portal.adapter()).recovery?.requestPassword)(email),
    ...linkHandlers(portal, session, deepLinks, emit),
    ...codeHandlers(portal),
  },
})

type LinkCalls =
  | 'recovery.requestLink'
  | 'recovery.openLink'
  | 'recovery.openedLink'
  | 'recovery.cancelLink'
  | 'recovery.acceptLink'
  | 'recovery.redeemLink'

/**
 * The recovery method by an emailed link. A link names its portal and may be forged: no request is sent to any portal
 * other than the one in use until the person agrees, and a link for a portal that policy forbids is treated as invalid.
 */
export function linkHandlers(
  portal: ActivePortal,
  session: SessionKeeper,
  deepLinks: DeepLinks,
  emit: Emit,
  now: () => number = Date.now,
): Pick<Handlers, LinkCalls> {
  const links = createHeld<ResetLink>(now)
  /** The link that the system opened the app with. */
  let opened = ''

  const isActive = (origin: URL) => portal.connection()?.profile.url === origin.origin

  function view(link: string): OpenedLink {
    const { portal: origin } = links.get(link)
    const active = isActive(origin)
    const name = active ? portal.connection()?.profile.name : undefined
    return { link, portal: name ?? origin.host, active }
  }

  deepLinks.listen((text) => {
    const link = parseDeepLink(text)
    if (link.kind === 'unknown' || !portal.mayUse(link.portal.origin)) return
    portal.agreeTo(link.portal)
    opened = links.hold(link)
    emit('recovery.linkOpened', view(opened))
  })

  return {
    'recovery.requestLink': async ({ email }) => offered((await portal.adapter()).recovery?.link).request(email),
    async 'recovery.openLink'({ text }) {
      const link = parsePastedLink(text)
      if (link.kind === 'unknown')
        throw new Failure({ code: 'validation', problems: [{ field: 'text', rule: 'not-a-link' }] })
      if (!portal.mayUse(link.portal.origin)) throw new Failure({ code: 'managed' })
      return view(links.hold(link))
    },
    'recovery.openedLink': async () => (links.has(opened) ? view(opened) : null),
    async 'recovery.cancelLink'({ link }) {
      if (links.has(link)) links.drop()
      return {}
    },
    async 'recovery.acceptLink'({ link }) {
      const { portal: origin } = links.get(link)
      const known = portal.connections().find(({ profile }) => profile.url === origin.origin)
      if (known) portal.use(known.id)
      else await portal.choose(origin.href)
      await session.signOut()
      return inUse(portal, session)
    },
    'recovery.redeemLink': ({ link, newPassword }) =>
      links.using(link, async ({ portal: origin, token }) => {
        if (!isActive(origin)) throw new Failure({ code: 'refused' })
        const recovered = await offered((await portal.adapter()).recovery?.link).redeem(token, newPassword)
        links.drop()
        return recovered
      }),
  }
}

type CodeCalls = 'recovery.requestCode' | 'recovery.verifyCode' | 'recovery.setPassword' | 'recovery.readEmail'

/**
 * The recovery method by a code on the phone. The ticket for a correct code stays here, with the portal that issued it.
 */
export function codeHandlers(portal: ActivePortal, now: () => number = Date.now): Pick<Handlers, CodeCalls> {
  const tickets = createHeld<{ recovery: CodeRecovery; ticket: string }>(now)

  return {
    'recovery.requestCode': async (request) => offered((await portal.adapter()).recovery?.code).request(request),
    async 'recovery.verifyCode'(code) {
      const recovery = offered((await portal.adapter()).recovery?.code)
      const { ticket, accounts } = await recovery.verify(code)
      return { ticket: tickets.hold({ recovery, ticket }), accounts }
    },
    'recovery.setPassword': ({ ticket: name, account, newPassword }) =>
      tickets.using(name, async ({ recovery, ticket }) => {
        const recovered = await recovery.setPassword(ticket, account, newPassword)
        tickets.drop()
        return recovered
      }),
    'recovery.readEmail': ({ ticket: name, account }) =>
      tickets.using(name, async ({ recovery, ticket }) => ({ email: await recovery.readEmail(ticket, account) })),
  }
}
