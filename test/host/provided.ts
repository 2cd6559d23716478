import { EventEmitter } from 'node:events'

/** Names that JavaScript itself asks of any object, e.g. `await` asks for `then`. */
const probes = new Set<PropertyKey>(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType'])

/**
 * Wraps an object so that what it lacks throws by name instead of being undefined: a test can then
 * never pass because the host ignored a call.
 *
 * @param name as a reader of the message knows it, e.g. `app`.
 */
export function provided<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (key in object || typeof key === 'symbol' || probes.has(key)) return Reflect.get(object, key, receiver)
      throw new Error(`test/host: ${name}.${key} is not provided`)
    },
  })
}

/** An object whose lacking members throw by name. Subclasses' private fields live on the proxy. */
export class Provided {
  constructor(name: string) {
    // biome-ignore lint/correctness/noConstructorReturn: the proxy must be `this` in every subclass.
    return provided(name, this)
  }
}

/** An event emitter whose lacking members throw by name. */
export class ProvidedEmitter extends EventEmitter {
  constructor(name: string) {
    super()
    // biome-ignore lint/correctness/noConstructorReturn: the proxy must be `this` in every subclass.
    return provided(name, this)
  }
}

/**
 * What a host object must agree with: for each member that Electron's object has too, Electron's type.
 * Events are left out (their overloads return Electron's own `this`), and so is what `Except` names.
 */
export type Shape<Host, Real, Except extends PropertyKey = never> = {
  [Key in Exclude<keyof Host & keyof Real, keyof EventEmitter | Except>]: Real[Key]
}
