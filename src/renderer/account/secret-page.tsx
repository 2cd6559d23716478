import { currentPasswordText } from 'text:account-passwords'
import { dashboardText } from 'text:dashboard'
import type { ComponentChildren } from 'preact'
import type { SecretWords } from '../account/secret-words.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { describeError } from '../ui/describe-error.ts'
import { ErrorDetails } from '../ui/error-details.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import './secret-page.css'
import type { SecretFormState } from './use-secret-form.ts'

interface SecretPageProps<Secret extends string> {
  state: SecretFormState<Secret>
  words: SecretWords
  /** The portal asks for the person's own password as well. */
  currentPassword: boolean
  /** The fields of the new secret. */
  children: ComponentChildren
}

/** Configuration > a page that changes one secret of the account. */
export function SecretPage<Secret extends string>(props: SecretPageProps<Secret>) {
  const { state, words, currentPassword, children } = props
  const { form, outcome } = state
  return (
    <Page
      title={words.title}
      breadcrumb={[
        { label: dashboardText.crumb, to: { name: 'dashboard' } },
        { label: dashboardText.configuration.crumb, to: { name: 'configuration' } },
        { label: words.title },
      ]}
      lead={words.lead}
    >
      <Card>
        <Form form={form} label={words.title}>
          {outcome.value && (
            <div class="secret-page-outcome">
              <Outcome outcome={outcome.value} words={words} />
            </div>
          )}
          {currentPassword && (
            <div class="secret-page-column">
              <PasswordField
                field={form.fields.currentPassword}
                label={currentPasswordText.label}
                hint={currentPasswordText.hint}
                autocomplete="current-password"
                required
              />
            </div>
          )}
          {children}
          <div class="form-actions">
            <Button kind="primary" type="submit" busy={form.busy.value} aria-disabled={form.blocked.value}>
              {words.save}
            </Button>
          </div>
        </Form>
      </Card>
    </Page>
  )
}

interface OutcomeProps {
  outcome: NonNullable<SecretFormState<string>['outcome']['value']>
  words: SecretWords
}

function Outcome({ outcome, words }: OutcomeProps) {
  if (outcome === 'changed') {
    return (
      <Notice kind="success" title={words.changed.title}>
        <p>{words.changed.body}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="warning"
      title={words.unknown.title}
      actions={<ErrorDetails lines={describeError(outcome).details} />}
    >
      <p>{words.unknown.body({ host: outcome.host })}</p>
    </Notice>
  )
}
