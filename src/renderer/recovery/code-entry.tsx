import { recoveryMethodsText } from 'text:recovery-methods'
import { useRef } from 'preact/hooks'
import type { AppError } from '../../shared/errors.ts'
import type { CodeChannel, CodeRequested } from '../../shared/recovery/recovery.ts'
import { cleanCode } from '../../shared/text/typed-text.ts'
import { Form } from '../forms/form.tsx'
import { useForm } from '../forms/use-form.ts'
import { capabilities } from '../session/session-state.ts'
import { Button } from '../ui/button.tsx'
import { Countdown, useRemaining } from '../ui/countdown.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CodeField } from './code-field.tsx'
import { recoveryError } from './recovery-error.tsx'
import { Hints } from './troubles.tsx'

const text = recoveryMethodsText.phone

interface CodeEntryProps extends CodeRequested {
  verify: (code: string) => Promise<AppError | null>
  /** Asks for another code. */
  request: (channel: CodeChannel) => Promise<AppError | null>
  onOtherNumber: () => void
  /** Goes back to the choice of methods, if there is one. */
  onAnotherMethod: (() => void) | undefined
}

/** Asks for the code from the phone; once the portal allows it, another can be requested, also by a call. */
export function CodeEntry({ expiresAt, againAt, verify, request, onOtherNumber, onAnotherMethod }: CodeEntryProps) {
  const form = useForm({
    initial: { code: '' },
    clean: { code: cleanCode },
    validate: ({ code }) => (code === '' ? { code: text.codeMissing } : {}),
    submit: ({ code }) => verify(code),
  })
  const channel = useRef<CodeChannel>('call')
  const again = useForm({ initial: {}, submit: () => request(channel.current) })
  const mustWait = useRemaining(againAt) > 0
  const isOver = useRemaining(expiresAt) === 0
  const cannotAsk = mustWait || again.blocked.value || again.busy.value
  const ask = (by: CodeChannel) => () => {
    channel.current = by
    void again.submit()
  }
  const { missedCallNumber, codeLength } = capabilities.value?.recovery ?? {}
  const unverified = missedCallNumber ? text.unverifiedCall({ number: missedCallNumber }) : text.unverified
  const { code } = form.fields
  const field = {
    field: code,
    label: text.code,
    required: true,
    hint: isOver ? (
      <span role="status">{text.expired}</span>
    ) : (
      <span class="recovery-clock">
        {codeLength === undefined ? text.codeHint : text.codeHintOf({ length: codeLength })}{' '}
        <Countdown key={expiresAt} until={expiresAt} sentence={text.expires} />
      </span>
    ),
  }
  return (
    <>
      <Form form={form} label={text.enterCode} error={recoveryError(form, onOtherNumber)}>
        {codeLength === undefined ? (
          <TextField {...field} autocomplete="one-time-code" inputMode="numeric" verbatim focusFirst />
        ) : (
          <CodeField {...field} length={codeLength} onComplete={() => void form.submit()} />
        )}
        <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
          {text.go}
        </Button>
      </Form>
      <Form form={again} label={text.anotherCode} error={recoveryError(again, onOtherNumber)}>
        <p class="recovery-again">
          {text.notReceived}{' '}
          <TextButton disabled={cannotAsk} onClick={ask('call')}>
            {text.call}
          </TextButton>
          <span aria-hidden="true">·</span>
          <TextButton disabled={cannotAsk} onClick={ask('sms')}>
            {mustWait ? <Countdown key={againAt} until={againAt} sentence={text.smsIn} /> : text.sms}
          </TextButton>
        </p>
      </Form>
      <details class="recovery-troubles">
        <summary>{recoveryMethodsText.another}</summary>
        <Hints sentences={[...Object.values(text.troubles), unverified]} />
        <div class="recovery-links">
          <TextButton onClick={onOtherNumber}>{text.otherNumber}</TextButton>
          {onAnotherMethod && <TextButton onClick={onAnotherMethod}>{text.otherMethod}</TextButton>}
        </div>
      </details>
    </>
  )
}
