import { locale } from 'text:language'
import { recordingChangeText } from 'text:recording-care'
import type { Recording } from '../../../shared/recordings/recordings.ts'
import { formatDateTime } from '../../i18n/format.ts'

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
const two = (value: number) => String(value).padStart(2, '0')

/** "24 May 2027"; `date` is a day of the calendar, as 2027-05-24, the same everywhere. */
export const formatDay = (date: string) => day.format(Date.parse(date))

/** A length or a place in a recording: "1:12", "1:02:03". */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const end = two(whole % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`
}

const partyOf = ({ name, number }: Recording['caller']) =>
  name && number ? recordingChangeText.party({ name, number }) : name || number || recordingChangeText.withheld

/** Which call it is: who called whom; when and how long. */
export function callWords({ caller, callee, start, seconds }: Recording): [who: string, when: string] {
  const time = formatDateTime(Date.parse(start))
  return [
    recordingChangeText.call({ caller: partyOf(caller), callee: partyOf(callee) }),
    seconds === null ? time : recordingChangeText.when({ time, length: formatClock(seconds) }),
  ]
}

/** How many days there are from today to a day of the calendar; 0 if it is today, less if it is over. */
export function daysLeft(date: string): number {
  const today = new Date()
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())
  return Math.round((Date.parse(date) - start) / 86_400_000)
}
