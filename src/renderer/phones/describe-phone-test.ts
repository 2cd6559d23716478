import { errorText } from 'text:errors'
import { phoneTestText } from 'text:phone-test'
import { transportText } from 'text:phones'
import { assertNever } from '../../shared/assert-never.ts'
import type {
  FtpTestResult,
  PasswordState,
  PhoneTestResult,
  ServerAnswer,
  SipTestResult,
} from '../../shared/phones/phone-test.ts'
import type { FtpSettings, SipSettings } from '../../shared/phones/phones.ts'
import { sipRouteOf } from '../../shared/phones/sip-address.ts'
import { formatTime } from '../i18n/format.ts'

/** What a test found, in words: what it means, then what to do about it. */
export interface TestWords {
  title: string
  body: readonly string[]
}

/** The settings that were tested, shown beside the result. */
export type TestedSip = { settings: SipSettings; result: SipTestResult }
export type TestedFtp = { settings: FtpSettings; result: FtpTestResult }
type SharedResult = Extract<SipTestResult, { outcome: FtpTestResult['outcome'] }>

const text = phoneTestText

/** How a result is shown: as a success only if the server asked for the password and accepted it. */
export function noticeKindOf({ result }: PhoneTestResult): 'success' | 'warning' | 'error' {
  switch (result.outcome) {
    case 'registered':
    case 'unregistered':
    case 'logged-in':
      return result.password.state === 'accepted' ? 'success' : 'warning'
    case 'not-registered':
    case 'bindings-unknown':
      return 'warning'
    default:
      return 'error'
  }
}

/** Whether a test registration would find out more, at a risk that the text explains. */
export function mayRegister({ result }: PhoneTestResult): boolean {
  return ['unregistered', 'bindings-unknown'].includes(result.outcome)
}

/** Whether a phone is registered, if the server said so; the test's own registration does not count. */
export function registrationFound({ result }: PhoneTestResult): 'registered' | 'unregistered' | null {
  if (result.outcome === 'unregistered') return 'unregistered'
  if (result.outcome !== 'registered') return null
  return result.bindings > 0 ? 'registered' : 'unregistered'
}

/** What a test registration found, in words (RFC 3261, 21). */
export function describeSipTest({ settings, result }: TestedSip): TestWords {
  const { password } = result
  switch (result.outcome) {
    case 'registered': {
      const { title, body, unproven, bindings, notRemoved } = text.registered
      const left = result.removed ? [] : [notRemoved({ seconds: result.expires ?? 0 })]
      const added = password.state === 'accepted' || result.expires === null ? [] : [unproven]
      return proven(password, title, [body], [...added, bindings({ count: result.bindings }), ...left])
    }
    case 'unregistered': {
      const { title, noPhoneListed } = text.unregistered
      return proven(password, title, [text.registered.body], [noPhoneListed, text.register.risk])
    }
    case 'not-registered': {
      const { title, silent, next } = text['not-registered']
      const said = saidBy(result)
      return { title, body: [...knownOf(password), ...(said.length > 0 ? said : [silent]), next] }
    }
    case 'bindings-unknown': {
      const { title, body, given, unasked } = text['bindings-unknown']
      const asked = password.state === 'unasked' ? unasked : given
      return { title, body: [body({ answer: wordsOf(result) }), asked, text.register.risk] }
    }
    case 'wrong-credentials': {
      const words = text['wrong-credentials']
      const realm =
        result.realm === settings.domain || result.realm === '' ? [] : [words.realm({ realm: result.realm })]
      const body = [
        words.sip({ authorizationId: settings.authorizationId }),
        ...saidBy(result),
        ...realm,
        ...nextFor(settings),
      ]
      return { title: words.title, body }
    }
    case 'unknown-user': {
      const { title, body } = text['unknown-user']
      return { title, body: [body({ username: settings.username, domain: settings.domain }), ...saidBy(result)] }
    }
    case 'refused': {
      const { title, body, given, unasked, next } = text.refused
      return { title, body: [...saidBy(result), body, password.state === 'unasked' ? unasked : given, next] }
    }
    default: {
      const route = sipRouteOf(settings)
      return describeShared(result, transportText['fault' in route ? settings.transport : route.transport])
    }
  }
}

/** What a test login at the FTP server found, in words (RFC 959, 4.2). */
export function describeFtpTest({ settings, result }: TestedFtp): TestWords {
  const { password } = result
  switch (result.outcome) {
    case 'logged-in': {
      const { title, encrypted } = text['logged-in']
      const secrecy = result.encrypted ? [encrypted] : password.state === 'unasked' ? [] : [text.inClear]
      const unlisted = result.unlisted === null ? [] : [text.said({ answer: wordsOf(result.unlisted) })]
      return proven(password, title, [], [describeFolder(result.directory, result.entries), ...unlisted, ...secrecy])
    }
    case 'wrong-credentials': {
      const { title, ftp } = text['wrong-credentials']
      return { title, body: [ftp, ...saidBy(result), ...nextFor(settings)] }
    }
    case 'no-directory': {
      const { title, body, next } = text['no-directory']
      return { title, body: [body({ directory: result.directory }), ...saidBy(result), ...proofOf(password), next] }
    }
    case 'no-data-connection': {
      const { title, body, next } = text['no-data-connection']
      return { title, body: [body, ...proofOf(password), next] }
    }
    case 'session-not-resumed': {
      const { title, body, next } = text['session-not-resumed']
      return { title, body: [body, ...saidBy(result), ...proofOf(password), next] }
    }
    case 'user-refused': {
      const { title, body, next } = text['user-refused']
      return { title, body: [...saidBy(result), body, next] }
    }
    case 'tls-required': {
      const { title, body, next } = text['tls-required']
      const sent = password.state === 'unasked' ? text.notSent : text.inClear
      return { title, body: [body, ...saidBy(result), sent, ...knownOf(password), next] }
    }
    case 'tls-not-offered': {
      const { title, body, next } = text['tls-not-offered']
      return { title, body: [body, ...saidBy(result), text.notSent, next] }
    }
    default:
      return describeShared(result, settings.security.toUpperCase())
  }
}

/** The words for an accepted login: `ifProven` is used only if the server asked for the password and accepted it. */
function proven(password: PasswordState, title: string, ifProven: readonly string[], rest: string[]): TestWords {
  const proof = proofOf(password)
  if (password.state === 'accepted') return { title, body: [...ifProven, ...proof, ...rest] }
  return { title: text.unproven.title, body: [...proof, text.unproven.next, ...rest] }
}

function proofOf(password: PasswordState): string[] {
  return [
    password.state === 'accepted' ? text.proof.accepted({ answer: wordsOf(password) }) : text.proof[password.state],
  ]
}

/** What is known about the password if the test may have ended before it was checked. */
const knownOf = (password: PasswordState) => (password.state === 'unasked' ? [] : proofOf(password))

/** The server's own words, if it answered. */
function saidBy({ status, serverSaid }: { status: number | null; serverSaid: string }): string[] {
  return status === null ? [] : [text.said({ answer: wordsOf({ status, serverSaid }) })]
}

function nextFor({ password }: SipSettings | FtpSettings): string[] {
  return password === 'none' ? [] : [text['wrong-credentials'][password]]
}

/** `via` is the common name of the transport or protocol. */
function describeShared(result: Exclude<SharedResult, { outcome: 'wrong-credentials' }>, via: string): TestWords {
  const known = knownOf(result.password)
  switch (result.outcome) {
    case 'no-answer': {
      const { title, body, next } = text['no-answer']
      const reached = body({ host: result.host, port: String(result.port), via })
      return { title: title[result.cause], body: [reached, ...saidBy(result), ...known, next] }
    }
    case 'dns': {
      const { title, body, next } = text.dns
      return { title, body: [body({ host: result.host }), next] }
    }
    case 'tls-untrusted': {
      const { title, next } = text['tls-untrusted']
      const reason = errorText['tls-untrusted'].reasons[result.reason]({ host: result.host })
      const sent = known.length > 0 ? known : [text.notSent]
      return { title, body: [reason, ...sent, next] }
    }
    case 'busy': {
      const { title, body, bodyUntil } = text.busy
      const until = result.retryAt === null ? body : bodyUntil({ time: formatTime(result.retryAt) })
      return { title, body: [until, ...saidBy(result), ...known] }
    }
    case 'unexpected': {
      const { title, stopped, details, next } = text.unexpected
      const detail = result.detail === null ? [] : [details[result.detail]]
      return {
        title: result.status === null ? stopped : title,
        body: [...saidBy(result), ...detail, ...known, next],
      }
    }
    case 'invalid-settings': {
      const { title, body, next } = text['invalid-settings']
      return { title, body: [faulty(body, result.field), next] }
    }
    case 'cancelled':
      return { title: text.cancelled, body: [] }
    default:
      return assertNever(result)
  }
}

/** The server's own words, never the app's. */
const wordsOf = ({ status, serverSaid }: ServerAnswer) => [status, serverSaid].filter(Boolean).join(' ')

function describeFolder(directory: string, count: number | null): string {
  const { folder, topFolder } = text['logged-in']
  if (directory === '') return count === null ? topFolder.unknown : topFolder.entries({ count })
  return count === null ? folder.unknown({ directory }) : folder.entries({ directory, count })
}

/** `field` is named as in the settings, e.g. `sip.domain`. */
function faulty({ other, ...known }: (typeof text)['invalid-settings']['body'], field: string): string {
  return new Map(Object.entries(known)).get(field.replace(/^\w+\./, '')) ?? other({ field })
}
