import type { Portal, Start } from '../../../src/shared/bridge.ts'
import type { SecretAccess } from '../../../src/shared/connections/portal.ts'
import type { AppError } from '../../../src/shared/errors.ts'
import type { Part } from '../../../src/shared/licences/licences.ts'
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

const withClientId: Portal = {
  ...portal,
  capabilities: {
    ...portal.capabilities,
    signIn: {
      ...portal.capabilities.signIn,
      fields: [{ name: 'clientId', secret: false, remember: true }, ...portal.capabilities.signIn.fields],
    },
    recovery: { ...portal.capabilities.recovery, forgottenUsername: 'ask-admin' },
  },
}

export const start: Start = {
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

/** Names and licences as they are in real lists, long ones too. */
const parts: Part[] = [
  ...['@github/keytar', '@preact/signals-core', '@zxcvbn-ts/dictionary-compression', 'got', 'preact', 'zod'].map(
    (name, index) => ({ name, version: `${index + 1}.4.${index * 7}`, licence: 'MIT' }),
  ),
  ...Array.from({ length: 60 }, (_, index) => ({
    name: `part-${index}`,
    version: index === 4 ? '12.0.0-beta.3+build.20260101' : `1.${index}.0`,
    licence: ['ISC', 'BSD-3-Clause', 'Apache-2.0', 'MIT AND (CC0-1.0 OR Apache-2.0)'][index % 4] ?? '',
  })),
]
const licenceOf = (name: string) =>
  `MIT License\n\nCopyright (c) the makers of ${name}\n\n${'Permission is hereby granted, free of charge, to any person obtaining a copy of this software.\n'.repeat(20)}`

export const base: Script = {
  'app.start': { value: start },
  'app.about': {
    value: { signed: true, publisher: 'Northwind Voice Ltd', updates: { by: 'itself', channel: 'latest' } },
  },
  'app.licences': { value: { parts } },
  'app.licence': { value: ({ name }) => ({ text: licenceOf(name) }) },
  'portal.current': { value: portal },
  'portal.check': { value: portal },
  'portal.choose': { value: portal },
  'portal.known': { value: { services: [{ name: 'Exotel', address: 'https://ccm-api.exotel.com' }] } },
  'connections.list': {
    value: {
      connections: [
        { id: 'one', name: 'Northwind Voice', host: 'portal.northwind.example', account: 'dana', active: true },
        { id: 'two', name: 'Exotel', host: 'ccm-api.exotel.com', account: 'northwind1', active: false },
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

const withAccount = (part: Partial<NonNullable<Portal['capabilities']['account']>>): Portal => ({
  ...portal,
  capabilities: {
    ...portal.capabilities,
    account: { editable: ['name', 'email', 'username'], currentPassword: true, password: policy, ...part },
  },
})

export const withPassword = (detail: PhoneDetail, password: SecretAccess): PhoneDetail => ({
  ...detail,
  sip: detail.sip && { ...detail.sip, password },
})

const kept = { value: { ...start, kept: true } }
const firstRun = { value: { ...start, profile: null } }
export const signedIn: Script = { ...base, 'app.start': kept, 'session.restore': { value: session } }
const failing = (error: AppError): Script => ({ ...base, 'session.signIn': { error } })
const host = 'portal.northwind.example'

const certificate: AppError = {
  code: 'tls-untrusted',
  host,
  issuer: 'Contoso Proxy CA',
  reason: 'unknown-issuer',
  validFrom: Date.UTC(2026, 0, 1),
  validTo: Date.UTC(2027, 0, 1),
  details: ['SELF_SIGNED_CERT_IN_CHAIN'],
}

/** What main answers, by the name in the address. */
export const scenarios: Readonly<Record<string, Script>> = {
  'first-run': { ...base, 'app.start': firstRun },
  'first-run-not-a-portal': {
    ...base,
    'app.start': firstRun,
    'portal.check': { error: { code: 'not-a-portal', host } },
  },
  'first-run-insecure': {
    ...base,
    'app.start': firstRun,
    'portal.check': { error: { code: 'insecure-address', reason: 'http' } },
  },
  'first-run-certificate': { ...base, 'app.start': firstRun, 'portal.check': { error: certificate } },
  'sign-in': base,
  'sign-in-client-id': { ...base, 'portal.current': { value: withClientId } },
  'sign-in-remembered': { ...base, 'app.start': { value: { ...start, remembered: { username: 'dana' } } } },
  'sign-in-wrong': failing({ code: 'invalid-credentials' }),
  'sign-in-too-many': failing({ code: 'too-many-attempts', retryAt: Date.now() + 14 * 60_000 }),
  'sign-in-offline': failing({ code: 'offline', host, details: ['ENOTFOUND'] }),
  'sign-in-pending': { ...base, 'session.signIn': 'pending' },
  'sign-in-keychain-locked': { ...base, 'session.keychain': { value: { status: 'locked' } } },
  'portal-unreachable': { ...base, 'portal.current': { error: certificate } },
  restoring: { ...base, 'app.start': kept, 'session.restore': 'pending' },
  'signed-in': signedIn,
  'signed-in-temporary': {
    ...signedIn,
    'session.restore': { value: { ...session, passwordChange: 'advised' } },
  },
  'signed-in-temporary-required': {
    ...signedIn,
    'session.restore': { value: { ...session, passwordChange: 'required' } },
  },
  'signed-in-notices': {
    ...signedIn,
    'app.start': { value: { ...start, kept: true, notices: ['settings-reset'] } },
  },
  'update-ready': { ...signedIn, 'updates.state': { value: { state: 'ready', version: '1.3.0' } } },
  'update-downloading': {
    ...signedIn,
    'updates.state': { value: { state: 'downloading', version: '1.3.0', percent: 42 } },
  },
  'update-failed': {
    ...signedIn,
    'updates.state': { value: { state: 'failed', version: '1.3.0', fault: 'untrusted' } },
  },
  'update-by-administrator': {
    ...signedIn,
    'updates.state': { value: { state: 'available', version: '1.3.0', installedBy: 'administrator' } },
  },
  'account-conflict': {
    ...signedIn,
    'account.save': {
      error: {
        code: 'conflict',
        current: { ...account, name: 'D. Whitfield-Ross', email: 'ross@northwind.example', etag: '"9"' },
      },
    },
  },
  'account-changed': {
    ...signedIn,
    'account.save': { value: { account, passwordChanged: true, otherSessionsEnded: 2 } },
  },
  'account-fixed-username': {
    ...signedIn,
    'portal.current': { value: withAccount({ editable: ['name', 'email'], password: { ...policy, minClasses: 3 } }) },
  },
  'account-pending': { ...signedIn, 'account.read': 'pending' },
  'account-failed': { ...signedIn, 'account.read': { error: { code: 'timeout', host } } },
  'phones-none': { ...signedIn, 'phones.list': { value: { phones: [], total: 0, next: null } } },
  'phones-pending': { ...signedIn, 'phones.list': 'pending' },
  'phones-failed': { ...signedIn, 'phones.list': { error: { code: 'timeout', host } } },
  'phones-write-only': {
    ...signedIn,
    'phones.detail': { value: ({ phone }) => withPassword(scriptedDetail(phone), 'write-only') },
  },
  'proof-wrong': {
    ...signedIn,
    'phones.reveal': { error: { code: 'reauthentication-required' } },
    'session.reauthenticate': { error: { code: 'invalid-credentials' } },
  },
}
