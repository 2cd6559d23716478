/** What an answer's Content-Range states: the range that it holds, if any, and the file's length, if known; in bytes. */
export interface ContentRange {
  range: { first: number; last: number } | null
  length: number | null
}

/** Parses Content-Range (RFC 9110, 14.4); null if it is not valid. */
export function parseContentRange(value: string | undefined): ContentRange | null {
  const [, first, last, none, length] = /^bytes (?:(\d{1,15})-(\d{1,15})|(\*))\/(\d{1,15}|\*)$/i.exec(value ?? '') ?? []
  if (length === undefined) return null
  const range = none === undefined ? { first: Number(first), last: Number(last) } : null
  return { range, length: length === '*' ? null : Number(length) }
}

/**
 * The range in a partial answer, if it begins where requested and does not exceed the request; undefined otherwise. A
 * `last` of null asks up to the end of the file.
 */
export function answeredRange(
  asked: { first: number; last: number | null } | undefined,
  found: ContentRange | null,
): { first: number; last: number } | undefined {
  if (!asked || !found?.range) return undefined
  const { range, length } = found
  const isInside = length === null || range.last < length
  const isAsked = range.first === asked.first && range.last >= range.first && range.last <= (asked.last ?? Infinity)
  return isInside && isAsked ? range : undefined
}
