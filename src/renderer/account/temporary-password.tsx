import { accountText } from 'text:account'
import { useSignal } from '@preact/signals'
import type { Account, AccountSaved } from '../../shared/account/account.ts'
import type { PasswordPolicy } from '../../shared/account/password-policy.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { Entrance } from '../layout/entrance.tsx'
import { capabilities, passwordChangePutOff, session } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { type NewPassword, newPasswordErrors } from './new-password-errors.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import { PasswordChanged } from './password-changed.tsx'
import { useAccount } from './use-account.ts'

const text = accountText.temporary

/** Shown after signing in with a temporary password, before anything else. "Later" is offered only if the portal allows it. */
export function TemporaryPassword() {
  const { account, reload } = useAccount()
  const changed = useSignal<AccountSaved | null>(null)
  const policy = capabilities.value?.account?.password
  const advised = session.value?.passwordChange === 'advised'
  if (!policy) return null

  const goOn = () => {
    const before = session.peek()
    if (before) session.value = { ...before, passwordChange: 'none' }
  }
  const content = () => {
    if (changed.value) {
      return <PasswordChanged otherSessionsEnded={changed.value.otherSessionsEnded} onContinue={goOn} />
    }
    switch (account.value.state) {
      case 'loading':
        return <Skeleton lines={4} lineHeight={36} />
      case 'failed':
        return <ErrorNotice error={account.value.error} onRetry={reload} />
      case 'loaded':
        return (
          <ChangeForm
            account={account.value.account}
            policy={policy}
            advised={advised}
            onSaved={(saved) => {
              changed.value = saved
            }}
          />
        )
    }
  }
  return (
    <Entrance title={text.title} lead={changed.value ? undefined : advised ? text.advised : text.required}>
      {content()}
    </Entrance>
  )
}

interface ChangeFormProps {
  account: Account
  policy: PasswordPolicy
  advised: boolean
  onSaved: (saved: AccountSaved) => void
}

function ChangeForm({ account, policy, advised, onSaved }: ChangeFormProps) {
  const form = useForm<keyof NewPassword>({
    initial: { newPassword: '', confirmation: '' },
    validate: (values) => newPasswordErrors(policy, values),
    async submit({ newPassword }) {
      let answer = await call('account.save', { etag: account.etag, newPassword })
      // A new password conflicts with no other change of the account, so it can be sent with the newer version.
      if (!answer.ok && answer.error.code === 'conflict' && answer.error.current) {
        answer = await call('account.save', { etag: answer.error.current.etag, newPassword })
      }
      if (answer.ok) onSaved(answer.value)
      return answer.ok ? null : answer.error
    },
  })
  return (
    <Form form={form} label={text.title}>
      <NewPasswordFields
        fields={form.fields}
        policy={policy}
        about={[account.name, account.email, account.username]}
        required
        focusFirst
      />
      <div class="form-actions">
        <Button kind="primary" type="submit" busy={form.busy.value}>
          {accountText.save}
        </Button>
        {advised && (
          <Button
            kind="quiet"
            onClick={() => {
              passwordChangePutOff.value = true
            }}
          >
            {text.later}
          </Button>
        )}
      </div>
    </Form>
  )
}
