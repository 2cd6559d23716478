import type { Account, AccountChange } from '../../shared/account/account.ts'
import type { Draft } from '../../shared/session/drafts.ts'

/** The fields of an account that are no secret, in the order of the screen. */
export const accountFields = ['name', 'email', 'username'] as const
export type AccountField = (typeof accountFields)[number]
export type AccountText = Record<AccountField, string>

/** What a person has typed, and the version of the account it is based on. Never includes passwords. */
export interface AccountDraft {
  base: Account
  text: AccountText
}

/** The same text based on a newer version. */
export interface Rebased extends AccountDraft {
  /** Fields that only the other writer changed: their text is taken. */
  taken: AccountField[]
  /** Fields that both changed: the person's text stays and the person chooses. */
  clashing: AccountField[]
}

/** A draft with nothing changed yet. */
export function draftOf(base: Account): AccountDraft {
  const { name, email, username } = base
  return { base, text: { name, email, username } }
}

/** The fields in which the person's text differs from the version it is based on. */
export function changedFields({ base, text }: AccountDraft): AccountField[] {
  return accountFields.filter((field) => text[field] !== base[field])
}

/** Rebases a draft on the version that another writer saved meanwhile, keeping the changes of both. */
export function rebase(draft: AccountDraft, theirs: Account): Rebased {
  const touched = new Set(changedFields(draft))
  const moved = accountFields.filter((field) => theirs[field] !== draft.base[field])
  const taken = moved.filter((field) => !touched.has(field))
  const clashing = moved.filter((field) => touched.has(field) && theirs[field] !== draft.text[field])
  const text = { ...draft.text }
  for (const field of taken) text[field] = theirs[field]
  return { base: theirs, text, taken, clashing }
}

/** What to send: only the fields that the person changed, with the version they saw. */
export function changeOf(
  draft: AccountDraft,
  passwords: Pick<AccountChange, 'currentPassword' | 'newPassword'>,
): AccountChange {
  const change: AccountChange = { etag: draft.base.etag, ...passwords }
  for (const field of changedFields(draft)) change[field] = draft.text[field]
  return change
}

/** A draft as plain text, to keep it when a session ends. */
export function recordOfDraft({ base, text }: AccountDraft): Draft {
  return {
    ...text,
    etag: base.etag,
    'base-name': base.name,
    'base-email': base.email,
    'base-username': base.username,
  }
}

/** Turns a record made by {@link recordOfDraft} back into a draft. */
export function draftFromRecord(record: Draft): AccountDraft {
  const { name = '', email = '', username = '', etag = '' } = record
  const base = {
    name: record['base-name'] ?? '',
    email: record['base-email'] ?? '',
    username: record['base-username'] ?? '',
    etag,
  }
  return { base, text: { name, email, username } }
}
