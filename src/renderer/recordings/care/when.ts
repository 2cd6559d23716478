import { accountRecordings, zoneOf } from '../account-recordings.ts'
import { type Times, timesIn } from '../times.ts'

/** Times by the clock that the person chose for the page. */
export const times = (): Times => timesIn(accountRecordings.value?.zone.value ?? zoneOf('portal'))

/** How many days there are from today to a day of the calendar, as 2027-05-24; 0 if it is today, less if it is over. */
export function daysLeft(date: string): number {
  const today = new Date()
  const start = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())
  return Math.round((Date.parse(date) - start) / 86_400_000)
}
