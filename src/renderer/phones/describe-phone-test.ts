import { assertNever } from '../../shared/assert-never.ts'
import type { FtpTestResult, PhoneTestResult, SipTestResult } from '../../shared/phone-test.ts'
import type { FtpSettings, SipSettings } from '../../shared/phones.ts'
import { sipRouteOf } from '../../shared/sip-address.ts'
import { phoneTestText, type TestWords } from '../i18n/en/phone-test.ts'
import { transportText } from '../i18n/en/phones.ts'

/** The settings that were tested, beside what came of it. */
export type TestedSip = { settings: SipSettings; result: SipTestResult }
export type TestedFtp = { settings: FtpSettings; result: FtpTestResult }
type SharedResult = Extract<SipTestResult, { outcome: FtpTestResult['outcome'] }>

const text = phoneTestText

/** Whether the login works. */
export function loginWorks({ result }: PhoneTestResult): boolean {
  return ['registered', 'unregistered', 'logged-in'].includes(result.outcome)
}

/** Whether registering would tell more, at a risk that the words name. */
export function mayRegister({ result }: PhoneTestResult): boolean {
  return ['unregistered', 'bindings-unknown'].includes(result.outcome)
}

/** What a test registration found, in words (RFC 3261, 21). */
export function describeSipTest({ settings, result }: TestedSip): TestWords {
  switch (result.outcome) {
    case 'registered': {
      const { title, body, bindings, notRemoved } = text.registered
      const left = result.removed ? [] : [notRemoved(result.expires ?? 0)]
      return { title, body: [body, bindings(result.bindings), ...left] }
    }
    case 'unregistered': {
      const { title, noPhoneListed } = text.unregistered
      return { title, body: [text.registered.body, noPhoneListed, text.register.risk] }
    }
    case 'bindings-unknown': {
      const { title, body, challenged } = text['bindings-unknown']
      const asked = result.challenged ? [challenged] : []
      return { title, body: [body(result.status, result.what), ...asked, text.register.risk] }
    }
    case 'wrong-credentials': {
      const words = text['wrong-credentials']
      const realm = result.realm === settings.domain || result.realm === '' ? [] : [words.realm(result.realm)]
      return { title: words.title, body: [words.sip(settings.authorizationId), ...realm, ...nextFor(settings)] }
    }
    case 'unknown-user': {
      const { title, body } = text['unknown-user']
      return { title, body: [body(settings.username, settings.domain)] }
    }
    case 'refused': {
      const { title, body, next } = text.refused
      return { title, body: [body(result.status, result.what), next] }
    }
    default: {
      const route = sipRouteOf(settings)
      return describeShared(result, transportText['fault' in route ? settings.transport : route.transport])
    }
  }
}

/** What a test login at the FTP server found, in words (RFC 959, 4.2). */
export function describeFtpTest({ settings, result }: TestedFtp): TestWords {
  switch (result.outcome) {
    case 'logged-in': {
      const { title, entries, encrypted } = text['logged-in']
      const secrecy = result.encrypted ? encrypted : text.inClear
      return { title, body: [entries(result.directory, result.entries), secrecy] }
    }
    case 'wrong-credentials': {
      const { title, ftp } = text['wrong-credentials']
      return { title, body: [ftp, ...nextFor(settings)] }
    }
    case 'no-directory': {
      const { title, body, next } = text['no-directory']
      return { title, body: [body(result.directory), next] }
    }
    case 'no-data-connection':
    case 'session-not-resumed':
    case 'tls-not-offered': {
      const { title, body, next } = text[result.outcome]
      return { title, body: [body, next] }
    }
    default:
      return describeShared(result, settings.security.toUpperCase())
  }
}

function nextFor({ password }: SipSettings | FtpSettings): string[] {
  return password === 'none' ? [] : [text['wrong-credentials'][password]]
}

/** `via` is the transport or protocol, as people call it. */
function describeShared(result: Exclude<SharedResult, { outcome: 'wrong-credentials' }>, via: string): TestWords {
  switch (result.outcome) {
    case 'no-answer': {
      const { title, body, next } = text['no-answer']
      return { title: title[result.cause], body: [body(result.host, result.port, via), next] }
    }
    case 'dns': {
      const { title, body, next } = text.dns
      return { title, body: [body(result.host), next] }
    }
    case 'tls-untrusted': {
      const { title, body, next } = text['tls-untrusted']
      return { title, body: [body(result.host, result.reason), next] }
    }
    case 'busy':
      return { title: text.busy.title, body: [text.busy.body(result.retryAt)] }
    case 'unexpected': {
      const { title, stopped, body, next } = text.unexpected
      return { title: result.status === null ? stopped : title, body: [body(result.status, result.what), next] }
    }
    case 'invalid-settings': {
      const { title, body, next } = text['invalid-settings']
      return { title, body: [body(result.field), next] }
    }
    case 'cancelled':
      return { title: text.cancelled, body: [] }
    default:
      return assertNever(result)
  }
}
