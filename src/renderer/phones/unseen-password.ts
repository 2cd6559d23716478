import { signal } from '@preact/signals'
import type { AppErrorOf } from '../../shared/errors.ts'
import { alsoForget } from '../forms/drafts.ts'
import { guardClosing } from '../leaving/leave-guard.ts'
import type { SecretName } from './reveal.ts'

/** What came of setting a password: it is in force, or the portal's answer was lost. */
export type SetOutcome =
  | { state: 'set'; password: string; details: string[] }
  | { state: 'unknown'; password: string; error: AppErrorOf<'outcome-unknown'> }

/** A new password that the portal never shows, until the person closes the dialog that set it. */
interface UnseenPassword extends SecretName {
  outcome: SetOutcome
  /** The person has copied it. */
  copied: boolean
}

/**
 * In this page's memory alone, and outside of the dialog: that goes when the app locks or the session ends by
 * itself, and opens again with what is here once the person is back.
 */
export const unseenPassword = signal<UnseenPassword | null>(null)

guardClosing(() => unseenPassword.peek()?.copied === false, 'shown-once')

/** Counts how often what is kept was forgotten, so that a late answer knows it is late. */
let turn = 0

alsoForget(() => {
  turn++
  unseenPassword.value = null
})

/** Gives what keeps a password that is being set now, unless all is forgotten meanwhile: then it is somebody else's screen. */
export function keepingUnseen(): (unseen: UnseenPassword) => void {
  const begun = turn
  return (unseen) => {
    if (turn === begun) unseenPassword.value = unseen
  }
}

/** The one that is kept of this login, if there is one. */
export function unseenOf({ phone, secret }: SecretName): UnseenPassword | null {
  const unseen = unseenPassword.value
  return unseen?.phone === phone && unseen.secret === secret ? unseen : null
}
