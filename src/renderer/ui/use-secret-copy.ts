import { signal, useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { AppError, Result } from '../../shared/errors.ts'
import type { CopiedSecret } from '../../shared/phones/phones.ts'

/** Where the secret was copied that is on the clipboard, and when that is cleared; milliseconds since 1970-01-01 UTC. */
const copied = signal<{ by: symbol; clearsAt: number } | null>(null)

/** Something else is on the clipboard, or nothing: whatever said that it holds a secret says so no more. */
export function forgetSecretCopy(): void {
  copied.value = null
}

/** Copying a secret from one place of the screen. There is one clipboard, so one place at most says what is on it. */
export function useSecretCopy(copySecret: () => Promise<Result<CopiedSecret>>) {
  const [by] = useState(() => Symbol())
  const error = useSignal<AppError | null>(null)
  const copy = async () => {
    const answer = await copySecret()
    if (answer.ok) copied.value = { by, clearsAt: Date.now() + answer.value.clearsAfterMs }
    error.value = answer.ok || answer.error.code === 'cancelled' ? null : answer.error
    return answer
  }
  return { copy, clearsAt: copied.value?.by === by ? copied.value.clearsAt : null, error }
}
