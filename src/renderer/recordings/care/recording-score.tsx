import { recordingLabelsText } from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { useId, useLayoutEffect } from 'preact/hooks'
import type { AppError } from '../../../shared/errors.ts'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { ChangeError, concluded } from './change.tsx'

interface RecordingScoreProps {
  recording: RecordingDetails
  onChanged: () => void
}

const scores = [1, 2, 3, 4, 5] as const

/** The score as five radio buttons. Arrow keys pass over scores, so only the last one chosen is sent when the portal is slow. */
export function RecordingScore({ recording, onChanged }: RecordingScoreProps) {
  const id = useId()
  const { clear, mayNot, score: label, scored, unscored } = recordingLabelsText
  /** What was chosen since the recording was read: on its way, or taken. */
  const chosen = useSignal<number | null | undefined>(undefined)
  const busy = useSignal(false)
  const error = useSignal<{ error: AppError; wanted: number | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken is in a recording that was read afterwards.
  useLayoutEffect(() => {
    if (!busy.peek()) chosen.value = undefined
  }, [recording])
  const now = chosen.value === undefined ? recording.score : chosen.value

  const choose = async (score: number | null) => {
    chosen.value = score
    error.value = null
    if (busy.peek()) return
    busy.value = true
    let sent: number | null | undefined
    while (chosen.peek() !== undefined && chosen.peek() !== sent) {
      const next = chosen.peek() ?? null
      const answer = await call('recordings.changeLabels', { recording: recording.id, labels: { score: next } })
      sent = next
      if (answer.ok && chosen.peek() !== next) continue
      const failed = concluded(answer, next === null ? unscored : scored({ score: next }), onChanged)
      if (!answer.ok) {
        // The portal keeps the score that it had.
        chosen.value = undefined
        error.value = failed && { error: failed, wanted: next }
      }
    }
    busy.value = false
  }
  return (
    <>
      <fieldset class="recording-score">
        <legend>{label}</legend>
        {scores.map((score) => (
          <label key={score}>
            <input
              type="radio"
              class="visually-hidden"
              name={id}
              value={score}
              checked={now === score}
              onChange={() => void choose(score)}
            />
            <span>{score}</span>
          </label>
        ))}
        {now !== null && <TextButton onClick={() => void choose(null)}>{clear}</TextButton>}
      </fieldset>
      {error.value && (
        <ChangeError
          error={error.value.error}
          mayNot={mayNot}
          onRetry={() => void choose(error.value?.wanted ?? null)}
        />
      )}
    </>
  )
}
