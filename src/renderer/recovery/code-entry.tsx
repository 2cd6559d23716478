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
import { recoveryError } from './recovery-error.tsx'
import { Troubles } from './troubles.tsx'

const text = recoveryMethodsText.phone

interface CodeEntryProps extends CodeRequested {
  verify: (code: string) => Promise<AppError | null>
  /** Asks for another code. */
  request: (channel: CodeChannel) => Promise<AppError | null>
  onOtherNumber: () => void
}

/** Asks for the code from the phone; once it has expired, another can be requested, also by a call. */
export function CodeEntry({ expiresAt, againAt, verify, request, onOtherNumber }: CodeEntryProps) {
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
  const ask = (by: CodeChannel) => () => {
    channel.current = by
    void again.submit()
  }
  const { missedCallNumber, codeLength } = capabilities.value?.recovery ?? {}
  const unverified = missedCallNumber ? text.unverifiedCall({ number: missedCallNumber }) : text.unverified
  return (
    <>
      <Form form={form} label={text.enterCode} error={recoveryError(form, onOtherNumber)}>
        <TextField
          field={form.fields.code}
          label={text.code}
          hint={codeLength === undefined ? text.codeHint : text.codeHintOf({ length: codeLength })}
          autocomplete="one-time-code"
          inputMode="numeric"
          verbatim
          required
          focusFirst
        />
        <Button kind="primary" type="submit" wide busy={form.busy.value} aria-disabled={form.blocked.value}>
          {text.go}
        </Button>
      </Form>
      <p class="quiet recovery-clock" role="status">
        {isOver ? text.expired : <Countdown key={expiresAt} until={expiresAt} sentence={text.expires} />}
      </p>
      <Form form={again} label={text.anotherCode} error={recoveryError(again, onOtherNumber)}>
        <div class="recovery-actions">
          {(['call', 'sms'] as const).map((by) => (
            <Button
              key={by}
              wide
              busy={again.busy.value && channel.current === by}
              aria-disabled={mustWait || again.blocked.value || again.busy.value}
              onClick={ask(by)}
            >
              {text[by]}
            </Button>
          ))}
          {mustWait && againAt > expiresAt && (
            <p class="quiet recovery-again">
              <Countdown key={againAt} until={againAt} sentence={text.againIn} />
            </p>
          )}
        </div>
      </Form>
      <Troubles sentences={[...Object.values(text.troubles), unverified]} />
      <div class="recovery-links">
        <TextButton onClick={onOtherNumber}>{text.otherNumber}</TextButton>
      </div>
    </>
  )
}
