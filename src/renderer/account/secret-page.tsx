import { currentPasswordText } from 'text:account-passwords'
import type { ComponentChildren } from 'preact'
import type { SecretWords } from '../account/secret-words.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { Form } from '../forms/form.tsx'
import { FormError } from '../forms/form-error.tsx'
import { PasswordField } from '../forms/password-field.tsx'
import { SaveBar } from '../forms/save-bar.tsx'
import { Page } from '../layout/page.tsx'
import type { PageName } from '../page.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
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
  const { form, outcome, discard } = state
  return (
    <Page page={page} title={words.title} lead={words.lead}>
      <div class="form-column">
        <Form form={form} label={words.title} error={null}>
          <Card>
            {currentPassword && (
              <PasswordField
                field={form.fields.currentPassword}
                label={currentPasswordText.label}
                hint={currentPasswordText.hint}
                autocomplete="current-password"
                required
              />
            )}
            {children}
          </Card>
          <FormError form={form} />
          <SaveBar form={form} save={words.save} onDiscard={discard}>
            {outcome.value && <Outcome outcome={outcome.value} words={words} />}
          </SaveBar>
        </Form>
      </div>
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
