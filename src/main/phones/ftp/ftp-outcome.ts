import { FTPError } from 'basic-ftp'
import type { FtpTestResult } from '../../../shared/phone-test.ts'
import { connectionCause, distrustReason, errorCode, isHandshakeFailure, nothingInCommon } from '../connection-cause.ts'

/** How far the test had come. */
export type FtpStage = 'connect' | 'tls' | 'login' | 'directory' | 'list'

type WithoutExchange<Result> = Result extends unknown ? Omit<Result, 'exchange'> : never
export type FtpOutcome = WithoutExchange<FtpTestResult>

export interface FtpPlace {
  host: string
  port: number
  directory: string
}

/** What an error at a stage means to a person: the server's reply code (RFC 959, 4.2) or the connection's fault. */
export function ftpOutcomeOf(error: unknown, stage: FtpStage, place: FtpPlace): FtpOutcome {
  if (error instanceof FTPError) return replyOutcome(error, stage, place)
  const { host, port } = place
  const reason = distrustReason(error)
  if (reason !== null) return { outcome: 'tls-untrusted', host, reason }
  if (isHandshakeFailure(error)) {
    return { outcome: 'unexpected', status: null, what: nothingInCommon }
  }
  if (/^(?:ENOTFOUND|ENODATA|EAI_[A-Z]+)$/.test(errorCode(error))) return { outcome: 'dns', host }
  if (stage === 'list') return { outcome: 'no-data-connection' }
  // basic-ftp's own errors have no code: its time limit, or a connection that the server closed.
  const isOwn = error instanceof Error && errorCode(error) === ''
  const ownCause = isOwn && error.message.startsWith('Timeout') ? 'timeout' : 'connection-lost'
  return { outcome: 'no-answer', host, port, cause: isOwn ? ownCause : connectionCause(error) }
}

function replyOutcome({ code, message }: FTPError, stage: FtpStage, { directory }: FtpPlace): FtpOutcome {
  const unexpected: FtpOutcome = { outcome: 'unexpected', status: code, what: message.slice(0, 300) }
  // A server that insists on TLS says so with whatever code it likes; that is no matter of the password.
  if (stage === 'login' && /\b(?:tls|ssl|clear ?text)\b/i.test(message)) return unexpected
  if (code === 421 || code === 120) return { outcome: 'busy', retryAt: null }
  switch (stage) {
    case 'connect':
      return unexpected
    case 'tls':
      return { outcome: 'tls-not-offered' }
    case 'login':
      return [430, 530, 332, 532].includes(code) ? { outcome: 'wrong-credentials' } : unexpected
    case 'directory':
      return code === 550 || code === 553 || code === 501 ? { outcome: 'no-directory', directory } : unexpected
    case 'list':
      // Servers that want the first connection's TLS session again say so in words of their own (425, 522).
      if (/session/i.test(message) && /re-?us|resum/i.test(message)) return { outcome: 'session-not-resumed' }
      if (code === 425 || code === 426) return { outcome: 'no-data-connection' }
      return code === 450 || code === 550 ? { outcome: 'no-directory', directory } : unexpected
  }
}
