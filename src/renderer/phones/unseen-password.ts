import { signal } from '@preact/signals'
import type { AppErrorOf } from '../../shared/errors.ts'
import { alsoForget } from '../forms/drafts.ts'
import { guardClosing } from '../leaving/leave-guard.ts'
import type { SecretName } from './reveal.ts'

/** The outcome of setting a password: it is set, or the portal's answer was lost. */
export type SetOutcome =
  | { state: 'set'; password: string; details: string[] }
  | { state: 'unknown'; password: string; error: AppErrorOf<'outcome-unknown'> }

/** A new password that the portal never shows, until the person closes the dialog that set it. */
interface UnseenPassword extends SecretName {
  outcome: SetOutcome
  /** Whether the person has copied it, or has begun to export it. */
  taken: boolean
  /** Whether the person says that it is in the phone. */
  entered: boolean
}

/** Whether closing the dialog would lose the password. */
export const wouldBeLost = (unseen: UnseenPassword | null) => unseen !== null && !unseen.taken && !unseen.entered

/**
 * Kept only in this page's memory, and outside the dialog: the dialog goes away when the app locks or the session
 * expires, and opens again with the password once the person is back.
 */
export const unseenPassword = signal<UnseenPassword | null>(null)

guardClosing(() => wouldBeLost(unseenPassword.peek()), 'shown-once')

/** Counts how often the kept password was cleared, so that a late answer is recognised and dropped. */
let turn = 0

alsoForget(() => {
  turn++
  unseenPassword.value = null
})

/** Returns a function that keeps a password being set now, unless everything was cleared meanwhile: then the screen may belong to somebody else. */
export function keepingUnseen(): (unseen: UnseenPassword) => void {
  const begun = turn
  return (unseen) => {
    if (turn === begun) unseenPassword.value = unseen
  }
}

/** The password kept for this login, if any. */
export function unseenOf({ phone, secret }: SecretName): UnseenPassword | null {
  const unseen = unseenPassword.value
  return unseen?.phone === phone && unseen.secret === secret ? unseen : null
}
