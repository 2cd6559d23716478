import { accountText } from 'text:account'
import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { meetsPolicy } from '../../shared/account/password-rules.ts'
import type { AppError, AppErrorOf, Result } from '../../shared/errors.ts'
import type { SecretWords } from '../account/secret-words.ts'
import { type FieldErrors, type FormState, useForm } from '../forms/use-form.ts'
import { useLeaveGuard } from '../leaving/leave-guard.ts'

type Field<Secret extends string> = Secret | 'confirmation' | 'currentPassword'

interface SecretFormOptions<Secret extends string> {
  /** The portal's name for the field of the new secret. */
  secret: Secret
  policy: PasswordPolicy
  /** The portal asks for the person's own password as well. */
  currentPassword: boolean
  words: SecretWords
  /** Sends the change. Called once per submit. */
  send: (values: Record<Field<Secret>, string>) => Promise<Result<unknown>>
}

export interface SecretFormState<Secret extends string> {
  form: FormState<Field<Secret>>
  /** The outcome of the last submit, apart from the errors that the form shows. */
  outcome: ReadonlySignal<'changed' | AppErrorOf<'outcome-unknown'> | null>
  /** Gives up what was typed. */
  discard(): void
}

/** A form that changes a secret other than the login password of this session. What was typed survives every failure. */
export function useSecretForm<Secret extends string>(options: SecretFormOptions<Secret>): SecretFormState<Secret> {
  const { secret, policy, currentPassword, words, send } = options
  const empty = { [secret]: '', confirmation: '', currentPassword: '' } as Record<Field<Secret>, string>
  const outcome = useSignal<'changed' | AppErrorOf<'outcome-unknown'> | null>(null)

  const form = useForm<Field<Secret>>({
    initial: empty,
    validate(values) {
      outcome.value = null
      const errors: FieldErrors<string> = {}
      if (currentPassword && values.currentPassword === '') errors.currentPassword = accountText.errors.currentRequired
      if (values[secret] === '') errors[secret] = words.missing
      else if (!meetsPolicy(policy, values[secret])) errors[secret] = words.broken
      if (values.confirmation !== values[secret]) errors.confirmation = words.mismatch
      return errors as FieldErrors<Field<Secret>>
    },
    async submit(values): Promise<AppError | null> {
      const answer = await send(values)
      if (answer.ok) {
        form.reset(empty)
        outcome.value = 'changed'
        return null
      }
      if (answer.error.code === 'outcome-unknown') {
        outcome.value = answer.error
        return null
      }
      if (answer.error.code === 'invalid-credentials' && currentPassword) {
        form.fail({ currentPassword: accountText.errors.currentWrong } as FieldErrors<Field<Secret>>)
        return null
      }
      return answer.error
    },
  })

  const [isDirty] = useState(() => () => form.dirty.peek())
  useLeaveGuard(isDirty)
  const discard = () => {
    outcome.value = null
    form.reset(empty)
  }
  return { form, outcome, discard }
}
