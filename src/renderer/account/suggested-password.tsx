import { passwordText } from 'text:account'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { ClearsIn, useSecretCopy } from '../ui/secret/secret-copy.tsx'
import './suggested-password.css'

/** A suggestion in plain sight, so that it can be written down or copied before it is saved. */
export function SuggestedPassword({ password }: { password: string }) {
  const { copy, clearsAt, error } = useSecretCopy(() => call('clipboard.copySecret', { text: password }))
  return (
    <div class="suggested-password">
      <p class="suggested-password-value">
        <span class="visually-hidden">{passwordText.suggested}: </span>
        <code>{password}</code>
        {/* Errors are shown below. */}
        <CopyButton label={passwordText.copySuggestion} compact copy={copy} noted />
      </p>
      <p class="suggested-password-note">
        {clearsAt === null ? passwordText.suggestedNote : <ClearsIn until={clearsAt} />}
      </p>
      {error.value && <ErrorNotice error={error.value} />}
    </div>
  )
}
