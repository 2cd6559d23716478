const deepest = 6
const mostValues = 500
const mostCharacters = 64 * 1024
const forbiddenKeys = new Set<PropertyKey>(['__proto__', 'constructor', 'prototype'])

/**
 * Whether what arrived over the bridge is plain data of a sensible size: objects, lists and scalars, not too deep, not
 * too many, not too long, and no key that could reach a prototype. Runs before any schema, so that hostile input is
 * cheap to refuse. `characters` limits the total length of text.
 */
export function isWithinLimits(input: unknown, characters = mostCharacters): boolean {
  const spent = { values: 0, characters: 0 }

  const fits = (value: unknown, depth: number): boolean => {
    spent.values += 1
    if (spent.values > mostValues || depth > deepest) return false
    if (typeof value === 'string') return affordable(value)
    if (Array.isArray(value)) return value.length <= mostValues && value.every((part) => fits(part, depth + 1))
    if (typeof value === 'object' && value !== null) return isPlain(value) && fitsEntries(value, depth)
    return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
  }

  const fitsEntries = (value: object, depth: number) =>
    Reflect.ownKeys(value).every(
      (key) =>
        typeof key === 'string' &&
        !forbiddenKeys.has(key) &&
        affordable(key) &&
        fits(Reflect.get(value, key), depth + 1),
    )

  const affordable = (text: string) => {
    spent.characters += text.length
    return spent.characters <= characters
  }

  return fits(input, 0)
}

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype
