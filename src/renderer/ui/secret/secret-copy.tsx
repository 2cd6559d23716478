import { uiText } from 'text:ui'
import { signal, useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { wholeSeconds } from '../clock.ts'
import { useRemaining } from '../countdown.tsx'

/** Where the secret on the clipboard was copied, and when it is cleared, in milliseconds since 1970-01-01 UTC. */
const copied = signal<{ by: symbol; clearsAt: number } | null>(null)

/** The clipboard has other content or none: the screen no longer says that it contains a secret. */
export function forgetSecretCopy(): void {
  copied.value = null
}

/** The result of copying a secret: how long it stays on the clipboard, or why it is not there. */
type SecretCopied<Failure> = { ok: true; value: { clearsAfterMs: number } } | { ok: false; error: Failure }

/** Copies a secret from one place on the screen. There is only one clipboard, so at most one place shows its state. */
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

/** Says that a secret was copied and counts down until the clipboard is cleared, at a moment in milliseconds since 1970-01-01 UTC. */
export function ClearsIn({ until }: { until: number }) {
  return <>{uiText.clearsIn({ seconds: wholeSeconds(useRemaining(until, forgetSecretCopy)) })}</>
}
