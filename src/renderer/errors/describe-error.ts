import { assertNever } from '../../shared/assert-never.ts'
import type { AppError, FieldProblem } from '../../shared/errors.ts'
import { errorText, fieldRuleText, tooLongText, unknownRuleText } from '../i18n/en/errors.ts'

/** What a person can press to get further. */
export type ErrorAction = 'retry' | 'sign-in' | 'change-password'

/** An error in words. */
export interface ErrorDescription {
  title: string
  explanation: string
  nextStep: string
  action?: ErrorAction
  /** Lines for the IT department: the code first, then the facts. Never secrets. */
  details: string[]
}

/** The one place that turns an error's code into words and a next step. */
export function describeError(error: AppError): ErrorDescription {
  return { ...wordsOf(error), details: [`code: ${error.code}`, ...factsOf(error), ...(error.details ?? [])] }
}

function wordsOf(error: AppError): Omit<ErrorDescription, 'details'> {
  switch (error.code) {
    case 'too-many-attempts':
      return errorText[error.code](error.retryAt)
    case 'offline':
      return { ...errorText[error.code](error.host, error.suspect), action: 'retry' }
    case 'validation':
      return isTooLong(error.problems)
        ? tooLongText
        : errorText[error.code]([...new Set(error.problems.map(describeFieldProblem))])
    case 'timeout':
    case 'portal-unexpected':
      return { ...errorText[error.code](error.host), action: 'retry' }
    case 'not-a-portal':
      return errorText[error.code](error.host, error.reason)
    case 'outcome-unknown':
      return errorText[error.code](error.host)
    case 'portal-unavailable':
      return { ...errorText[error.code](error.host, error.retryAt), action: 'retry' }
    case 'tls-untrusted':
      return { ...certificateWords(error), action: 'retry' }
    case 'proxy-auth':
      return { ...errorText[error.code](error.proxy), action: 'retry' }
    case 'session-expired':
      return { ...errorText[error.code], action: 'sign-in' }
    case 'password-change-required':
      return { ...errorText[error.code], action: 'change-password' }
    case 'too-many-accounts':
      return errorText[error.code](error.most)
    case 'password-not-representable':
      return errorText[error.code](error.reason)
    case 'cannot-save':
      return { ...errorText[error.code](error.reason), action: 'retry' }
    case 'cannot-serve':
      return { ...errorText[error.code](error.reason), action: 'retry' }
    case 'reauthentication-required':
    case 'keychain-locked':
    case 'keychain-unavailable':
    case 'cancelled':
    case 'internal':
      return { ...errorText[error.code], action: 'retry' }
    case 'insecure-address':
      return errorText[error.code][error.reason]
    case 'invalid-address':
      return errorText[error.reason === 'email' ? 'e-mail-address' : error.code]
    case 'invalid-credentials':
    case 'recovery-expired':
    case 'forbidden':
    case 'managed':
    case 'settings-unwritable':
    case 'cannot-copy':
    case 'not-found':
    case 'conflict':
    case 'locked':
    case 'refused':
      return errorText[error.code]
    default:
      return assertNever(error)
  }
}

const isTooLong = (problems: readonly FieldProblem[]) =>
  problems.length > 0 && problems.every(({ rule }) => rule === 'too-long')

function certificateWords(error: Extract<AppError, { code: 'tls-untrusted' }>): Omit<ErrorDescription, 'details'> {
  const { title, reasons, issuedBy, validBetween, validUntil, nextStep } = errorText['tls-untrusted']
  const sentences = [reasons[error.reason](error.host)]
  if (error.issuer) sentences.push(issuedBy(error.issuer))
  if (error.validTo !== undefined) {
    sentences.push(
      error.validFrom === undefined ? validUntil(error.validTo) : validBetween(error.validFrom, error.validTo),
    )
  }
  return { title, explanation: sentences.join(' '), nextStep }
}

/** What the error itself carries, as "name: value" lines; moments in ISO 8601. */
function factsOf(error: AppError): string[] {
  const moments = new Set(['retryAt', 'validFrom', 'validTo'])
  const spoken = new Set(['code', 'details', 'problems', 'current'])
  return Object.entries(error)
    .filter(([name, value]) => !spoken.has(name) && value !== undefined)
    .map(([name, value]) => `${name}: ${moments.has(name) ? new Date(Number(value)).toISOString() : value}`)
    .concat(error.code === 'validation' ? error.problems.map(({ field, rule }) => `refused: ${field}, ${rule}`) : [])
}

/** One refused field in words: ours for the rules we know, else the portal's own sentence as plain text. */
export function describeFieldProblem(problem: FieldProblem): string {
  return fieldRuleText.get(problem.rule) ?? problem.message ?? unknownRuleText
}
