import type { Draft, DraftForm } from '../../shared/session/drafts.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { Handlers } from '../ipc/dispatch.ts'
import type { SessionKeeper } from './session-keeper.ts'

/** Text typed on the page and not yet sent, in case the page crashes or hangs. In memory only. */
export interface Drafts {
  handlers: Pick<Handlers, 'drafts.keep' | 'drafts.take'>
  /** Forgets all drafts, after a sign-out. */
  forget(): void
  /** Forgets drafts of other accounts or people. */
  forgetOthers(): void
}

/**
 * Drafts belong to the account in use and to the person who signed in there last; some forms require that person to be
 * signed in.
 */
export function createDrafts(portal: Pick<ActivePortal, 'connection'>, session: Pick<SessionKeeper, 'isOpen'>): Drafts {
  const held = new Map<DraftForm, Draft>()
  let owner = ''

  const forgetOthers = () => {
    const { id = '', account = '' } = portal.connection() ?? {}
    const now = JSON.stringify([id, account])
    if (now !== owner) held.clear()
    owner = now
  }
  const isOpen = (form: DraftForm) => form !== 'account' || session.isOpen(portal.connection()?.id ?? '')

  return {
    handlers: {
      async 'drafts.keep'({ form, draft }) {
        forgetOthers()
        if (draft === null) held.delete(form)
        else if (isOpen(form)) held.set(form, draft)
        return {}
      },
      async 'drafts.take'({ form }) {
        forgetOthers()
        return { draft: isOpen(form) ? (held.get(form) ?? null) : null }
      },
    },
    forget: () => held.clear(),
    forgetOthers,
  }
}
