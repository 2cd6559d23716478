/** Dates and numbers in the person's own locale, which Chromium takes from the system. */
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })
const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const number = new Intl.NumberFormat()

/** "3 Mar 2026, 14:05"; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatDateTime = (moment: number) => dateTime.format(moment)

/** "3 March 2026"; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatDate = (moment: number) => date.format(moment)

/** "14:05", and with the day where that is not today; `moment` is milliseconds since 1970-01-01 UTC. */
export const formatTime = (moment: number) => (isToday(moment) ? time : dateTime).format(moment)

const isToday = (moment: number) => new Date(moment).toDateString() === new Date().toDateString()

/** "50,000". */
export const formatNumber = (value: number) => number.format(value)

/** "1 second", "30 seconds". Takes milliseconds; rounds up to whole seconds. */
export function formatSeconds(milliseconds: number): string {
  const count = Math.ceil(milliseconds / 1000)
  return `${formatNumber(count)} ${count === 1 ? 'second' : 'seconds'}`
}

/** A clock for what is left: "2:05", "1:00:09". Takes milliseconds; rounds up to whole seconds, never below zero. */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const twoDigits = (part: number) => String(part).padStart(2, '0')
  const tail = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
