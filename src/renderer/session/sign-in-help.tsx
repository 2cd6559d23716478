import { signInHelpText } from '../i18n/en/session.ts'
import { uiText } from '../i18n/en/ui.ts'
import { ProviderContact } from '../portal/provider-contact.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { capabilities } from './session-state.ts'
import './sign-in-help.css'

/** What this portal says to those who cannot sign in, and whom to ask. */
export function SignInHelp({ onClose }: { onClose: () => void }) {
  const { title, forgottenPassword, forgottenUsername, contact } = signInHelpText
  const known = capabilities.value
  const hasClientId = known?.signIn.fields.some(({ name }) => name === 'clientId')
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>{uiText.close}</Button>}>
      <div class="sign-in-help">
        {known?.recovery.ways.includes('emailed-temporary-password') && (
          <section>
            <h3>{forgottenPassword.title}</h3>
            <p>{forgottenPassword.body}</p>
          </section>
        )}
        <section>
          <h3>{hasClientId ? forgottenUsername.clientIdTitle : forgottenUsername.title}</h3>
          <p>{forgottenUsername[known?.recovery.forgottenUsername ?? 'contact-provider']}</p>
        </section>
        <section>
          <h3>{contact}</h3>
          <ProviderContact />
        </section>
      </div>
    </Dialog>
  )
}
