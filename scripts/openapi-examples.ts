import type { z } from 'zod'
import type { EndpointName, endpoints } from '../src/main/portals/call-record/contract.ts'
import type { discoverySchema } from '../src/main/portals/call-record/discovery.ts'
import type { ProblemCode } from '../src/main/portals/call-record/endpoint.ts'

type Row<Name extends EndpointName> = (typeof endpoints)[Name]
type RequestOf<E> = E extends { request: infer Body extends z.ZodType } ? { request: z.input<Body> } : object
type AnswerOf<E> = E extends { status: 204 }
  ? object
  : E extends { response: infer Body extends z.ZodType }
    ? { response: z.input<Body> }
    : object
type Examples = { readonly [Name in EndpointName]: RequestOf<Row<Name>> & AnswerOf<Row<Name>> }

const password = 'as typed, to the letter'
const newPassword = 'another one, to the letter'
const profile = { name: 'Ada Fernandes', email: 'ada@northwind.example', username: 'ada.fernandes' }
const policy = { minLength: 10, maxLength: 128, blocklist: true }
const phonePolicy = { minLength: 12, maxLength: 64, minClasses: 3 }
const grant = {
  accessToken: 'an-access-token',
  expiresIn: 300,
  refreshToken: 'a-refresh-token',
  user: { name: profile.name, username: profile.username },
  passwordChange: 'none' as const,
  permissions: ['account', 'phones'],
}
const listed = {
  id: 'phone-1',
  name: 'Reception',
  extension: '200',
  device: 'Yealink T46U',
  registration: 'registered',
} as const

/** One request and answer of each operation, as a portal sends them. A test checks them against their schemas. */
export const examples: Examples = {
  signIn: { request: { username: profile.username, password }, response: grant },
  refresh: { request: { refreshToken: 'a-refresh-token' }, response: { ...grant, refreshToken: 'the-next-one' } },
  signOut: {},
  reauthenticate: { request: { password } },
  requestPassword: { request: { email: profile.email }, response: { resendAfter: 60 } },
  requestResetLink: { request: { email: profile.email }, response: { resendAfter: 60 } },
  redeemResetLink: {
    request: { token: 'the-token-of-the-link', newPassword },
    response: { username: profile.username },
  },
  requestCode: {
    request: { phone: '+44 7700 900201', channel: 'sms', purpose: 'password' },
    response: { expiresIn: 180, againAfter: 180 },
  },
  verifyCode: {
    request: { phone: '+44 7700 900201', code: '123 456', purpose: 'password' },
    response: { ticket: 'a-ticket', accounts: [{ id: '1', label: 'Ada F. (a••@northwind.example)' }] },
  },
  setPasswordByTicket: {
    request: { ticket: 'a-ticket', account: '1', newPassword },
    response: { username: profile.username },
  },
  readEmailByTicket: { request: { ticket: 'a-ticket', account: '1' }, response: { email: profile.email } },
  readAccount: { response: profile },
  changeAccount: {
    request: { name: 'Ada F. Fernandes' },
    response: { ...profile, name: 'Ada F. Fernandes', passwordChanged: false, otherSessionsEnded: 0 },
  },
  setVoicemailPin: { request: { pin: '4711', currentPassword: password } },
  setOperatorPassword: { request: { newPassword, currentPassword: password } },
  listUsers: {
    response: {
      total: 1,
      offset: 0,
      users: [{ id: 'user-1', name: profile.name, username: profile.username, email: 'a•••@northwind.example' }],
    },
  },
  sendTemporaryPassword: { response: { email: 'a•••@northwind.example', expiresIn: 3600 } },
  listPhones: { response: { total: 1, offset: 0, phones: [{ ...listed, sipUser: 'nw-200' }] } },
  readPhone: {
    response: {
      ...listed,
      mac: '001565a1b2c3',
      sip: {
        domain: 'sip.northwind.example',
        port: 5061,
        transport: 'tls',
        outboundProxy: null,
        username: 'nw-200',
        authorizationId: 'nw-200-auth',
        displayName: 'Reception',
        voicemailNumber: '*97',
      },
      ftp: {
        server: 'ftp.northwind.example',
        port: 21,
        security: 'ftps',
        username: 'nw-200',
        directory: '/phones',
      },
    },
  },
  readPhoneSecret: { response: { password: 'the-password-of-the-phone' } },
  readProvisioningLink: { response: { url: 'https://portal.northwind.example/provisioning/a-token' } },
  setPhonePassword: { request: { password: 'a new password of the phone' } },
  listRecordings: {
    response: {
      total: 1,
      recordings: [
        {
          id: 'call-1',
          start: '2026-03-02T10:15:00+00:00',
          seconds: 184,
          direction: 'inbound',
          caller: { number: '+44 1632 960123' },
          callee: { number: '200', name: 'Reception' },
          state: 'available',
        },
      ],
    },
  },
  findPeople: { response: { people: [{ id: 'person-200', name: 'Ana Silva', extension: '200' }] } },
  countRecordings: { response: { days: [{ date: '2026-03-02', count: 1 }] } },
  readRecording: {
    response: {
      id: 'call-1',
      start: '2026-03-02T10:15:00+00:00',
      seconds: 184,
      direction: 'inbound',
      caller: { number: '+44 1632 960123' },
      callee: { number: '200', name: 'Reception' },
      state: 'available',
      held: true,
      keptUntil: '2026-09-02',
      tags: ['complaint'],
      talkSeconds: 176,
      line: '+44 1632 960100',
      format: 'PCM',
      size: 5_888_044,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      channels: { left: 'caller', right: 'callee' },
      pauses: [{ at: 100, seconds: 25 }],
      legs: [],
      hold: { reason: 'Complaint', case: '4471', since: '2026-03-03T09:00:00+00:00', author: 'Ada Fernandes' },
      notes: [
        { id: '1', at: 70, text: 'Delivery on Friday', author: 'Ada Fernandes', written: '2026-03-03T09:01:00+00:00' },
      ],
      score: 4,
    },
  },
  readPeaks: { response: { seconds: 184, channels: [[-35, 35, 0, 0]] } },
  addNote: { request: { at: 70, text: 'Delivery on Friday' } },
  deleteNote: {},
  changeLabels: { request: { tags: ['complaint'], score: 4 } },
  hold: { request: { reason: 'Complaint', case: '4471' } },
  releaseHold: { request: { reason: 'The case is closed' } },
  deleteRecording: { request: { reason: 'Asked for by the caller' } },
  restoreRecording: {},
  fetchBack: {},
  readRecordingAudit: {
    response: { entries: [{ at: '2026-03-03T09:00:00+00:00', who: 'Ada Fernandes', did: 'played', reason: '' }] },
  },
}

/** A portal whose SIP and FTP passwords can be read and replaced. */
export const discoveryExample: z.input<typeof discoverySchema> = {
  version: 1,
  kind: 'call-record',
  name: 'Northwind Voice',
  api: '/api/v1',
  support: { name: 'Northwind support', phone: '+44 1632 960100', website: 'https://northwind.example/support' },
  brand: { accent: '#0f6b5c', mark: '/mark.svg' },
  capabilities: {
    signIn: {
      fields: [
        { name: 'username', remember: true },
        { name: 'password', secret: true },
      ],
      keepSignedIn: true,
    },
    recovery: { methods: ['emailed-temporary-password'], usualMinutes: 3 },
    account: { editable: ['name', 'email'], currentPassword: true, password: policy },
    phones: {
      sip: 'readable',
      ftp: 'readable',
      registrationState: true,
      sipPassword: phonePolicy,
      ftpPassword: phonePolicy,
    },
  },
}

/** The title of the example for each problem code. */
export const problemTitles: Record<ProblemCode, string> = {
  'invalid-credentials': 'The user name or the password is wrong',
  'session-expired': 'Sign in again',
  'reauthentication-required': 'The password is asked for again',
  'password-change-required': 'Choose a password of your own first',
  forbidden: 'This person may not do that',
  'not-found': 'There is no such thing here',
  'recovery-expired': 'This has been used already, or its time is over',
  conflict: 'Somebody else changed it first',
  'precondition-required': 'If-Match is missing',
  validation: 'Something in the request is not acceptable',
  'too-many-attempts': 'Too many attempts',
  unavailable: 'Unavailable for the moment',
}
