import { callText, recordingsText } from 'text:recordings'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Result } from '../../shared/errors.ts'
import type { RecordingDetails } from '../../shared/recordings/recording.ts'
import { call } from '../bridge.ts'
import { ErrorNotice } from '../errors/error-notice.tsx'
import { DetailPane } from '../list/detail-pane.tsx'
import { Setting } from '../list/setting.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { accountRecordings } from './account-recordings.ts'
import { lengthOf, personWithNumber } from './recording-words.ts'
import { timesIn } from './times.ts'

interface RecordingDetailProps {
  /** The id of the call. */
  recording: string
  onBack: () => void
}

/** One call: who, when, and what became of it. Rendered with the call's id as key. */
export function RecordingDetail({ recording, onBack }: RecordingDetailProps) {
  const answer = useSignal<Result<RecordingDetails> | null>(null)
  const read = async () => {
    answer.value = await call('recordings.read', { recording })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each call.
  useEffect(() => {
    void read()
  }, [recording])
  const found = answer.value?.ok ? answer.value.value : null
  const zone = accountRecordings.value?.zone.value ?? 'UTC'
  const { facts } = callText
  return (
    <DetailPane
      title={
        found
          ? callText.parties({ caller: personWithNumber(found.caller), callee: personWithNumber(found.callee) })
          : undefined
      }
      backLabel={recordingsText.back}
      onBack={onBack}
      header={found && <p>{timesIn(zone).full(Date.parse(found.start))}</p>}
    >
      {found ? (
        <div class="settings">
          <dl>
            <Setting label={facts.direction} copyLabel="" value={null}>
              {callText.direction[found.direction]}
            </Setting>
            <Setting label={facts.from} copyLabel={facts.copyFrom} value={found.caller.number} />
            <Setting label={facts.to} copyLabel={facts.copyTo} value={found.callee.number} />
            <Setting label={facts.length} copyLabel="" value={null}>
              {lengthOf(found.seconds)}
            </Setting>
          </dl>
        </div>
      ) : answer.value?.ok === false ? (
        <ErrorNotice error={answer.value.error} onRetry={() => void read()} />
      ) : (
        <Skeleton lines={6} lineHeight={28} />
      )}
    </DetailPane>
  )
}
