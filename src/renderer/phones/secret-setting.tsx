import { useSignal } from '@preact/signals'
import { Eye, EyeOff } from 'lucide'
import { useEffect, useId } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { SecretAccess } from '../../shared/provider.ts'
import { call } from '../bridge.ts'
import { phoneText } from '../i18n/en/phones.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useRemaining } from '../ui/countdown.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { type Reveal, type SecretName, stateOf } from './reveal.ts'
import './secret-setting.css'

interface SecretSettingProps {
  name: SecretName
  /** What this portal lets a person do with it. `none` draws nothing. */
  access: SecretAccess
  reveal: Reveal
}

/** A password among the settings: dots until Show, gone again by itself, copied without being shown. */
export function SecretSetting({ name, access, reveal }: SecretSettingProps) {
  const labelId = useId()
  if (access === 'none') return null
  return (
    <div class="setting">
      <dt id={labelId}>{phoneText.password}</dt>
      <dd>
        {access === 'write-only' ? (
          <span class="quiet">{phoneText.writeOnly}</span>
        ) : (
          <ReadableSecret name={name} reveal={reveal} labelId={labelId} />
        )}
      </dd>
    </div>
  )
}

interface ReadableSecretProps extends Omit<SecretSettingProps, 'access'> {
  labelId: string
}

function ReadableSecret({ name, reveal, labelId }: ReadableSecretProps) {
  const { copy, clearsAfterMs, error } = useSecretCopy(name)
  const state = stateOf(reveal.state.value, name)
  const shown = state.state === 'shown'
  const failure = state.state === 'failed' ? state.error : error.value
  return (
    <>
      {shown ? (
        // Copied by hand it would stay on the clipboard; the way through main clears it again.
        <code
          class="secret-setting-value"
          onCopy={(event) => {
            event.preventDefault()
            void copy()
          }}
        >
          {state.password}
        </code>
      ) : (
        <span class="secret-setting-dots">
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
      <CopyButton label={phoneText.copy(phoneText.password)} compact copy={copy} />
      <p class="secret-setting-note">
        <span role="status">{clearsAfterMs.value !== null && phoneText.copied(clearsAfterMs.value)}</span>
        {clearsAfterMs.value === null && (shown ? <HidesIn until={state.hidesAt} /> : phoneText.hiddenNote)}
      </p>
      {failure && (
        <div class="secret-setting-error">
          <ErrorNotice error={failure} onRetry={state.state === 'failed' ? () => void reveal.show(name) : undefined} />
        </div>
      )}
    </>
  )
}

function HidesIn({ until }: { until: number }) {
  return <>{phoneText.hidesIn(useRemaining(until))}</>
}

/** Copying a password in main, which never gives it to the screen. */
function useSecretCopy(name: SecretName) {
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
    const answer = await call('phones.copySecret', name)
    clearsAfterMs.value = answer.ok ? answer.value.clearsAfterMs : null
    error.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    return answer
  }
  return { copy, clearsAfterMs, error }
}
