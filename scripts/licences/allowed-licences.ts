/**
 * Licences, by their SPDX names, under which a part may be handed on in an app of anybody's. MPL-2.0 asks for the
 * source of its own files alone, which npm offers unchanged.
 */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
  'Zlib',
])

/**
 * Whether an SPDX expression leaves a way to use the part: one side of an OR is enough, both sides of an AND are
 * needed. Of brackets only those around the whole are understood; anything else is refused, for a person to look at.
 */
export function isAllowedLicence(expression: string): boolean {
  const whole = expression.trim().replace(/^\(([^()]*)\)$/, '$1')
  return whole.split(' OR ').some((way) => way.split(' AND ').every((id) => allowed.has(id.trim())))
}
