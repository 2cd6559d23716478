import type { Start } from '../../../src/shared/app/app.ts'
import type { Portal, SecretAccess } from '../../../src/shared/connections/portal.ts'
import type { AppError } from '../../../src/shared/errors.ts'
import type { Phone, PhoneDetail } from '../../../src/shared/phones/phones.ts'
import type { Session } from '../../../src/shared/session/session.ts'
import type { Script } from './fake-portal.ts'

const policy = { minLength: 12, maxLength: 128, required: [], minClasses: 0, digitsOnly: false, blocklist: true }

export const portal: Portal = {
  profile: {
    id: 'portal.example',
    kind: 'call-record',
    name: 'Northwind Voice',
    url: 'https://portal.northwind.example/',
    support: {
      name: 'Northwind Voice support',
      phone: '+44 20 7946 0123',
      email: 'support@northwind.example',
      website: 'https://northwind.example/help',
    },
    brand: { accent: '#0e7c86' },
  },
  capabilities: {
    signIn: {
      fields: [
        { name: 'username', secret: false, remember: true },
        { name: 'password', secret: true, remember: false },
      ],
      keepSignedIn: true,
    },
    recovery: {
      methods: ['emailed-temporary-password'],
      usernameIsEmail: false,
      forgottenUsername: 'contact-provider',
      usualMinutes: 3,
    },
    account: { editable: ['name', 'email', 'username'], currentPassword: true, password: policy },
    phones: { sip: 'readable', ftp: 'readable', registrationState: true, sipPassword: null, ftpPassword: null },
  },
}

export const start: Start = {
  marks: [],
  version: '0.1.0',
  platform: 'windows',
  preferences: { language: 'system', theme: 'system', lockAfterMinutes: 15, contentProtection: false },
  profile: portal.profile,
  remembered: {},
  kept: false,
  keepsSignedIn: false,
  online: true,
  managed: {},
  unreadPolicy: [],
  forbidden: [],
  notices: [],
}

export const session: Session = {
  name: 'Dana Whitfield',
  username: 'dana',
  passwordChange: 'none',
  permissions: ['account', 'phones'],
  kept: true,
}

const account = { name: 'Dana Whitfield', email: 'dana@northwind.example', username: 'dana', etag: '"7"' }

const names = ['Reception', 'Amir Haddad', 'Boardroom', 'Chloe Martin', 'Warehouse', 'Dana Whitfield', 'Support desk']
const phones: Phone[] = Array.from({ length: 400 }, (_, index) => ({
  id: `phone-${index}`,
  name: names[index % names.length] ?? '',
  extension: String(2000 + index),
  sipUser: `nw${2000 + index}`,
  device: index % 3 === 0 ? 'Poly VVX 450' : 'Yealink T54W',
  registration: index % 5 === 0 ? 'unregistered' : 'registered',
}))

const detailOf = (phone: Phone): PhoneDetail => ({
  id: phone.id,
  name: phone.name,
  extension: phone.extension,
  device: phone.device,
  mac: '0004f2a1b2c3',
  registration: phone.registration,
  sip: {
    domain: 'sip.northwind.example',
    port: 5061,
    transport: 'tls',
    outboundProxy: null,
    username: phone.sipUser,
    authorizationId: `${phone.sipUser}-auth`,
    displayName: phone.name,
    voicemailNumber: '*97',
    password: 'readable',
  },
  ftp: {
    server: 'provision.northwind.example',
    port: 21,
    security: 'ftp',
    username: 'PlcmSpIp',
    directory: '/polycom',
    password: 'readable',
  },
})

export const scriptedDetail = (id: string): PhoneDetail => {
  const phone = phones.find((candidate) => candidate.id === id)
  if (!phone) throw new Error(`No phone ${id}`)
  return detailOf(phone)
}

export const base: Script = {
  'app.start': { value: start },
  'app.about': {
    value: { signed: true, publisher: 'Northwind Voice Ltd', updates: { by: 'itself', channel: 'latest' } },
  },
  'portal.current': { value: portal },
  'portal.check': { value: portal },
  'portal.choose': { value: portal },
  'portal.known': { value: { services: [{ name: 'Exotel', address: 'https://ccm-api.exotel.com' }] } },
  'connections.list': {
    value: {
      connections: [
        {
          id: 'one',
          name: 'Northwind Voice',
          host: 'portal.northwind.example',
          account: 'dana',
          active: true,
          accent: '#0f6b5c',
          mark: null,
        },
        { id: 'two', name: 'Exotel', host: 'ccm-api.exotel.com', account: 'northwind1', active: false, mark: null },
      ],
    },
  },
  'connections.use': {
    value: { profile: portal.profile, remembered: {}, kept: false, keepsSignedIn: false, online: true },
  },
  'connections.remove': { value: { profile: null, remembered: {}, kept: false, keepsSignedIn: false, online: true } },
  'session.signIn': { value: session },
  'session.restore': { value: null },
  'session.signOut': { value: {} },
  'session.reauthenticate': { value: {} },
  'session.keychain': { value: { status: 'ready' } },
  'recovery.requestPassword': { value: () => ({ resendAt: Date.now() + 60_000 }) },
  'account.read': { value: account },
  'account.save': { value: { account: { ...account, etag: '"8"' }, passwordChanged: false, otherSessionsEnded: 0 } },
  'phones.list': { value: { phones, total: phones.length, next: null } },
  'phones.detail': { value: ({ phone }) => scriptedDetail(phone) },
  'phones.reveal': { value: () => ({ password: Math.random().toString(36).slice(2), hideAfterMs: 30_000 }) },
  'phones.copySecret': { value: { clearsAfterMs: 30_000 } },
  'updates.state': { value: () => ({ state: 'idle', checkedAt: Date.now() - 3_600_000 }) },
  'updates.check': { value: {} },
  'updates.install': { value: {} },
  'settings.change': { value: (preferences) => preferences },
  'clipboard.copy': { value: {} },
  'clipboard.copySecret': { value: { clearsAfterMs: 30_000 } },
  'links.open': { value: {} },
}

export const withPassword = (detail: PhoneDetail, password: SecretAccess): PhoneDetail => ({
  ...detail,
  sip: detail.sip && { ...detail.sip, password },
})

const kept = { value: { ...start, kept: true } }
const firstRun = { value: { ...start, profile: null } }
export const signedIn: Script = { ...base, 'app.start': kept, 'session.restore': { value: session } }
const failing = (error: AppError): Script => ({ ...base, 'session.signIn': { error } })
const host = 'portal.northwind.example'

/** What main answers, by the name in the address. */
export const scenarios: Readonly<Record<string, Script>> = {
  'first-run': { ...base, 'app.start': firstRun },
  'sign-in': base,
  'sign-in-remembered': { ...base, 'app.start': { value: { ...start, remembered: { username: 'dana' } } } },
  'sign-in-wrong': failing({ code: 'invalid-credentials' }),
  'sign-in-offline': failing({ code: 'offline', host, details: ['ENOTFOUND'] }),
  'sign-in-keychain-locked': { ...base, 'session.keychain': { value: { status: 'locked' } } },
  'signed-in': signedIn,
}
