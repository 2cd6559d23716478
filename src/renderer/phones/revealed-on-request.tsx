import { useSignal } from '@preact/signals'
import { Eye, EyeOff } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { AppError, Result } from '../../shared/errors.ts'
import type { CopiedSecret } from '../../shared/phones.ts'
import { phoneText } from '../i18n/en/phones.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useRemaining } from '../ui/countdown.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { type Reveal, type SecretName, stateOf } from './reveal.ts'
import './revealed-on-request.css'

interface RevealedOnRequestProps {
  name: SecretName
  reveal: Reveal
  /** What says which password it is. */
  labelId: string
  /** Puts the password on the clipboard for a while. */
  copy: () => Promise<Result<CopiedSecret>>
}

/** A password as dots, with Show and Copy: shown for a moment, copied without being shown. */
export function RevealedOnRequest({ name, reveal, labelId, copy: copySecret }: RevealedOnRequestProps) {
  const { copy, clearsAfterMs, error } = useSecretCopy(copySecret)
  const state = stateOf(reveal.state.value, name)
  const shown = state.state === 'shown'
  const failure = state.state === 'failed' ? state.error : error.value
  return (
    <>
      {shown ? (
        // Copied by hand it would stay on the clipboard; the way through main clears it again.
        <code
          class="revealed-value"
          onCopy={(event) => {
            event.preventDefault()
            void copy()
          }}
        >
          {state.content}
        </code>
      ) : (
        <span class="revealed-dots">
          <span aria-hidden="true">••••••••••••</span>
          <span class="visually-hidden">{phoneText.hidden}</span>
        </span>
      )}
      <Button
        kind="quiet"
        icon={shown ? EyeOff : Eye}
        busy={state.state === 'asking'}
        aria-describedby={labelId}
        onClick={() => (shown ? reveal.hide() : void reveal.show(name))}
      >
        {shown ? phoneText.hide : phoneText.show}
      </Button>
      {/* What went wrong is told below. */}
      <CopyButton label={phoneText.copy(phoneText.password)} compact copy={copy} onError={() => undefined} />
      <p class="revealed-note">
        <span role="status">{clearsAfterMs.value !== null && phoneText.copied(clearsAfterMs.value)}</span>
        {clearsAfterMs.value === null && (shown ? <HidesIn until={state.hidesAt} /> : phoneText.hiddenNote)}
      </p>
      {failure && (
        <div class="revealed-error">
          <ErrorNotice error={failure} onRetry={state.state === 'failed' ? () => void reveal.show(name) : undefined} />
        </div>
      )}
    </>
  )
}

function HidesIn({ until }: { until: number }) {
  return <>{phoneText.hidesIn(useRemaining(until))}</>
}

/** Copying, and what it came to. */
function useSecretCopy(copySecret: RevealedOnRequestProps['copy']) {
  const clearsAfterMs = useSignal<number | null>(null)
  const error = useSignal<AppError | null>(null)
  useEffect(() => {
    if (clearsAfterMs.value === null) return
    const timer = setTimeout(() => {
      clearsAfterMs.value = null
    }, clearsAfterMs.value)
    return () => clearTimeout(timer)
  }, [clearsAfterMs, clearsAfterMs.value])
  const copy = async () => {
    const answer = await copySecret()
    clearsAfterMs.value = answer.ok ? answer.value.clearsAfterMs : null
    error.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    return answer
  }
  return { copy, clearsAfterMs, error }
}
