import { FTPError } from 'basic-ftp'
import type { FtpTestResult, ServerAnswer, TestOutcome } from '../../../shared/phones/phone-test.ts'
import { connectionCause, distrustReason, errorCode, isHandshakeFailure } from '../login-test.ts'

/** How far the test got. `user` and `password` are the two steps of a login, `list` begins inside the folder. */
export type FtpStage = 'connect' | 'tls' | 'user' | 'password' | 'directory' | 'list'

export type FtpOutcome = TestOutcome<FtpTestResult>

export interface FtpPlace {
  host: string
  port: number
  directory: string
  /** Whether the connection must be encrypted. */
  encrypted: boolean
}

const noAnswer = { status: null, serverSaid: '' } as const

/** What an error at a stage means: the server's reply code (RFC 959, 4.2) or the connection's fault. */
export function ftpOutcomeOf(error: unknown, stage: FtpStage, place: FtpPlace): FtpOutcome {
  if (error instanceof FTPError) return replyOutcome(error, stage, place)
  const { host, port } = place
  const reason = distrustReason(error)
  if (reason !== null) return { outcome: 'tls-untrusted', host, reason }
  if (isHandshakeFailure(error)) return { outcome: 'unexpected', ...noAnswer, detail: 'no-common-tls' }
  if (/^(?:ENOTFOUND|ENODATA|EAI_[A-Z]+)$/.test(errorCode(error))) return { outcome: 'dns', host }
  if (stage === 'list') return { outcome: 'no-data-connection' }
  // basic-ftp's own errors have no code: its time limit, or a connection that the server closed.
  const isOwn = error instanceof Error && errorCode(error) === ''
  const ownCause = isOwn && error.message.startsWith('Timeout') ? 'timeout' : 'connection-lost'
  return { outcome: 'no-answer', host, port, cause: isOwn ? ownCause : connectionCause(error), ...noAnswer }
}

/** A reply's code, and its text without the codes and hyphens of its lines (RFC 959, 4.2). */
export function answerOf({ code, message }: Pick<FTPError, 'code' | 'message'>): ServerAnswer {
  const words = message.split(/\r?\n/).map((line) => line.replace(/^\d{3}(?:[ -]|$)/, '').trim())
  return {
    status: code,
    serverSaid: words
      .filter((line) => line !== '')
      .join(' ')
      .slice(0, 300),
  }
}

/**
 * Interprets a refusal to list a folder that was entered: there are no files (RFC 959: 450, 550), which means an empty
 * folder, or this user may not list it, which reveals nothing about the files. Null if the reply is about something
 * else.
 */
export function unlistedFolder(error: unknown): { entries: 0 | null; unlisted: ServerAnswer } | null {
  if (!(error instanceof FTPError) || (error.code !== 450 && error.code !== 550) || speaksOfTls(error)) return null
  const unlisted = answerOf(error)
  return { entries: withheld.test(unlisted.serverSaid) ? null : 0, unlisted }
}

const withheld = /permission|denied|not allowed|not permitted|forbidden|access|privilege|authori[sz]ed|fail/i

/**
 * Codes for "not at this level of protection" (RFC 2228, 533 and 534; RFC 4217, 521 and 522), and the wording of
 * servers that use 421, 503, 530 or 550 for it.
 */
const protectionCodes = [521, 522, 533, 534]
const tlsWords =
  /\b(?:tls|ssl|ftpe?s)\b|encrypt|\b(?:clear|plain)[ -]?text\b|\bplain ftp\b|\b(?:un|in|non-?)?secured? (?:\w+ )?(?:connection|session|channel|login|transport|ftp|protocol)s?\b/i
/** The command, which servers write in capitals: "Use AUTH first". */
const authCommand = /\bAUTH\b/

const speaksOfTls = ({ code, message }: FTPError) =>
  protectionCodes.includes(code) || tlsWords.test(message) || authCommand.test(message)

function replyOutcome(error: FTPError, stage: FtpStage, { directory, encrypted }: FtpPlace): FtpOutcome {
  const { code, message } = error
  const answer = answerOf(error)
  const unexpected: FtpOutcome = { outcome: 'unexpected', ...answer, detail: null }
  // Servers that require reuse of the control connection's TLS session say so in different wording (425, 522).
  if (stage === 'list' && /session/i.test(message) && /re-?us|resum/i.test(message)) {
    return { outcome: 'session-not-resumed', ...answer }
  }
  if (!encrypted && speaksOfTls(error)) return { outcome: 'tls-required', ...answer }
  if (code === 421 || code === 120) return { outcome: 'busy', ...answer, retryAt: null }
  if (code === 332 || code === 532) return { ...unexpected, detail: 'needs-account' }
  switch (stage) {
    case 'connect':
      return unexpected
    case 'tls':
      return { outcome: 'tls-not-offered', ...answer }
    case 'user':
      return code === 430 || code === 530 ? { outcome: 'user-refused', ...answer } : unexpected
    case 'password':
      return code === 430 || code === 530 ? { outcome: 'wrong-credentials', ...answer } : unexpected
    case 'directory':
      return [550, 553, 501].includes(code) ? { outcome: 'no-directory', ...answer, directory } : unexpected
    case 'list':
      return code === 425 || code === 426 ? { outcome: 'no-data-connection' } : unexpected
  }
}
