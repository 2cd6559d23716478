import { phoneText } from 'text:phones'
import { Eye, EyeOff } from 'lucide'
import type { Result } from '../../shared/errors.ts'
import type { CopiedSecret } from '../../shared/phones/phones.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { useRowRequest } from '../menu/row-request.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useRemaining } from '../ui/countdown.tsx'
import { ClearsIn, useSecretCopy } from '../ui/secret/secret-copy.tsx'
import { type Reveal, type SecretName, stateOf } from './reveal.ts'
import './revealed-on-request.css'
import { wholeSeconds } from '../ui/clock.ts'

interface RevealedOnRequestProps {
  name: SecretName
  reveal: Reveal
  /** The label that names the password. */
  labelId: string
  /** Puts the password on the clipboard for a while. */
  copy: () => Promise<Result<CopiedSecret>>
}

/** A password as dots, with Show and Copy: shown for a moment, copied without being shown. */
export function RevealedOnRequest({ name, reveal, labelId, copy: copySecret }: RevealedOnRequestProps) {
  const { copy, clearsAt, error } = useSecretCopy(copySecret)
  useRowRequest('copy-sip-password', name.secret === 'sip' ? name.phone : '', () => void copy())
  const state = stateOf(reveal.state.value, name)
  const shown = state.state === 'shown'
  const failure = state.state === 'failed' ? state.error : error.value
  return (
    <>
      {shown ? (
        <code class="revealed-value">{state.content}</code>
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
      {/* Errors are shown below. */}
      <CopyButton label={phoneText.copy.password} compact copy={copy} quietFailure />
      <p class="revealed-note">
        {clearsAt !== null && <ClearsIn until={clearsAt} />}
        {clearsAt === null && (shown ? <HidesIn until={state.hidesAt} /> : phoneText.hiddenNote)}
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
  return <>{phoneText.hidesIn({ seconds: wholeSeconds(useRemaining(until)) })}</>
}
