import type { Portal, SecretAccess } from '../../../src/shared/connections/portal.ts'
import type { PhoneTestResult } from '../../../src/shared/phones/phone-test.ts'
import type { Script } from './fake-portal.ts'
import { portal, scriptedDetail, signedIn, withPassword } from './scenarios.ts'

const policy = { minLength: 8, maxLength: 64, required: [], minClasses: 3, digitsOnly: false, blocklist: false }

const settable = (sip: SecretAccess): Script => ({
  ...signedIn,
  'portal.current': { value: withPhones(sip) },
  'phones.detail': { value: ({ phone }) => withPassword(scriptedDetail(phone), sip) },
  'phones.setPassword': { value: { details: [] } },
  'phones.cancelTest': { value: {} },
})

function withPhones(sip: SecretAccess): Portal {
  const phones = { sip, ftp: 'readable', registrationState: true, extensions: true } as const
  return {
    ...portal,
    capabilities: { ...portal.capabilities, phones: { ...phones, sipPassword: policy, ftpPassword: policy } },
  }
}

const testing = (found: PhoneTestResult): Script => ({ ...settable('readable'), 'phones.test': { value: found } })

const exchange = [
  'TLS to 203.0.113.8:5061',
  '> REGISTER sip:sip.northwind.example SIP/2.0',
  '< SIP/2.0 401 Unauthorized',
  '< WWW-Authenticate: Digest realm="northwind", nonce=…, algorithm=MD5',
]

const proven = { password: { state: 'accepted', status: 200, serverSaid: 'OK' }, exchange } as const

/** Setting a phone's password and testing its logins. */
export const phoneScenarios: Readonly<Record<string, Script>> = {
  'phone-settable': settable('readable'),
  'phone-settable-write-only': settable('write-only'),
  'phone-answer-lost': {
    ...settable('write-only'),
    'phones.setPassword': { error: { code: 'outcome-unknown', host: 'portal.northwind.example' } },
  },
  'phone-refused': {
    ...settable('write-only'),
    'phones.setPassword': { error: { code: 'validation', problems: [{ field: 'password', rule: 'common' }] } },
  },
  'phone-testing': { ...settable('readable'), 'phones.test': 'pending' },
  'phone-registered': testing({
    secret: 'sip',
    result: { outcome: 'registered', bindings: 1, expires: null, removed: true, tookMs: 84, ...proven },
  }),
  'phone-unproven': testing({
    secret: 'sip',
    result: { outcome: 'unregistered', tookMs: 84, password: { state: 'unasked' }, exchange },
  }),
  'phone-wrong-credentials': testing({
    secret: 'sip',
    result: {
      outcome: 'wrong-credentials',
      status: 401,
      serverSaid: 'Unauthorized',
      realm: 'northwind',
      password: { state: 'given' },
      exchange,
    },
  }),
}
