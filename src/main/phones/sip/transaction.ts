import { setTimeout as sleep } from 'node:timers/promises'
import { parseResponse, type SipResponse, splitList } from './message.ts'
import type { SipTransport } from './sip-transport.ts'

/** RFC 3261, 17.1.1.1 and 17.1.2.2, in milliseconds. Timer F is 64 times T1. */
export interface SipTimers {
  t1: number
  t2: number
}

export const standardTimers: SipTimers = { t1: 500, t2: 4000 }

export interface SipRequest {
  text: string
  branch: string
  callId: string
  sequence: number
  fromTag: string
}

/**
 * A non-INVITE client transaction (RFC 3261, 17.1.2): sends the request, retransmits it over datagrams, and resolves
 * with the final response. Messages that do not answer this request are ignored. Rejects with the transport's error,
 * with {@link TimerFired}, or with the signal's reason.
 */
export async function transact(
  transport: SipTransport,
  request: SipRequest,
  timers: SipTimers,
  signal: AbortSignal,
  received: (response: SipResponse) => void,
): Promise<SipResponse> {
  const ended = new AbortController()
  const giveUp = AbortSignal.any([signal, ended.signal])
  let proceeding = false
  const response = new Promise<SipResponse>((resolve, reject) => {
    transport.listen({
      failed: reject,
      message: (head) => {
        const parsed = parseResponse(head)
        if (parsed === null || !answers(parsed, request)) return
        received(parsed)
        if (parsed.status >= 200) resolve(parsed)
        else proceeding = true
      },
    })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: ended.signal })
  })
  const timeouts = async (): Promise<never> => {
    let waited = 0
    let interval = transport.reliable ? 64 * timers.t1 : timers.t1
    while (waited < 64 * timers.t1) {
      await sleep(Math.min(interval, 64 * timers.t1 - waited), undefined, { signal: giveUp })
      waited += interval
      if (!transport.reliable && waited < 64 * timers.t1) transport.send(request.text)
      interval = proceeding ? timers.t2 : Math.min(interval * 2, timers.t2)
    }
    throw new TimerFired()
  }
  try {
    signal.throwIfAborted()
    transport.send(request.text)
    return await Promise.race([response, timeouts()])
  } finally {
    ended.abort()
    response.catch(() => {})
  }
}

/** Timer F: no final response within 64 times T1. */
export class TimerFired extends Error {
  override readonly name = 'TimerFired'
}

/**
 * Whether a response matches the request: one Via with its branch, and its Call-ID, CSeq and From tag (RFC 3261, 17.1.3
 * and 8.1.3.3).
 */
function answers({ headers }: SipResponse, request: SipRequest): boolean {
  const vias = headers.all('via').flatMap(splitList)
  const sequence = /^(\d+)[ \t]+(\S+)$/.exec(headers.first('cseq') ?? '')
  return (
    vias.length === 1 &&
    parameterOf(vias[0] ?? '', 'branch') === request.branch &&
    headers.first('call-id') === request.callId &&
    Number(sequence?.[1]) === request.sequence &&
    sequence?.[2] === 'REGISTER' &&
    parameterOf(headers.first('from') ?? '', 'tag') === request.fromTag
  )
}

function parameterOf(field: string, name: string): string | undefined {
  return new RegExp(`;[ \\t]*${name}[ \\t]*=[ \\t]*([^;,\\s]+)`, 'i').exec(field)?.[1]
}
