import { accountText } from 'text:account'
import type { Account, AccountSaved } from '../../shared/account/account.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AccountField } from './account-draft.ts'
import './account-form.css'
import { ConflictNotice } from './conflict-notice.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import { type AccountCapabilities, useAccountForm } from './use-account-form.ts'

interface AccountFormProps {
  account: Account
  capabilities: AccountCapabilities
  /** Called after every save, with whether the person typed more meanwhile. */
  onSaved: (saved: AccountSaved, typedOn: boolean) => void
}

const inputs = {
  name: { autocomplete: 'name' },
  email: { autocomplete: 'email', inputMode: 'email', verbatim: true },
  username: { autocomplete: 'username', verbatim: true },
} as const

/** The form Edit Account, based on the version that was read. */
export function AccountForm({ account, capabilities, onSaved }: AccountFormProps) {
  const { form, conflict, restored, outcome } = useAccountForm(account, capabilities, onSaved)
  const { fields } = form
  const textField = (field: AccountField) => {
    const editable = capabilities.editable.includes(field)
    return (
      <TextField
        field={fields[field]}
        label={accountText[field]}
        required={editable}
        marked={editable}
        readOnly={!editable}
        hint={editable ? undefined : (capabilities.fixed?.[field] ?? accountText.cannotChange)}
        {...inputs[field]}
      />
    )
  }
  return (
    <div class="account-form">
      <Form form={form} label={accountText.title} error={false}>
        {restored.value && (
          <Notice kind="info" title={accountText.restored.title}>
            <p>{accountText.restored.body}</p>
          </Notice>
        )}
        {conflict.value && <ConflictNotice conflict={conflict.value} fields={fields} />}
        <Card title={accountText.details}>
          <div class="account-form-details">
            {textField('name')}
            {textField('email')}
            {textField('username')}
          </div>
        </Card>
        {capabilities.password && (
          <Card title={accountText.passwordTitle}>
            <p class="quiet">{accountText.passwordLead}</p>
            {capabilities.currentPassword && (
              <div class="account-form-current">
                <PasswordField
                  field={fields.currentPassword}
                  label={accountText.currentPassword}
                  hint={accountText.currentPasswordHint}
                  autocomplete="current-password"
                />
              </div>
            )}
            <NewPasswordFields
              fields={fields}
              policy={capabilities.password}
              about={[fields.name.value.value, fields.email.value.value, fields.username.value.value]}
            />
          </Card>
        )}
        {form.error.value && <ErrorNotice error={form.error.value} onRetry={() => void form.submit()} />}
        <div class="form-actions">
          <Button kind="primary" type="submit" busy={form.busy.value}>
            {accountText.save}
          </Button>
          <span class="account-form-outcome" role="status">
            {form.dirty.value ? null : outcome.value}
          </span>
        </div>
      </Form>
    </div>
  )
}
