import { z } from 'zod'

/**
 * Control characters, and marks that change the direction of the following text (UAX #9, 2.1 to 2.4): a name with one
 * could distort the sentence around it. Marks without such an effect are kept.
 */
const misleading = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu

/**
 * A name or sentence from a portal, for people to read. Not for values that are copied, sent or compared, because
 * characters are removed.
 */
export const shownText = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.replace(misleading, ''))

/** The same, but trimmed and never empty. */
export const shownName = (max: number) => shownText(max).trim().min(1)

/** As {@link shownText}, for text from an untrusted server: text that is too long is cut instead of refused. */
export const toldText = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(misleading, '').slice(0, max))
    .max(max)
