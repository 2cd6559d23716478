import { phoneExportText } from 'text:phone-export'
import { phonePasswordText } from 'text:phone-password'
import { phoneText } from 'text:phones'
import { untracked, useSignal, useSignalEffect } from '@preact/signals'
import { Copy, FileDown } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { AppErrorOf } from '../../shared/errors.ts'
import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import { call } from '../bridge.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSecretCopy } from '../ui/secret/secret-copy.tsx'
import type { SecretName } from './reveal.ts'
import { RevealedOnRequest } from './revealed-on-request.tsx'
import { useReveal } from './use-reveal.ts'

interface NewValueProps {
  name: SecretName
  password: string
  readable: boolean
  /** Copied or about to be exported. */
  onTaken: () => void
}

interface PasswordSetProps extends NewValueProps {
  /** Lines for the portal's support. */
  details: readonly string[]
  /** Whether closing would lose the password. */
  isHeld: boolean
  isEntered: boolean
  onEntered: (entered: boolean) => void
  onExport: ((password: string) => void) | undefined
  close: () => void
}

/** Shows the new password once, after it has been set. */
export function PasswordSet({ details, isHeld, isEntered, onEntered, onExport, close, ...value }: PasswordSetProps) {
  const text = phonePasswordText.set
  const { secret } = value.name
  const noteId = useId()
  const entered = useSignal(isEntered)
  const onChange = useRef(onEntered)
  useSignalEffect(() => {
    const isTicked = entered.value
    // What it changes is no reason to run again.
    untracked(() => onChange.current(isTicked))
  })
  return (
    <>
      <Notice kind="success" title={text.title[secret]}>
        <p>{text.next[secret]}</p>
      </Notice>
      <NewValue {...value} kind={isHeld ? 'primary' : 'secondary'} />
      <p id={noteId}>{value.readable ? text.readable : text.writeOnly}</p>
      {!value.readable && <Checkbox checked={entered} label={text.entered} />}
      {details.length > 0 && <ErrorDetails lines={details} />}
      <DialogActions>
        {onExport && (
          <Button
            icon={FileDown}
            onClick={() => {
              value.onTaken()
              onExport(value.password)
            }}
          >
            {phoneExportText.open}
          </Button>
        )}
        <Button
          kind={isHeld ? 'secondary' : 'primary'}
          aria-disabled={isHeld}
          aria-describedby={isHeld ? noteId : undefined}
          onClick={close}
        >
          {text.done}
        </Button>
      </DialogActions>
    </>
  )
}

interface PasswordMaybeSetProps extends NewValueProps {
  error: AppErrorOf<'outcome-unknown'>
  close: () => void
  again: () => void
}

/** The portal's answer was lost: explains what that means, how to find out, and shows what was sent. */
export function PasswordMaybeSet({ error, close, again, ...value }: PasswordMaybeSetProps) {
  const text = phonePasswordText.unknown
  return (
    <>
      <Notice kind="warning" title={text.title}>
        <p>{text.explanation({ host: error.host })}</p>
        <p>{text.findOut[value.readable ? 'readable' : 'write-only']}</p>
      </Notice>
      <NewValue {...value} kind="secondary" />
      <ErrorDetails lines={describeError(error).details} />
      <DialogActions>
        <Button onClick={close}>{text.close}</Button>
        <Button kind="primary" onClick={again}>
          {text.again}
        </Button>
      </DialogActions>
    </>
  )
}

/**
 * Shown at once, hidden when another program takes the focus, and can be shown again while this dialog is open. Where
 * this is the only sight of it, no time limit hides it.
 */
function NewValue({ name, password, readable, onTaken, kind }: NewValueProps & { kind: 'primary' | 'secondary' }) {
  const hideAfterMs = readable ? secretLifetimeMs : Number.POSITIVE_INFINITY
  const reveal = useReveal(async () => ({ ok: true, value: { content: password, hideAfterMs } }))
  const { phone, secret } = name
  useEffect(() => void reveal.show({ phone, secret }), [reveal, phone, secret])
  const copying = useSecretCopy(() => call('clipboard.copySecret', { text: password }))
  const value = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone, and the next step is copying.
  useEffect(() => value.current?.querySelector<HTMLElement>(':scope > .button')?.focus({ preventScroll: true }), [])
  const copy = async () => {
    const { ok } = await copying.copy()
    if (ok) onTaken()
  }
  return (
    <div ref={value} class="set-password-value">
      <div class="settings">
        <dl>
          <div class="setting setting-secret">
            <dt>{phonePasswordText.password}</dt>
            <dd>
              <RevealedOnRequest name={name} reveal={reveal} copying={copying} copiedElsewhere />
            </dd>
          </div>
        </dl>
      </div>
      <Button kind={kind} icon={Copy} wide onClick={() => void copy()}>
        {phoneText.copy[secret].password}
      </Button>
    </div>
  )
}
