import { signInHelpText } from 'text:session'
import { uiText } from 'text:ui'
import type { SignInFieldName } from '../../shared/connections/portal.ts'
import { SupportContact } from '../connections/support-contact.tsx'
import { ByRole } from '../recovery/by-role.tsx'
import { canFindEmail, ownMethods } from '../recovery/recovery-methods.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import './sign-in-help.css'

/** This portal's guidance for people who cannot sign in, and whom to ask. */
export function SignInHelp({ onClose }: { onClose: () => void }) {
  const { title, forgottenPassword, forgottenEmail, forgottenUsername, apiKey, contact } = signInHelpText
  const known = capabilities.value
  const asksFor = (field: SignInFieldName) => known?.signIn.fields.some(({ name }) => name === field) === true
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {uiText.done}
        </Button>
      }
    >
      <div class="sign-in-help">
        {ownMethods.value.length > 0 && (
          <section>
            <h3>{forgottenPassword.title}</h3>
            <p>
              {[forgottenPassword.body, ...ownMethods.value.map((method) => forgottenPassword.methods[method])].join(
                ' ',
              )}
            </p>
          </section>
        )}
        {canFindEmail.value && (
          <section>
            <h3>{forgottenEmail.title}</h3>
            <p>{forgottenEmail.body}</p>
          </section>
        )}
        {asksFor('apiKey') && (
          <section>
            <h3>{apiKey.title}</h3>
            <p>{apiKey.body}</p>
          </section>
        )}
        {(asksFor('username') || !known) && (
          <section>
            <h3>{asksFor('clientId') ? forgottenUsername.clientIdTitle : forgottenUsername.title}</h3>
            {known?.recovery.forgottenUsername === 'ask-admin' ? (
              <ByRole {...forgottenUsername['ask-admin']} />
            ) : (
              <p>{forgottenUsername['contact-provider']}</p>
            )}
          </section>
        )}
        <section>
          <h3>{contact}</h3>
          <SupportContact />
        </section>
      </div>
    </Dialog>
  )
}
