import { phoneExportText } from 'text:phone-export'
import { phonePasswordText } from 'text:phone-password'
import { FileDown } from 'lucide'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { AppErrorOf } from '../../shared/errors.ts'
import { secretLifetimeMs } from '../../shared/phones/secret-lifetime.ts'
import { call } from '../bridge.ts'
import { describeError } from '../errors/describe-error.ts'
import { ErrorDetails } from '../errors/error-notice.tsx'
import { Button } from '../ui/button.tsx'
import { DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import type { SecretName } from './reveal.ts'
import { RevealedOnRequest } from './revealed-on-request.tsx'
import { useReveal } from './use-reveal.ts'

interface NewValueProps {
  name: SecretName
  password: string
  readable: boolean
  onCopied: () => void
}

interface PasswordSetProps extends NewValueProps {
  /** Lines for the portal's support. */
  details: readonly string[]
  onExport: ((password: string) => void) | undefined
  close: () => void
}

/** Shows the new password once, after it has been set. */
export function PasswordSet({ details, onExport, close, ...value }: PasswordSetProps) {
  const text = phonePasswordText.set
  return (
    <>
      <Notice kind="success" title={text.title[value.name.secret]}>
        <p>{text.next}</p>
      </Notice>
      <NewValue {...value} />
      <p>{value.readable ? text.readable : text.writeOnly}</p>
      {details.length > 0 && <ErrorDetails lines={details} />}
      <DialogActions>
        {onExport && (
          <Button icon={FileDown} onClick={() => onExport(value.password)}>
            {phoneExportText.open}
          </Button>
        )}
        <Button kind="primary" onClick={close}>
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
      <NewValue {...value} />
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

/** Hidden again like every password on the screen, and can be shown again while this dialog is open. */
function NewValue({ name, password, onCopied }: NewValueProps) {
  const labelId = useId()
  const reveal = useReveal(async () => ({ ok: true, value: { content: password, hideAfterMs: secretLifetimeMs } }))
  const { phone, secret } = name
  useEffect(() => void reveal.show({ phone, secret }), [reveal, phone, secret])
  const list = useRef<HTMLDListElement>(null)
  // The button that was pressed is gone, and the next step is copying.
  useEffect(() => list.current?.querySelector<HTMLElement>('.copy-button')?.focus({ preventScroll: true }), [])
  const copy = async () => {
    const answer = await call('clipboard.copySecret', { text: password })
    if (answer.ok) onCopied()
    return answer
  }
  return (
    <dl ref={list} class="set-password-value">
      <div class="setting">
        <dt id={labelId}>{phonePasswordText.password}</dt>
        <dd>
          <RevealedOnRequest name={name} reveal={reveal} labelId={labelId} copy={copy} />
        </dd>
      </div>
    </dl>
  )
}
