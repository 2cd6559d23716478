import { locale } from 'text:language'
import { callText } from 'text:recordings'
import { isDoubled, offsetName } from './zone.ts'

/** Times as the language of the page writes them, by the clock of one zone. All moments are milliseconds since 1970-01-01 UTC. */
export interface Times {
  /** "13:52". */
  time: (moment: number) => string
  /** "24 Nov", with the year where it is not this one. */
  date: (moment: number) => string
  /** "Tue 24 Nov", with the year where it is not this one. */
  day: (moment: number) => string
  /** "Tue 24 Nov 2026, 13:52:07 (UTC+0)". */
  full: (moment: number) => string
  /** "UTC+1" where the clock shows the time twice, so that the two are told apart; else null. */
  offset: (moment: number) => string | null
}

const made = new Map<string, Times>()

/** The times of a zone. */
export function timesIn(zone: string): Times {
  const known = made.get(zone)
  if (known) return known
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const time = format({ timeStyle: 'short' })
  const date = format({ day: 'numeric', month: 'short' })
  const dateOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const year = format({ year: 'numeric' })
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const dayOfYear = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  const full = format({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeStyle: undefined,
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
  })
  const isThisYear = (moment: number) => year.format(moment) === year.format(Date.now())
  const times: Times = {
    time: (moment) => time.format(moment),
    date: (moment) => (isThisYear(moment) ? date : dateOfYear).format(moment),
    day: (moment) => (isThisYear(moment) ? day : dayOfYear).format(moment),
    full: (moment) => callText.moment({ moment: full.format(moment), offset: offsetName(moment, zone) }),
    offset: (moment) => (isDoubled(moment, zone) ? offsetName(moment, zone) : null),
  }
  made.set(zone, times)
  return times
}

/** "Tue 24 Nov" for a date such as 2026-11-24, whatever the zone. */
const railDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
export const dayName = (date: string): string => railDay.format(Date.parse(`${date}T00:00Z`))

const wallDate = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
const wallDateTime = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })
/** "24 Nov 2026" or "24 Nov 2026, 14:05" for a date, or a date and time, by the clock of whatever zone. */
export const wallTimeName = (wallTime: string): string =>
  wallTime.length === 10
    ? wallDate.format(Date.parse(`${wallTime}T00:00Z`))
    : wallDateTime.format(Date.parse(`${wallTime}Z`))
