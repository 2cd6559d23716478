import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { Problem } from '../server/problem.ts'

/** What can go wrong between a client and a portal. */
export type Fault =
  | { kind: 'latency'; ms: number }
  /** `retryAfter` in seconds; `asDate` sends it as an HTTP date (RFC 9110, 10.2.3). */
  | { kind: 'status'; status: 500 | 502 | 503; retryAfter?: number; asDate?: boolean }
  /** A page of HTML with status 200, as a hotel's network answers. */
  | { kind: 'captive-portal' }
  /** The connection ends in the middle of the body. */
  | { kind: 'truncated' }
  /** A whole answer whose JSON ends too early. */
  | { kind: 'broken-json' }
  | { kind: 'huge'; bytes: number }
  /** A body that goes on until the client hangs up. */
  | { kind: 'endless' }
  | { kind: 'wrong-content-type' }
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308 }
  | { kind: 'reset' }
  /** The connection ends after the request was carried out, before a byte of its answer. */
  | { kind: 'lost-answer' }

/**
 * Switches for faults. A pattern is a path in which `*` stands for anything, after a method and a
 * space if only that is meant: `PATCH *\/account`, `*\/phones*`, `*`.
 */
export interface Faults {
  /** Every answer takes this much longer, until `clear`. */
  delay(ms: number): void
  /** Only the next request that fits. */
  next(pattern: string, fault: Fault): void
  /** Every request that fits, until `clear`; a later `set` of the same pattern replaces it. */
  set(pattern: string, fault: Fault): void
  clear(): void
  register(app: FastifyInstance): void
}

export function createFaults(clock: Clock): Faults {
  const standing = new Map<string, Fault>()
  let once: { pattern: string; fault: Fault }[] = []
  let delay = 0
  const chosen = new WeakMap<FastifyRequest, Fault>()

  function choose(request: FastifyRequest): Fault | undefined {
    const hit = once.find(({ pattern }) => fits(pattern, request))
    once = once.filter((one) => one !== hit)
    return hit?.fault ?? [...standing].findLast(([pattern]) => fits(pattern, request))?.[1]
  }

  return {
    delay(ms) {
      delay = ms
    },
    next(pattern, fault) {
      once.push({ pattern, fault })
    },
    set(pattern, fault) {
      standing.set(pattern, fault)
    },
    clear() {
      standing.clear()
      once = []
      delay = 0
    },
    register(app) {
      app.addHook('onRequest', async (request, reply) => {
        const fault = choose(request)
        if (delay > 0) await setTimeout(delay)
        if (!fault) return
        chosen.set(request, fault)
        await insteadOfAnswer(fault, request, reply, clock)
      })
      app.addHook('onSend', async (request, _reply, payload: unknown) => {
        const fault = chosen.get(request)
        return fault ? damaged(fault, request, _reply, payload) : payload
      })
    },
  }
}

function fits(pattern: string, request: FastifyRequest): boolean {
  const [path = '', method] = pattern.split(' ').reverse()
  const expression = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return (!method || method === request.method) && new RegExp(`^${expression}$`).test(request.url)
}

/** Answers in the handler's place, or lets the request go on. */
async function insteadOfAnswer(fault: Fault, request: FastifyRequest, reply: FastifyReply, clock: Clock) {
  switch (fault.kind) {
    case 'latency':
      await setTimeout(fault.ms)
      return
    case 'status':
      if (fault.retryAfter !== undefined) reply.header('retry-after', retryAfter(fault.retryAfter, fault.asDate, clock))
      if (fault.status === 503) {
        return reply.code(503).type('application/problem+json').send(new Problem('unavailable').body(request.id))
      }
      return reply.code(fault.status).type('text/plain').send('Something went wrong')
    case 'captive-portal':
      return reply.type('text/html').send('<!doctype html><title>Welcome</title><h1>Accept the terms to go on</h1>')
    case 'redirect':
      return reply.redirect(fault.to, fault.status ?? 307)
    case 'huge':
      return reply.type('application/json').send(Readable.from(huge(fault.bytes)))
    case 'endless':
      return reply.type('application/json').send(Readable.from(endless()))
    case 'reset':
      reply.hijack()
      reset(request.raw.socket)
      return
    default:
      return
  }
}

/** What becomes of an answer that the handler gave. */
function damaged(fault: Fault, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  const whole = typeof payload === 'string' ? payload : ''
  switch (fault.kind) {
    case 'lost-answer':
      request.raw.socket.destroy()
      return payload
    case 'truncated':
      reply.removeHeader('content-length')
      return Readable.from(cutOff(whole))
    case 'broken-json':
      reply.removeHeader('content-length')
      return whole.slice(0, whole.length / 2)
    case 'wrong-content-type':
      reply.type('text/plain')
      return payload
    default:
      return payload
  }
}

/** Node sends RST for plain sockets only; a TLS one just ends, which its client sees as reset all the same. */
function reset(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}

function retryAfter(seconds: number, asDate: boolean | undefined, clock: Clock): string {
  return asDate ? new Date(clock.now() + seconds * 1000).toUTCString() : String(seconds)
}

function* huge(bytes: number) {
  const chunk = 'x'.repeat(65_536)
  yield '{"padding":"'
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
  yield '"}'
}

async function* endless() {
  for (;;) {
    yield ' '
    await setTimeout(20)
  }
}

async function* cutOff(whole: string) {
  yield whole.slice(0, whole.length / 2)
  // Lets the first half leave before the connection goes.
  await setTimeout(20)
  throw new Error('cut off')
}
