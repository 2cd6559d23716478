import { recordingHoldText, recordingKeepingText } from 'text:recording-care'
import { useSignal } from '@preact/signals'
import { Lock, TriangleAlert } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { RecordingDetails } from '../../../shared/recordings/recording.ts'
import { hasSound } from '../../../shared/recordings/recordings.ts'
import { Setting } from '../../list/setting.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { wallTimeName } from '../times.ts'
import { ReleaseDialog } from './hold-dialogs.tsx'
import './care.css'
import './recording-keeping.css'
import { mayRelease } from './rights.ts'
import { daysLeft, times } from './when.ts'

interface RecordingKeepingProps {
  recording: RecordingDetails
  onChanged: () => void
}

/** For how long a recording is kept, the hold that it is on, and the checksum of its file. */
export function RecordingKeeping({ recording, onChanged }: RecordingKeepingProps) {
  const { copyHash, hash, keptUntil, title, whileHeld } = recordingKeepingText
  const { deleted, held, sha256 } = recording
  const last = deleted ? null : recording.keptUntil
  return (
    <section class="recording-care" aria-label={title}>
      {held && <Hold recording={recording} onChanged={onChanged} />}
      <Warning recording={recording} />
      {(last || sha256) && (
        <div class="settings">
          <dl>
            {last && <Row label={keptUntil}>{held ? whileHeld({ date: wallTimeName(last) }) : wallTimeName(last)}</Row>}
            {sha256 && (
              <Setting label={hash} copyLabel={copyHash} value={sha256}>
                <span dir="ltr" class="recording-hash" title={sha256}>
                  {`${sha256.slice(0, 12)}…${sha256.slice(-4)}`}
                </span>
              </Setting>
            )}
          </dl>
        </div>
      )}
    </section>
  )
}

function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="setting setting-line">
      <dt>{label}</dt>
      <dd>
        <span class="setting-value">{children}</span>
      </dd>
    </div>
  )
}

/** What stands for as long as it is so, which a live region would read out at each recording. */
function Hold({ recording, onChanged }: RecordingKeepingProps) {
  const { held } = recordingKeepingText
  const releasing = useSignal(false)
  const { hold } = recording
  const date = hold && times().date(Date.parse(hold.since))
  return (
    <div class="recording-standing">
      <Icon icon={Lock} size={18} />
      <div>
        <p>{date === null ? held.plain : hold?.case ? held.case({ date, case: hold.case }) : held.since({ date })}</p>
        {hold && (
          <p class="quiet" dir="auto">
            {hold.author ? held.reason(hold) : held.reasonAlone(hold)}
          </p>
        )}
      </div>
      {mayRelease(recording) && (
        <Button
          onClick={() => {
            releasing.value = true
          }}
        >
          {recordingHoldText.release.open}
        </Button>
      )}
      {releasing.value && (
        <ReleaseDialog
          recording={recording}
          onChanged={onChanged}
          onClose={() => {
            releasing.value = false
          }}
        />
      )}
    </div>
  )
}

/** How many days before its end a recording is warned of. */
const warningDays = 7

function Warning({ recording }: { recording: RecordingDetails }) {
  const { warning } = recordingKeepingText
  const { held, keptUntil } = recording
  if (held || keptUntil === null || !hasSound(recording)) return null
  const days = daysLeft(keptUntil)
  if (days > warningDays) return null
  const date = wallTimeName(keptUntil)
  return (
    <div class="recording-standing recording-ending">
      <Icon icon={TriangleAlert} size={18} />
      <p>{days < 0 ? warning.over({ date }) : days === 0 ? warning.today : warning.soon({ date, days })}</p>
    </div>
  )
}
