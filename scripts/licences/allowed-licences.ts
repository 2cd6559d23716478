/**
 * Licences, by their SPDX names, under which a component may be distributed in any app. MPL-2.0 requires only the
 * source of its own files, which npm offers unchanged.
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
 * Whether an SPDX expression allows the component: one side of an OR is enough, both sides of an AND are needed. Only
 * brackets around the whole expression are supported; anything else is refused, for a person to review.
 */
export function isAllowedLicence(expression: string): boolean {
  const whole = expression.trim().replace(/^\(([^()]*)\)$/, '$1')
  return whole.split(' OR ').some((way) => way.split(' AND ').every((id) => allowed.has(id.trim())))
}
