import { recordingChangeText } from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { AppError, Result } from '../../../shared/errors.ts'
import { ErrorNotice } from '../../errors/error-notice.tsx'
import { announce } from '../../ui/announce.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Whether the recording may be another than the one on the screen, so that it is read again. */
const mayHaveChanged = ({ code }: AppError) => code === 'conflict' || code === 'not-found' || code === 'outcome-unknown'

/** Concludes a change: says that it is done, and has the recording read again if it is or may be another. */
export function concluded(answer: Result<unknown>, done: string, onChanged: () => void): AppError | null {
  if (answer.ok) announce(done)
  if (answer.ok || mayHaveChanged(answer.error)) onChanged()
  return answer.ok || answer.error.code === 'cancelled' ? null : answer.error
}

interface ChangeOptions {
  /** What is said when it is done. */
  done: string
  send: () => Promise<Result<unknown>>
}

/** Sends changes outside a form, one at a time. */
export function useChange(onChanged: () => void) {
  const busy = useSignal(false)
  const error = useSignal<AppError | null>(null)
  const [latest] = useState<{ options: ChangeOptions | null }>({ options: null })
  /** Resolves with whether the portal took it; at once with false while another change is under way. */
  const change = async (options: ChangeOptions): Promise<boolean> => {
    if (busy.peek()) return false
    latest.options = options
    busy.value = true
    error.value = null
    const answer = await options.send()
    busy.value = false
    error.value = concluded(answer, options.done, onChanged)
    return answer.ok
  }
  const retry = () => {
    if (latest.options) void change(latest.options)
  }
  return { busy, error, change, retry }
}

interface ChangeErrorProps {
  error: AppError
  /** The sentence for an account without the right. */
  mayNot: string
  /** The words for what stands in the way. */
  conflict?: { title: string; body: string }
  onRetry?: () => void
}

/** Why the portal did not take a change, in the words of what was to be changed. */
export function ChangeError({ error, mayNot, conflict, onRetry }: ChangeErrorProps) {
  const { askAdministrator, gone } = recordingChangeText
  const known =
    error.code === 'forbidden'
      ? { title: mayNot, body: askAdministrator }
      : error.code === 'not-found'
        ? gone
        : error.code === 'conflict'
          ? conflict
          : undefined
  if (!known) return <ErrorNotice error={error} onRetry={onRetry} />
  return (
    <Notice kind="error" title={known.title}>
      <p>{known.body}</p>
    </Notice>
  )
}
