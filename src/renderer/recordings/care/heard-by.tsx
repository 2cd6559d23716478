import { recordingAuditText } from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Result } from '../../../shared/errors.ts'
import type { RecordingAudit, RecordingDetails } from '../../../shared/recordings/recording.ts'
import { call } from '../../bridge.ts'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { ChangeError } from './change.tsx'
import './heard-by.css'
import { times } from './when.ts'

/** How many entries the contract allows. */
const mostEntries = 1000

/** How many people heard a recording; pressed, who did what with it. */
export function HeardBy({ recording }: { recording: RecordingDetails }) {
  const { heard, title, unknown } = recordingAuditText
  const isOpen = useSignal(false)
  const answer = useSignal<Result<RecordingAudit> | null>(null)
  const latest = useRef(0)
  const load = async () => {
    const request = ++latest.current
    const next = await call('recordings.audit', { recording: recording.id })
    // Entries that were read once stay when they cannot be read again.
    if (request === latest.current && (next.ok || !answer.peek()?.ok)) answer.value = next
  }
  // Read again with the recording: what was done to it is an entry.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    void load()
  }, [recording])
  const entries = answer.value?.ok ? answer.value.value.entries : null
  return (
    <>
      <TextButton
        onClick={() => {
          isOpen.value = true
          void load()
        }}
      >
        {entries ? heard({ count: listenersIn(entries) }) : unknown}
      </TextButton>
      {isOpen.value && (
        <SidePanel
          title={title}
          onClose={() => {
            isOpen.value = false
          }}
        >
          {answer.value === null && <Skeleton lines={6} lineHeight={28} />}
          {answer.value?.ok === false && (
            <ChangeError error={answer.value.error} mayNot={recordingAuditText.mayNot} onRetry={() => void load()} />
          )}
          {entries && <Entries entries={entries} />}
        </SidePanel>
      )}
    </>
  )
}

type Entry = RecordingAudit['entries'][number]

const listenersIn = (entries: readonly Entry[]) =>
  new Set(entries.filter(({ did }) => did === 'played').map(({ who }) => who)).size

function Entries({ entries }: { entries: readonly Entry[] }) {
  const { did, latest, none, reason, unknownPerson } = recordingAuditText
  if (entries.length === 0) return <p class="quiet">{none}</p>
  return (
    <>
      <ol class="audit-entries">
        {entries.map((entry, index) => (
          <li key={index}>
            <p>
              <bdi class="audit-who">{entry.who || unknownPerson}</bdi>
              <span class="quiet">{times().full(Date.parse(entry.at))}</span>
            </p>
            <p>{did[entry.did]}</p>
            {entry.reason && (
              <p class="quiet" dir="auto">
                {reason(entry)}
              </p>
            )}
          </li>
        ))}
      </ol>
      {entries.length === mostEntries && <p class="quiet">{latest({ count: mostEntries })}</p>}
    </>
  )
}
