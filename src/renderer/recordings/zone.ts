/** Wall-clock times of a time zone. All moments are milliseconds since 1970-01-01 UTC. */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, format)
  return format
}

/** Whether this zone is known here: portals may name any. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** The zone of this computer. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone's clock at a moment, as if it were UTC. */
function wallAt(moment: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

const offsets = new Map<string, number>()
/** Clocks are changed at whole quarters of an hour. */
const quarter = 15 * minute
const mostOffsets = 5_000

/**
 * How far the zone's clock is ahead of UTC, in milliseconds. Remembered, because every row of the list asks several
 * times each time it is drawn.
 */
export function offsetAt(moment: number, zone: string): number {
  const start = Math.floor(moment / quarter) * quarter
  const key = `${start} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= mostOffsets) offsets.clear()
  const offset = wallAt(start, zone) - start
  offsets.set(key, offset)
  return offset
}

/** "UTC+1", "UTC−5:30", "UTC+0". */
export function offsetName(moment: number, zone: string): string {
  const minutes = Math.round(offsetAt(moment, zone) / minute)
  const size = Math.abs(minutes)
  const rest = size % 60
  return `UTC${minutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** The day of a moment, as in 2026-11-24. */
export const dateAt = (moment: number, zone: string): string =>
  new Date(wallAt(moment, zone)).toISOString().slice(0, 10)

/** A date so many days later. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10)

/**
 * The moment at which the zone's clock shows a time such as 2026-11-24T14:05. Of a time that comes twice it is the
 * first, or the `last`; for a time that is skipped it is the moment so much after the clock is put forward.
 */
export function momentOf(wallTime: string, zone: string, which: 'first' | 'last' = 'first'): number {
  const wall = Date.parse(`${wallTime}Z`)
  const before = wall - offsetAt(wall - day, zone)
  const after = wall - offsetAt(wall + day, zone)
  const fitting = [before, after].filter((moment) => wallAt(moment, zone) === wall)
  if (fitting.length === 0) return before
  return which === 'first' ? Math.min(...fitting) : Math.max(...fitting)
}

/** The first moment of a day. */
export const startOf = (date: string, zone: string): number => momentOf(`${date}T00:00`, zone)

/** Whether the zone's clock shows this time twice, before and after it is put back. */
export function isDoubled(moment: number, zone: string): boolean {
  const offset = offsetAt(moment, zone)
  const isSame = (other: number) => other !== moment && offsetAt(other, zone) + other === offset + moment
  return [-6 * hour, 6 * hour].some((way) => isSame(moment + offset - offsetAt(moment + way, zone)))
}
