import type { CodeRequest } from '../../../src/shared/recovery/recovery.ts'
import type { PhoneMessage } from './phone-gateway.ts'

const purposes = { password: 'to set a new password', email: 'to see your email address' }

/** The message that brings a code. It says what the code is for, so that nobody is talked into reading out another. */
export function codeMessage(
  to: string,
  { channel, purpose }: Pick<CodeRequest, 'channel' | 'purpose'>,
  portal: string,
  code: string,
): PhoneMessage {
  // A voice reads the digits one by one.
  const spoken = channel === 'call' ? [...code].join('. ') : code
  return { to, channel, text: `${portal}: your code ${purposes[purpose]} is ${spoken}. Tell it to nobody.` }
}

/** The code in a message. Throws when there is none. */
export function codeIn({ text }: Pick<PhoneMessage, 'text'>): string {
  const digits = /is ((?:\d[. ]*){6})/.exec(text)?.[1]
  if (!digits) throw new Error('There is no code in this message')
  return digits.replace(/\D/g, '')
}

/**
 * A number as typed in E.164 (ITU-T E.164, 6): without what people put between digits, and with +
 * for the international prefix. What is no number stays as it is and is nobody's.
 */
export function numberOf(typed: string): string {
  return typed.replace(/[\s()./-]/g, '').replace(/^00/, '+')
}
