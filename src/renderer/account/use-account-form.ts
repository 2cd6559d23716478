import { accountText } from 'text:account'
import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Account, AccountSaved } from '../../shared/account/account.ts'
import type { Capabilities } from '../../shared/connections/portal.ts'
import type { AppError } from '../../shared/errors.ts'
import { cleanEmail, cleanIdentifier, cleanName, couldBeEmail } from '../../shared/text/typed-text.ts'
import { call } from '../bridge.ts'
import { holdDraft } from '../forms/drafts.ts'
import { type FieldErrors, type FormState, useForm } from '../forms/use-form.ts'
import { useLeaveGuard } from '../leaving/leave-guard.ts'
import {
  type AccountDraft,
  type AccountText,
  accountFields,
  changedFields,
  changeOf,
  draftFromRecord,
  draftOf,
  rebase,
  recordOfDraft,
} from './account-draft.ts'
import type { Conflict } from './conflict-notice.tsx'
import { newPasswordErrors } from './new-password-errors.ts'

export type AccountCapabilities = NonNullable<Capabilities['account']>
export type AccountFormField = keyof AccountText | 'currentPassword' | 'newPassword' | 'confirmation'

const noPasswords = { currentPassword: '', newPassword: '', confirmation: '' }

export interface AccountForm {
  form: FormState<AccountFormField>
  /** What another writer changed meanwhile; null if nothing. */
  conflict: ReadonlySignal<Conflict | null>
  /** Whether the text was typed before the session ended. */
  restored: ReadonlySignal<boolean>
  /** Whether the last changes were saved. */
  saved: ReadonlySignal<boolean>
  /** Whether the fields for a new password are shown. */
  choosesPassword: Signal<boolean>
  /** Gives up what was typed. */
  discard(): void
}

/**
 * The state of Edit Account, based on the version that was read. `onSaved` is called after every save, with whether the
 * person typed more meanwhile.
 */
export function useAccountForm(
  account: Account,
  capabilities: AccountCapabilities,
  onSaved: (saved: AccountSaved, typedOn: boolean) => void,
): AccountForm {
  const base = useSignal(account)
  const conflict = useSignal<Conflict | null>(null)
  const restored = useSignal(false)
  const saved = useSignal(false)
  const choosesPassword = useSignal(false)

  const form = useForm<AccountFormField>({
    initial: { ...draftOf(account).text, ...noPasswords },
    clean: { name: cleanName, email: cleanEmail, username: cleanIdentifier },
    validate: (values) => {
      saved.value = false
      return accountErrors(capabilities, values)
    },
    submit: (values) => save(values, { again: false }),
  })
  const draft = (values: AccountText): AccountDraft => {
    const { name, email, username } = values
    return { base: base.peek(), text: { name, email, username } }
  }

  /** `again`: the account has a newer version with the same content, so this is a second attempt with that version. */
  const save = async (
    values: Record<AccountFormField, string>,
    { again }: { again: boolean },
  ): Promise<AppError | null> => {
    const { currentPassword, newPassword } = values
    if (changedFields(draft(values)).length === 0 && newPassword === '') {
      // If another writer made the same change, there is nothing left to save.
      saved.value = again
      return null
    }
    // A portal may require the current password for other changes too; its error then belongs to that field.
    const passwords = {
      ...(newPassword !== '' && { newPassword }),
      ...(capabilities.currentPassword && currentPassword !== '' && { currentPassword }),
    }
    const answer = await call('account.save', changeOf(draft(values), passwords))
    if (!answer.ok) {
      const conflicting = answer.error.code === 'conflict' ? answer.error.current : undefined
      if (!conflicting) return meet(answer.error)
      const mine = draft(form.values())
      const differs = rebaseOn(conflicting, mine)
      if (!differs && !again) return save(values, { again: true })
      if (!differs) conflict.value = { theirs: conflicting, mine: mine.text, taken: [], clashing: [] }
      return null
    }
    base.value = answer.value.account
    startOver()
    saved.value = true
    onSaved(answer.value, form.dirty.peek())
    return null
  }

  const startOver = () => {
    conflict.value = null
    restored.value = false
    form.reset({ ...draftOf(base.peek()).text, ...noPasswords })
    choosesPassword.value = form.values().newPassword !== ''
  }

  /** Handles the errors that this form describes itself; returns the others. */
  const meet = (error: AppError): AppError | null => {
    // A portal may ask for the current password for other changes too.
    const isOfPassword =
      error.code === 'invalid-credentials' ||
      (error.code === 'validation' && error.problems.some(({ field }) => field in noPasswords))
    if (isOfPassword && capabilities.password) choosesPassword.value = true
    if (error.code === 'invalid-credentials' && capabilities.currentPassword) {
      form.fail({ currentPassword: accountText.errors.currentWrong })
      return null
    }
    return error
  }

  /** Rebases the person's text on another version and shows what differs; returns whether anything does. */
  const rebaseOn = (theirs: Account, mine: AccountDraft): boolean => {
    const rebased = rebase(mine, theirs)
    const { currentPassword, newPassword, confirmation } = form.values()
    base.value = theirs
    form.reset({ ...draftOf(theirs).text, ...noPasswords })
    for (const [name, value] of Object.entries({ ...rebased.text, currentPassword, newPassword, confirmation })) {
      form.fields[name as AccountFormField].value.value = value
    }
    const { taken, clashing } = rebased
    const differs = taken.length + clashing.length > 0
    conflict.value = differs ? { theirs, mine: mine.text, taken, clashing } : null
    return differs
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the kept draft is restored once, when the screen opens.
  useEffect(() => {
    const { name, email, username } = form.fields
    return holdDraft('account', {
      read() {
        const text = { name: name.value.value, email: email.value.value, username: username.value.value }
        const typed = { base: base.value, text }
        return changedFields(typed).length === 0 ? null : recordOfDraft(typed)
      },
      fill(kept) {
        restored.value = true
        rebaseOn(base.peek(), draftFromRecord(kept))
      },
    })
  }, [])

  const [isDirty] = useState(() => () => form.dirty.peek())
  useLeaveGuard(isDirty)

  return { form, conflict, restored, saved, choosesPassword, discard: startOver }
}

/** What can be checked before the portal is asked. */
export function accountErrors(
  capabilities: AccountCapabilities,
  values: Record<AccountFormField, string>,
): FieldErrors<AccountFormField> {
  const text = accountText.errors
  const errors: FieldErrors<AccountFormField> = {}
  for (const field of accountFields) {
    if (capabilities.editable.includes(field) && values[field] === '') {
      errors[field] = text.required[field]
    }
  }
  // Rejects only what can never be valid; the portal checks the rest.
  if (!errors.email && capabilities.editable.includes('email') && !couldBeEmail(values.email)) {
    errors.email = text.email
  }
  if (!capabilities.password || (values.newPassword === '' && values.confirmation === '')) return errors
  if (capabilities.currentPassword && values.currentPassword === '') errors.currentPassword = text.currentRequired
  return { ...errors, ...newPasswordErrors(capabilities.password, values) }
}
