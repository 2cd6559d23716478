import { recordingLabelsText } from 'text:recording-care'
import { useId } from 'preact/hooks'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { RecordingScore } from './recording-score.tsx'
import { RecordingTags } from './recording-tags.tsx'
import { mayChangeLabels } from './rights.ts'
import './care.css'
import './recording-labels.css'

interface RecordingLabelsProps {
  recording: RecordingDetails
  onChanged: () => void
}

/** Tags and score of a recording. Each change is sent at once. */
export function RecordingLabels({ recording, onChanged }: RecordingLabelsProps) {
  const id = useId()
  const { tags, score } = recording
  const canChange = mayChangeLabels(recording)
  if (!canChange && tags.length === 0 && score === null) return null
  return (
    <section key={recording.id} class="recording-care" aria-labelledby={id}>
      <h3 id={id}>{recordingLabelsText.title}</h3>
      {canChange ? (
        <RecordingTags recording={recording} onChanged={onChanged} />
      ) : (
        tags.length > 0 && (
          <ul class="recording-tags" aria-label={recordingLabelsText.tags}>
            {tags.map((tag) => (
              <li key={tag}>
                <bdi>{tag}</bdi>
              </li>
            ))}
          </ul>
        )
      )}
      {canChange ? (
        <RecordingScore recording={recording} onChanged={onChanged} />
      ) : (
        score !== null && <p>{recordingLabelsText.scored({ score })}</p>
      )}
    </section>
  )
}
