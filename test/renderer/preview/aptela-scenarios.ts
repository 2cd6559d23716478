import { aptelaCapabilities } from '../../../src/main/portals/aptela/aptela-adapter.ts'
import type { Portal } from '../../../src/shared/connections/portal.ts'
import type { User } from '../../../src/shared/users/users.ts'
import type { Script } from './fake-portal.ts'
import { portal, scriptedDetail, session, signedIn, start } from './scenarios.ts'

const aptela: Portal = { ...portal, capabilities: aptelaCapabilities }
const host = 'portal.northwind.example'

const names = ['Alice Barnes', 'Chidi Okafor', 'Dana Whitfield', 'Elif Kaya', 'Mateo Castillo', 'Zoë Lindqvist']
const users: User[] = Array.from({ length: 240 }, (_, index) => {
  const name = names[index % names.length] ?? ''
  const username = `${name.split(' ')[0]?.toLowerCase()}.${index}`
  return {
    id: `user-${index}`,
    name,
    username,
    email: index === 3 ? '' : `${name[0]?.toLowerCase()}•••@northwind.example`,
  }
})

const settings = {
  ...scriptedDetail('phone-0'),
  id: 'account',
  name: 'Northwind Voice',
  extension: '',
  device: '',
  mac: null,
}

const row = {
  id: 'account',
  name: 'Northwind Voice',
  extension: '',
  sipUser: 'northwind',
  device: '',
  registration: 'unknown',
} as const

const administrator: Script = {
  ...signedIn,
  'portal.current': { value: aptela },
  'session.restore': { value: { ...session, permissions: ['account', 'phones', 'users', 'operator-password'] } },
  'users.list': { value: { users, total: users.length, next: null } },
  'users.sendTemporaryPassword': {
    value: () => ({ email: 'a•••@northwind.example', expiresAt: Date.now() + 3_600_000 }),
  },
  'account.setVoicemailPin': { value: {} },
  'account.setOperatorPassword': { value: {} },
  'phones.list': {
    value: { phones: [row], total: 1, next: null },
  },
  'phones.detail': { value: settings },
}

/** What a portal whose accounts have administrators, a PIN, an operator and one set of settings offers. */
export const aptelaScenarios: Readonly<Record<string, Script>> = {
  administrator,
  'administrator-signed-out': {
    ...administrator,
    'session.restore': { value: null },
    'app.start': { value: { ...start, remembered: { clientId: 'NW4821', username: 'dana' } } },
  },
  'users-answer-lost': {
    ...administrator,
    'users.sendTemporaryPassword': { error: { code: 'outcome-unknown', host } },
  },
  'users-too-many': {
    ...administrator,
    'users.sendTemporaryPassword': { error: { code: 'too-many-attempts', retryAt: Date.now() + 55_000 } },
  },
  'pin-answer-lost': { ...administrator, 'account.setVoicemailPin': { error: { code: 'outcome-unknown', host } } },
}
