import { z } from 'zod'

/**
 * Control characters, and the marks that turn the direction of the text after them (UAX #9, 2.1 to
 * 2.4): a name with one could rewrite the sentence it stands in. Marks without such reach stay.
 */
const misleading = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu

/** A name or sentence from a portal, for people to read. Nothing that is copied, sent or compared: it loses characters. */
export const shownText = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((text) => text.replace(misleading, ''))

/** The same where there has to be something to read: never empty, and without blanks around it. */
export const shownName = (max: number) => shownText(max).trim().min(1)

/** As {@link shownText}, of a server nobody vouches for: cut where it goes on too long: what it says is told, never refused. */
export const toldText = (max: number) =>
  z
    .string()
    .overwrite((text) => text.replace(misleading, '').slice(0, max))
    .max(max)
