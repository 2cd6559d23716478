import type { FastifyReply } from 'fastify'
import type { Clock } from '../clock.ts'

/** So many requests in a window of so many seconds. */
export interface RateLimit {
  requests: number
  seconds: number
}

/** Counts an account's requests in fixed windows and says so in the documented headers. */
export function createRateLimit(clock: Clock, { requests, seconds }: RateLimit) {
  let started = 0
  let used = 0

  /** Gives false where the limit was met already. */
  return (reply: FastifyReply): boolean => {
    const now = clock.now()
    if (now >= started + seconds * 1000) [started, used] = [now, 0]
    const reset = Math.ceil((started + seconds * 1000) / 1000)
    used += 1
    reply.headers({
      date: new Date(now).toUTCString(),
      'x-ratelimit-limit': requests,
      'x-ratelimit-remaining': Math.max(requests - used, 0),
      'x-ratelimit-reset': reset,
    })
    if (used <= requests) return true
    reply.header('retry-after', Math.max(1, Math.ceil((started + seconds * 1000 - now) / 1000)))
    return false
  }
}
