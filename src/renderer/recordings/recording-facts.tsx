import { recordingDetailText, recordingFactText } from 'text:recording-detail'
import type { RecordingDetails } from '../../shared/recordings/recording.ts'
import { formatNumber } from '../i18n/format.ts'
import { Link } from '../layout/link.tsx'
import { clockOf } from './player/clock.ts'
import './recording-facts.css'
import { formatClock, formatStart, offsetOf, zoneOfPortal } from './when.ts'

interface DetailsProps {
  details: RecordingDetails
}

/** "Tue, 24 Nov 2026, 13:52:07 (UTC+0) · 4:03". */
export function WhenAndLength({ details: { start, seconds } }: DetailsProps) {
  const zone = zoneOfPortal()
  const when = recordingDetailText.when({ start: formatStart(start, zone), offset: offsetOf(start, zone) })
  return (
    <p class="recording-when">
      {seconds === null ? when : recordingDetailText.whenAndLength({ when, length: clockOf(seconds) })}
    </p>
  )
}

/** What the portal knows of the call and its file; what it does not know is left out. */
export function RecordingFacts({ details }: DetailsProps) {
  const { talkSeconds, line, format, size } = details
  const { talk, over, fileFormat, fileSize, megabytes } = recordingFactText
  const facts = [
    { name: talk, value: talkSeconds === null ? '' : clockOf(talkSeconds) },
    { name: over, value: line },
    { name: fileFormat, value: format },
    { name: fileSize, value: size === null ? '' : megabytes({ size: formatNumber(Math.ceil(size / 100_000) / 10) }) },
  ].filter(({ value }) => value !== '')
  if (facts.length === 0) return null
  return (
    <dl class="recording-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The legs of a transferred call in order, and what was not recorded between them. A leg's own recording opens. */
export function RecordingLegs({ details: { id, legs } }: DetailsProps) {
  if (legs.length === 0) return null
  const zone = zoneOfPortal()
  return (
    <section class="recording-legs">
      <h3>{recordingDetailText.legs}</h3>
      <ol>
        {legs.map((leg, index) => {
          const gap = gapBefore(legs, index)
          return (
            <li key={leg.start}>
              {gap > 0 && <span class="recording-leg-gap">{recordingDetailText.gap({ length: clockOf(gap) })}</span>}
              <span class="recording-leg-start">{formatClock(leg.start, zone)}</span>
              <bdi class="recording-leg-party">
                {leg.id === null || leg.id === id ? (
                  leg.party
                ) : (
                  <Link to={{ name: 'recordings', recording: leg.id }}>{leg.party}</Link>
                )}
              </bdi>
              <span>{leg.seconds !== null && clockOf(leg.seconds)}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The whole seconds between the end of the leg before and the beginning of this one. */
function gapBefore(legs: RecordingDetails['legs'], index: number): number {
  const [before, leg] = [legs[index - 1], legs[index]]
  if (!before || !leg || before.seconds === null) return 0
  return Math.floor((Date.parse(leg.start) - Date.parse(before.start)) / 1000) - before.seconds
}
