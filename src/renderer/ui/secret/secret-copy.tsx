import { uiText } from 'text:ui'
import { signal, useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { wholeSeconds } from '../clock.ts'
import { useRemaining } from '../countdown.tsx'

/** Where the secret was copied that is on the clipboard, and when that is cleared; milliseconds since 1970-01-01 UTC. */
const copied = signal<{ by: symbol; clearsAt: number } | null>(null)

/** Something else is on the clipboard, or nothing: no place of the screen says any longer that it holds a secret. */
export function forgetSecretCopy(): void {
  copied.value = null
}

/** What came of copying a secret: for how long it stays on the clipboard, or why it is not there. */
type SecretCopied<Failure> = { ok: true; value: { clearsAfterMs: number } } | { ok: false; error: Failure }

/** Copying a secret from one place of the screen. There is one clipboard, so one place at most says what is on it. */
export function useSecretCopy<Failure extends { code: string }>(copySecret: () => Promise<SecretCopied<Failure>>) {
  const [by] = useState(() => Symbol())
  const error = useSignal<Failure | null>(null)
  const copy = async () => {
    const answer = await copySecret()
    if (answer.ok) copied.value = { by, clearsAt: Date.now() + answer.value.clearsAfterMs }
    error.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    return answer
  }
  return { copy, clearsAt: copied.value?.by === by ? copied.value.clearsAt : null, error }
}

/** Says that a secret was copied and counts down to when the clipboard is cleared; a moment in milliseconds since 1970-01-01 UTC. */
export function ClearsIn({ until }: { until: number }) {
  return <>{uiText.clearsIn({ seconds: wholeSeconds(useRemaining(until, forgetSecretCopy)) })}</>
}
