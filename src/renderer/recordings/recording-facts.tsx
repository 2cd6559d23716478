import { recordingDetailText, recordingFactText } from 'text:recording-detail'
import { callText } from 'text:recordings'
import type { RecordingDetails } from '../../shared/recordings/recording.ts'
import { formatNumber } from '../i18n/format.ts'
import { Link } from '../layout/link.tsx'
import { Setting } from '../list/setting.tsx'
import { accountRecordings, zoneOf } from './account-recordings.ts'
import './recording-facts.css'
import { lengthOf } from './recording-words.ts'
import { timesIn } from './times.ts'

interface DetailsProps {
  details: RecordingDetails
}

/** Times by the clock that the person chose for the page. */
const times = () => timesIn(accountRecordings.value?.zone.value ?? zoneOf('portal'))

/** "Tue 24 Nov 2026, 13:52:07 (UTC+0) · 4:03". */
export function WhenAndLength({ details: { start, seconds } }: DetailsProps) {
  const when = times().full(Date.parse(start))
  return (
    <p class="recording-when">
      {seconds === null ? when : recordingDetailText.whenAndLength({ when, length: lengthOf(seconds) })}
    </p>
  )
}

/** What the portal knows of the call and its file; what it does not know is left out. */
export function RecordingFacts({ details: { caller, callee, talkSeconds, line, format, size } }: DetailsProps) {
  const { from, to, copyFrom, copyTo } = callText.facts
  const { talk, over, copyLine, fileFormat, fileSize, megabytes } = recordingFactText
  return (
    <div class="settings recording-facts">
      <dl>
        {caller.number && <Setting width="half" label={from} copyLabel={copyFrom} value={caller.number} />}
        {callee.number && <Setting width="half" label={to} copyLabel={copyTo} value={callee.number} />}
        {line && <Setting width="half" label={over} copyLabel={copyLine} value={line} />}
        {talkSeconds !== null && <Fact label={talk}>{lengthOf(talkSeconds)}</Fact>}
        {format && <Fact label={fileFormat}>{format}</Fact>}
        {size !== null && (
          <Fact label={fileSize}>{megabytes({ size: formatNumber(Math.ceil(size / 100_000) / 10) })}</Fact>
        )}
      </dl>
    </div>
  )
}

/** A fact that nobody copies. */
function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div class="setting setting-half">
      <dt>{label}</dt>
      <dd>
        <bdi class="setting-value">{children}</bdi>
      </dd>
    </div>
  )
}

/** The legs of a transferred call in order, and what was not recorded between them. A leg's own recording opens. */
export function RecordingLegs({ details: { id, legs } }: DetailsProps) {
  if (legs.length === 0) return null
  return (
    <div class="recording-legs">
      <h3>{recordingDetailText.legs}</h3>
      <ol>
        {legs.map((leg, index) => {
          const gap = gapBefore(legs, index)
          return (
            <li key={leg.start}>
              {gap > 0 && <span class="recording-leg-gap">{recordingDetailText.gap({ length: lengthOf(gap) })}</span>}
              <span class="recording-leg-start">{times().time(Date.parse(leg.start))}</span>
              <bdi>
                {leg.id === null || leg.id === id ? (
                  leg.party
                ) : (
                  <Link to={{ name: 'recordings', recording: leg.id }}>{leg.party}</Link>
                )}
              </bdi>
              <span>{lengthOf(leg.seconds)}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** The whole seconds between the end of the leg before and the beginning of this one. */
function gapBefore(legs: RecordingDetails['legs'], index: number): number {
  const [before, leg] = [legs[index - 1], legs[index]]
  if (!before || !leg || before.seconds === null) return 0
  return Math.floor((Date.parse(leg.start) - Date.parse(before.start)) / 1000) - before.seconds
}
