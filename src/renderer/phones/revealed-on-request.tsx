import { phoneText } from 'text:phones'
import { Eye, EyeOff } from 'lucide'
import type { AppError } from '../../shared/errors.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { useRowRequest } from '../menu/row-request.ts'
import { wholeSeconds } from '../ui/clock.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { useRemaining } from '../ui/countdown.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ClearsIn, type useSecretCopy } from '../ui/secret/secret-copy.tsx'
import { type Reveal, type SecretName, stateOf } from './reveal.ts'
import './revealed-on-request.css'

type SecretCopying = ReturnType<typeof useSecretCopy<AppError>>

interface RevealedOnRequestProps {
  name: SecretName
  reveal: Reveal
  /** Puts the password on the clipboard for a while. */
  copying: SecretCopying
  /** Whether another button copies. */
  copiedElsewhere?: boolean
}

/** A password as dots, with Show and Copy: shown for a moment, copied without being shown. */
export function RevealedOnRequest({ name, reveal, copying, copiedElsewhere }: RevealedOnRequestProps) {
  const { copy, clearsAt, error } = copying
  useRowRequest('copy-sip-password', name.secret === 'sip' ? name.phone : '', () => void copy())
  const state = stateOf(reveal.state.value, name)
  const shown = state.state === 'shown'
  const failure = state.state === 'failed' ? state.error : error.value
  return (
    <>
      {shown ? (
        <Password>{state.content}</Password>
      ) : (
        <span class="revealed-value revealed-dots">
          <span aria-hidden="true">••••••••••••</span>
          <span class="visually-hidden">{phoneText.hidden}</span>
        </span>
      )}
      <IconButton
        label={(shown ? phoneText.hide : phoneText.show)[name.secret]}
        icon={shown ? EyeOff : Eye}
        busy={state.state === 'asking'}
        onClick={() => (shown ? reveal.hide() : void reveal.show(name))}
      />
      {!copiedElsewhere && <CopyButton label={phoneText.copy[name.secret].password} compact copy={copy} noted />}
      <p class="revealed-note">
        {clearsAt !== null && <ClearsIn until={clearsAt} />}
        {clearsAt === null && shown && Number.isFinite(state.hidesAt) && <HidesIn until={state.hidesAt} />}
        {clearsAt === null && !shown && phoneText.hiddenNote}
      </p>
      {failure && (
        <div class="revealed-error">
          <ErrorNotice error={failure} onRetry={state.state === 'failed' ? () => void reveal.show(name) : undefined} />
        </div>
      )}
    </>
  )
}

/** The most characters that are kept on one line; a longer password is shown in groups, which lines break between. */
const oneLine = 32

function Password({ children: password }: { children: string }) {
  const characters = [...password]
  const groups = characters.length > oneLine ? password.match(/.{1,4}/gsu) : null
  return (
    <code
      dir="ltr"
      class={groups ? 'revealed-value revealed-groups' : 'revealed-value'}
      style={{ '--characters': characters.length }}
    >
      {groups ? groups.map((group, position) => <span key={position}>{group}</span>) : password}
    </code>
  )
}

function HidesIn({ until }: { until: number }) {
  return <>{phoneText.hidesIn({ seconds: wholeSeconds(useRemaining(until)) })}</>
}
