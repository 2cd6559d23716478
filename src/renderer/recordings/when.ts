import { locale } from 'text:language'
import { capabilities } from '../session/session-state.ts'

/** The zone in which the portal's people think of times; the computer's own if the portal names none that is known here. */
export function zoneOfPortal(): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zone = capabilities.value?.recordings?.zone
  try {
    return zone ? new Intl.DateTimeFormat(locale, { timeZone: zone }).resolvedOptions().timeZone : own
  } catch {
    return own
  }
}

/** "Tue, 24 Nov 2026, 13:52:07" in a zone; `start` as RFC 3339 writes it. */
export const formatStart = (start: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(start))

/** "13:52:07" in a zone. */
export const formatClock = (start: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium', hourCycle: 'h23' }).format(Date.parse(start))

/** The offset of a zone at a moment: "UTC+5:30". It differs from summer to winter. */
export function offsetOf(start: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(Date.parse(start))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '00'] = /([+-])(\d+):(\d+)/.exec(name) ?? []
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}
