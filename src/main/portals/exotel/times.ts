import { z } from 'zod'

/**
 * Exotel writes times without a zone, which are those of India, in filters too. A time with an offset is what it says.
 * For accounts in Singapore the documentation names both zones.
 */
const offsetOfIndia = '+05:30'
const aheadOfUtc = 5.5 * 3_600_000

const readable = z.iso.datetime({ offset: true })

/** A time of Exotel's with its offset (RFC 3339), or null if it is none, or the one that stands for none. */
export function momentOf(written: string | null | undefined): string | null {
  const [, date = '', time = '', offset = offsetOfIndia] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?$/.exec(written ?? '') ?? []
  const moment = `${date}T${time}${offset.replace(/^(...)(\d\d)$/, '$1:$2')}`
  if (!readable.safeParse(moment).success) return null
  // A call that is still going on ended in 1970.
  return Date.parse(moment) < 24 * 3_600_000 ? null : moment
}

/** A moment as Exotel's filters write it, to the second. */
export function indianTime(moment: number): string {
  return new Date(moment + aheadOfUtc).toISOString().slice(0, 19).replace('T', ' ')
}
