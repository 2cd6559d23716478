import type { codec as makeCodec, Special } from './codec.ts'

/** One world's end of the bridge between the preload's world and the page's. */
export interface Crossing {
  /** Calls a function of the other world, as `contextBridge` does: at once, the result copied or proxied. */
  call(id: string, args: unknown[]): unknown
  /** Lets the other world call a function by a given name. */
  offer(id: string, offered: (...args: never[]) => unknown): void
}

/**
 * Two worlds share the DOM but no objects, and dispatching an event is synchronous: calls travel as text in
 * the detail of events that only these two know the name of. Functions and promises stay where they are and
 * are stood in for on the other side. Refers to nothing outside itself.
 *
 * @param token unguessable by the page, one a run.
 */
export function crossing(codec: typeof makeCodec, token: string, side: 'preload' | 'page'): Crossing {
  const inbox = `${token}-to-${side}`
  const outbox = `${token}-to-${side === 'page' ? 'preload' : 'page'}`
  // Saved before the page's scripts can replace them.
  const dispatch = window.dispatchEvent.bind(window)
  const Envelope = CustomEvent
  const offered = new Map<string, (...args: never[]) => unknown>()
  const settling = new Map<string, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let answer: unknown

  const send = (message: unknown) => dispatch(new Envelope(outbox, { detail: text.encode(message) }))

  function standIn(value: object): Special | undefined {
    const id = `${side}-${++lastId}`
    if (typeof value === 'function') {
      offered.set(id, value as () => unknown)
      return { type: 'function', id }
    }
    if (value instanceof Promise) {
      value.then(
        (result) => send({ kind: 'settled', id, ok: true, value: result }),
        (error) => send({ kind: 'settled', id, ok: false, value: String(error?.message ?? error) }),
      )
      return { type: 'promise', id }
    }
    return undefined
  }

  function restore(special: Special): unknown {
    const id = String(special.id)
    if (special.type === 'function') return (...args: unknown[]) => call(id, args)
    const settled = Promise.withResolvers<unknown>()
    settling.set(id, settled)
    return settled.promise
  }

  const text = codec(standIn, restore)

  function call(id: string, args: unknown[]): unknown {
    send({ kind: 'call', id, args })
    const { ok, value } = answer as { ok: boolean; value: unknown }
    // Its promise would keep what it brings, a password too, until the next call.
    answer = undefined
    if (!ok) throw new Error(String(value))
    return value
  }

  function run(id: string, args: unknown[]): void {
    try {
      send({ kind: 'answer', ok: true, value: offered.get(id)?.(...(args as never[])) })
    } catch (error) {
      send({ kind: 'answer', ok: false, value: error instanceof Error ? error.message : String(error) })
    }
  }

  window.addEventListener(inbox, (event) => {
    const message = text.decode((event as CustomEvent<string>).detail) as {
      kind: 'call' | 'answer' | 'settled'
      id: string
      ok: boolean
      args: unknown[]
      value: unknown
    }
    if (message.kind === 'call') return run(message.id, message.args)
    if (message.kind === 'answer') {
      answer = message
      return
    }
    const settled = settling.get(message.id)
    settling.delete(message.id)
    if (message.ok) settled?.resolve(message.value)
    else settled?.reject(new Error(String(message.value)))
  })

  return { call, offer: (id, value) => void offered.set(id, value) }
}
