import { currentPasswordText } from 'text:account-passwords'
import type { ComponentChildren } from 'preact'
import type { SecretWords } from '../account/secret-words.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { Form } from '../forms/form.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { Page } from '../layout/page.tsx'
import type { PageName } from '../page.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import './secret-page.css'
import type { SecretFormState } from './use-secret-form.ts'

interface SecretPageProps<Secret extends string> {
  page: PageName
  state: SecretFormState<Secret>
  words: SecretWords
  /** The portal asks for the person's own password as well. */
  currentPassword: boolean
  /** The fields of the new secret. */
  children: ComponentChildren
}

/** Configuration > a page that changes one secret of the account. */
export function SecretPage<Secret extends string>(props: SecretPageProps<Secret>) {
  const { page, state, words, currentPassword, children } = props
  const { form, outcome } = state
  return (
    <Page page={page} title={words.title} lead={words.lead}>
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
