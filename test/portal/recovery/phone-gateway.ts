import { setTimeout } from 'node:timers/promises'
import type { CodeChannel } from '../../../src/shared/recovery/recovery.ts'

/** What a phone got: a text, or what a voice said. */
export interface PhoneMessage {
  /** In E.164. */
  to: string
  channel: CodeChannel
  text: string
}

/** The telephone network as far as this portal reaches it. Nothing is really sent or called. */
export interface PhoneGateway {
  deliver(message: PhoneMessage): void
  all(): PhoneMessage[]
  /**
   * The oldest message to this number over this channel that no call of `wait` has given yet. Rejects
   * when none has come in `timeoutMs` milliseconds, 10,000 unless told.
   */
  wait(to: string, channel: CodeChannel, timeoutMs?: number): Promise<PhoneMessage>
  /** Rings the portal's verification number from this number and hangs up. */
  missedCall(from: string): void
}

export function createPhoneGateway(verify: (number: string) => void): PhoneGateway {
  const messages: PhoneMessage[] = []
  const given = new Set<PhoneMessage>()
  return {
    deliver: (message) => void messages.push(message),
    all: () => [...messages],
    async wait(to, channel, timeoutMs = 10_000) {
      const until = Date.now() + timeoutMs
      for (;;) {
        const message = messages.find((one) => one.to === to && one.channel === channel && !given.has(one))
        if (message) {
          given.add(message)
          return message
        }
        if (Date.now() >= until) throw new Error(`No ${channel} to ${to} within ${timeoutMs} ms`)
        await setTimeout(10)
      }
    },
    missedCall: verify,
  }
}
