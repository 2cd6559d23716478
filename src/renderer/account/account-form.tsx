import { accountText } from 'text:account'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Account, AccountSaved } from '../../shared/account/account.ts'
import { Form } from '../forms/form.tsx'
import { FormError } from '../forms/form-error.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { SaveBar } from '../forms/save-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AccountField } from './account-draft.ts'
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
  const { form, conflict, restored, saved, choosesPassword, discard } = useAccountForm(account, capabilities, onSaved)
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
    <div class="form-column">
      <Form form={form} label={accountText.title} error={null}>
        {restored.value && (
          <Notice kind="info" title={accountText.restored.title}>
            <p>{accountText.restored.body}</p>
          </Notice>
        )}
        {conflict.value && <ConflictNotice conflict={conflict.value} fields={fields} />}
        <Card title={accountText.details}>
          {textField('name')}
          {textField('email')}
          {textField('username')}
        </Card>
        {capabilities.password && (
          <Card title={accountText.password}>
            <Folded open={choosesPassword.value}>
              {capabilities.currentPassword && (
                <PasswordField
                  field={fields.currentPassword}
                  label={accountText.currentPassword}
                  hint={accountText.currentPasswordHint}
                  autocomplete="current-password"
                />
              )}
              <NewPasswordFields
                fields={fields}
                policy={capabilities.password}
                about={[fields.name.value.value, fields.email.value.value, fields.username.value.value]}
              />
            </Folded>
            {!choosesPassword.value && (
              <div>
                <Button
                  onClick={() => {
                    choosesPassword.value = true
                  }}
                >
                  {accountText.passwordTitle}
                </Button>
              </div>
            )}
          </Card>
        )}
        <FormError form={form} />
        <SaveBar form={form} save={accountText.save} onDiscard={discard}>
          {saved.value && !form.dirty.value && <Notice kind="success" title={accountText.saved} />}
        </SaveBar>
      </Form>
    </div>
  )
}

/** Fields that are there but not shown until they are wanted. They then take the focus, as the button that opened them is gone. */
function Folded({ open, children }: { open: boolean; children: ComponentChildren }) {
  const fields = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(open)
  // At once: what is typed next must not end up elsewhere.
  useLayoutEffect(() => {
    if (open && !wasOpen.current) fields.current?.querySelector('input')?.focus()
    wasOpen.current = open
  }, [open])
  return (
    <div ref={fields} class="form" hidden={!open}>
      {children}
    </div>
  )
}
