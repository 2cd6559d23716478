import { locale } from 'text:language'

/** Dates, numbers and lists as the language of the page writes them, in the person's own region. */
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
const number = new Intl.NumberFormat(locale)
const list = new Intl.ListFormat(locale, { type: 'unit' })

/** "3 Mar 2026, 14:05"; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatDateTime = (moment: number) => dateTime.format(moment)

/** "3 March 2026"; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatDate = (moment: number) => date.format(moment)

/** "14:05", and with the day where that is not today; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatTime = (moment: number) => (isToday(moment) ? time : dateTime).format(moment)

const isToday = (moment: number) => new Date(moment).toDateString() === new Date().toDateString()

/** "50,000". */
export const formatNumber = (value: number) => number.format(value)

const sizes = (['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const).map(
  (unit) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      // Two digits below ten, whole numbers above.
      maximumSignificantDigits: 2,
      maximumFractionDigits: 0,
      roundingPriority: 'morePrecision',
    }),
)

/** "3.1 GB", in steps of 1,000 as systems show files. */
export function formatBytes(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(1, bytes)) / 3), sizes.length - 1)
  return sizes[step]?.format(bytes / 1000 ** step) ?? ''
}

/** "one, two, three". */
export const formatList = (values: readonly string[]) => list.format(values)
