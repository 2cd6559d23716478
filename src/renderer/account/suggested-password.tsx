import { useSignal } from '@preact/signals'
import type { AppError } from '../../shared/errors.ts'
import { call } from '../bridge.ts'
import { passwordText } from '../i18n/en/account.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import './suggested-password.css'

/** A suggestion in plain sight, so that it can be written down or copied before it is saved. */
export function SuggestedPassword({ password }: { password: string }) {
  const clears = useSignal<number | null>(null)
  const error = useSignal<AppError | null>(null)
  const copy = async () => {
    const answer = await call('clipboard.copySecret', { text: password })
    clears.value = answer.ok ? answer.value.clearsAfterMs : null
    error.value = null
    return answer
  }
  return (
    <div class="suggested-password">
      <p class="suggested-password-value">
        <span class="visually-hidden">{passwordText.suggested}: </span>
        <code>{password}</code>
        <CopyButton
          label={passwordText.copySuggestion}
          compact
          copy={copy}
          onError={(reason) => {
            error.value = reason
          }}
        />
      </p>
      <p class="suggested-password-note" role="status">
        {clears.value === null ? passwordText.suggestedNote : passwordText.copied(Math.round(clears.value / 1000))}
      </p>
      {error.value && <ErrorNotice error={error.value} />}
    </div>
  )
}
