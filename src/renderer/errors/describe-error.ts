import { errorText, fieldRuleText, tooLongText, unknownRuleText } from 'text:errors'
import { assertNever } from '../../shared/assert-never.ts'
import type { AppError, FieldProblem } from '../../shared/errors.ts'
import { formatDate, formatTime } from '../i18n/format.ts'

/** A button that the person can press next. */
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

/** Turns an error's code into words and a next step, for all screens. */
export function describeError(error: AppError): ErrorDescription {
  return { ...wordsOf(error), details: [`code: ${error.code}`, ...factsOf(error), ...(error.details ?? [])] }
}

function wordsOf(error: AppError): Omit<ErrorDescription, 'details'> {
  switch (error.code) {
    case 'too-many-attempts': {
      const { title, explanation, nextStep } = errorText[error.code]
      return { title, explanation, nextStep: nextStep({ time: formatTime(error.retryAt) }) }
    }
    case 'offline': {
      if (navigator.onLine === false) return { ...errorText.offline, action: 'retry' }
      const { title, explanation, nextStep, nextStepLocal } = errorText.unreachable
      const next = error.suspect === 'local-network' ? nextStepLocal : nextStep
      return { title, explanation: explanation({ host: error.host }), nextStep: next, action: 'retry' }
    }
    case 'validation':
      return isTooLong(error.problems) ? tooLongText : refusalWords(error.problems)
    case 'timeout':
    case 'portal-unexpected':
      return { ...withHost(errorText[error.code], error.host), action: 'retry' }
    case 'not-a-portal':
      return withHost(errorText[error.code][error.reason ?? 'other'], error.host)
    case 'outcome-unknown':
      return withHost(errorText[error.code], error.host)
    case 'portal-unavailable': {
      const { title, explanation, nextStep, nextStepAt } = errorText[error.code]
      const next = error.retryAt === undefined ? nextStep : nextStepAt({ time: formatTime(error.retryAt) })
      return { title, explanation: explanation({ host: error.host }), nextStep: next, action: 'retry' }
    }
    case 'tls-untrusted':
      return { ...certificateWords(error), action: 'retry' }
    case 'proxy-auth': {
      const { title, explanation, nextStep } = errorText[error.code]
      return { title, explanation: explanation({ proxy: error.proxy }), nextStep, action: 'retry' }
    }
    case 'session-expired':
      return { ...errorText[error.code], action: 'sign-in' }
    case 'password-change-required':
      return { ...errorText[error.code], action: 'change-password' }
    case 'too-many-accounts': {
      const { title, explanation, nextStep } = errorText[error.code]
      return { title, explanation: explanation({ most: error.most }), nextStep }
    }
    case 'password-not-representable': {
      const { title, reasons, nextStep } = errorText[error.code]
      return { title, explanation: reasons[error.reason], nextStep }
    }
    case 'cannot-save': {
      const { title, reasons, nextStep } = errorText[error.code]
      return { title, explanation: reasons[error.reason], nextStep, action: 'retry' }
    }
    case 'cannot-play': {
      if (error.reason === 'empty') return errorText[error.code].empty
      const { title, explanation, nextStep } = errorText[error.code].format
      return { title, explanation: explanation({ format: error.format }), nextStep }
    }
    case 'cannot-serve': {
      const { title, reasons, nextStep } = errorText[error.code]
      return { title, explanation: reasons[error.reason], nextStep, action: 'retry' }
    }
    case 'reauthentication-required':
    case 'keychain-locked':
    case 'keychain-unavailable':
    case 'cancelled':
    case 'internal':
      return { ...errorText[error.code], action: 'retry' }
    case 'insecure-address':
      return errorText[error.code][error.reason]
    case 'invalid-address':
      return errorText[error.reason === 'email' ? 'email-address' : error.code]
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

interface HostWords {
  title: string
  explanation: (values: { host: string }) => string
  nextStep: string
}

const withHost = ({ title, explanation, nextStep }: HostWords, host: string) => ({
  title,
  explanation: explanation({ host }),
  nextStep,
})

/** The portal's objections that belong to no field on the screen. */
function refusalWords(problems: readonly FieldProblem[]): Omit<ErrorDescription, 'details'> {
  const { title, explanation, nextStep } = errorText.validation
  const refusals = new Set(problems.map(describeFieldProblem))
  return { title, explanation: [...refusals].join(' ') || explanation, nextStep }
}

const isTooLong = (problems: readonly FieldProblem[]) =>
  problems.length > 0 && problems.every(({ rule }) => rule === 'too-long')

function certificateWords(error: Extract<AppError, { code: 'tls-untrusted' }>): Omit<ErrorDescription, 'details'> {
  const { title, reasons, issuedBy, validBetween, validUntil, nextStep } = errorText['tls-untrusted']
  const sentences = [reasons[error.reason]({ host: error.host })]
  if (error.issuer) sentences.push(issuedBy({ issuer: error.issuer }))
  if (error.validTo !== undefined) {
    sentences.push(
      error.validFrom === undefined
        ? validUntil({ to: formatDate(error.validTo) })
        : validBetween({ from: formatDate(error.validFrom), to: formatDate(error.validTo) }),
    )
  }
  return { title, explanation: sentences.join(' '), nextStep }
}

/** The error's own facts as "name: value" lines; moments in ISO 8601. */
function factsOf(error: AppError): string[] {
  const moments = new Set(['retryAt', 'validFrom', 'validTo'])
  const spoken = new Set(['code', 'details', 'problems', 'current'])
  return Object.entries(error)
    .filter(([name, value]) => !spoken.has(name) && value !== undefined)
    .map(([name, value]) => `${name}: ${moments.has(name) ? new Date(Number(value)).toISOString() : value}`)
    .concat(error.code === 'validation' ? error.problems.map(({ field, rule }) => `refused: ${field}, ${rule}`) : [])
}

const fieldRules = new Map<string, string>(Object.entries(fieldRuleText))

/** One refused field in words: the app's for known rules, else the portal's own sentence as plain text. */
export function describeFieldProblem(problem: FieldProblem): string {
  return fieldRules.get(problem.rule) ?? problem.message ?? unknownRuleText
}
