import {
  certificateReason,
  isHandshakeFailure as isHandshakeCode,
  type UntrustedReason,
} from '../http/certificate-trust.ts'

/** The code of a system or TLS error, or an empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Why a certificate was not trusted, or null if the error is about something else. */
export function distrustReason(error: unknown): UntrustedReason | null {
  return certificateReason(errorCode(error)) ?? null
}

/**
 * Whether the two ends have no TLS version or cipher in common, or one of them does not speak TLS. The app's TLS
 * (BoringSSL: TLS 1.2 and 1.3, no DHE and no CBC with SHA-384) supports less than many telephone systems and phones do.
 */
export function isHandshakeFailure(error: unknown): boolean {
  return isHandshakeCode(errorCode(error))
}

/** What a failed or broken connection means for a person; unknown codes count as `unreachable`. */
export function connectionCause(error: unknown): 'timeout' | 'connection-refused' | 'connection-lost' | 'unreachable' {
  const code = errorCode(error)
  if (code === 'ECONNREFUSED') return 'connection-refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  return ['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)
    ? 'connection-lost'
    : 'unreachable'
}

/** Shorter ones occur in many words; replacing those would make the text unreadable. */
const shortestPassword = 4

/** Replaces the password, which a server may repeat, by an ellipsis. */
export function withoutPassword(text: string, password: string): string {
  return password.length >= shortestPassword ? text.replaceAll(password, '…') : text
}

/** Applies {@link withoutPassword} to what a server said, if anything; the rest is unchanged. */
export function saidWithoutPassword<Told extends object>(told: Told, password: string): Told {
  return 'serverSaid' in told && typeof told.serverSaid === 'string'
    ? { ...told, serverSaid: withoutPassword(told.serverSaid, password) }
    : told
}
