/** Turns values into text and back. Created in each world, so it refers to nothing outside itself. */
export interface Codec {
  encode(value: unknown): string
  decode(text: string): unknown
}

/** Stands in for a value that JSON cannot represent, e.g. a function on the other side. */
export type Special = { readonly [name: string]: unknown }

/**
 * JSON, and beyond it `undefined`, bytes and what the caller knows to stand in for. Everything else that Electron's
 * structured clone would carry (a Map, a Date, …) throws by name: nothing is changed in silence. So does a part of a
 * larger buffer, all of which Electron would carry to the other side.
 *
 * @param standIn gives the stand-in for a function or a promise, or undefined to refuse it.
 * @param restore makes the value that a stand-in stands for.
 */
export function codec(
  standIn: (value: object) => Special | undefined = () => undefined,
  restore: (special: Special) => unknown = () => undefined,
): Codec {
  const mark = '\u0000host'

  function replace(this: Record<string, unknown>, key: string): unknown {
    // JSON.stringify has already called toJSON on its second argument.
    const value = this[key]
    if (value === undefined) return { [mark]: { type: 'undefined' } }
    if (
      typeof value === 'bigint' ||
      typeof value === 'symbol' ||
      (typeof value === 'number' && !Number.isFinite(value))
    )
      throw new Error(`test/host: a ${typeof value} cannot cross (${String(value)})`)
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value
    if (value instanceof Uint8Array) return { [mark]: { type: 'bytes', text: textOf(value) } }
    const special = standIn(value)
    if (special) return { [mark]: special }
    const prototype = Object.getPrototypeOf(value)
    if (Array.isArray(value) || prototype === Object.prototype || prototype === null) return value
    throw new Error(`An object could not be cloned: ${value.constructor?.name ?? typeof value}`)
  }

  function revive(_key: string, value: unknown): unknown {
    if (typeof value !== 'object' || value === null || !(mark in value)) return value
    const special = value[mark] as Special
    if (special.type === 'bytes') return Uint8Array.from(atob(String(special.text)), (byte) => byte.charCodeAt(0))
    return special.type === 'undefined' ? undefined : restore(special)
  }

  function textOf(bytes: Uint8Array): string {
    if (bytes.byteLength !== bytes.buffer.byteLength) throw new Error('test/host: a part of a buffer cannot cross')
    let text = ''
    // A function takes only so many arguments.
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }

  return {
    encode: (value) => JSON.stringify(value, replace),
    decode: (text) => JSON.parse(text, revive),
  }
}
