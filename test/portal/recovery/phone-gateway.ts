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
  /** Rings the portal's verification number from this number and hangs up. */
  missedCall(from: string): void
}

export function createPhoneGateway(verify: (number: string) => void): PhoneGateway {
  const messages: PhoneMessage[] = []
  return {
    deliver: (message) => void messages.push(message),
    all: () => [...messages],
    missedCall: verify,
  }
}
