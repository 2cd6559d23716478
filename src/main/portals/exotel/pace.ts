import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import { rateWindow } from './envelope.ts'

/** How many requests per window are reserved for the person's actions while a list loads. */
const reserve = 5

/** Keeps background reads below the account's rate limit. */
export interface Pace {
  /** Sends the request as soon as the limit allows, and retries once after the pause in a 429. */
  keep<Value>(ask: () => Promise<HttpAnswer<Value>>): Promise<HttpAnswer<Value>>
}

/**
 * Reads X-RateLimit-Remaining and X-RateLimit-Reset, seconds since 1970 by the portal's clock
 * (developer.exotel.com/docs/advanced-config/rate-limiting), and pauses before the limit is reached. No pause is longer
 * than a window, so that a wrong clock cannot block a list.
 */
export function createPace(): Pace {
  let next = 0

  async function ask<Value>(question: () => Promise<HttpAnswer<Value>>): Promise<HttpAnswer<Value>> {
    const pause = Math.min(next - Date.now(), rateWindow)
    if (pause > 0) await setTimeout(pause, undefined, { ref: false })
    const answer = await question()
    next = nextTurn(answer.headers)
    return answer
  }

  return {
    async keep(question) {
      try {
        return await ask(question)
      } catch (cause) {
        const error = cause instanceof Failure ? cause.error : undefined
        if (error?.code !== 'too-many-attempts' || error.retryAt > Date.now() + rateWindow) throw cause
        next = error.retryAt
        return ask(question)
      }
    },
  }
}

function nextTurn(headers: HttpAnswer<unknown>['headers']): number {
  const { date = '', 'x-ratelimit-remaining': remaining = '', 'x-ratelimit-reset': reset = '' } = headers
  if (!/^\d+$/.test(remaining) || !/^\d+$/.test(reset) || Number(remaining) > reserve) return 0
  const theirNow = Date.parse(date) || Date.now()
  return Date.now() + Number(reset) * 1000 - theirNow
}
