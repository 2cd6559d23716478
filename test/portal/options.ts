import { aptelaCapabilities } from '../../src/main/portals/aptela/aptela-adapter.ts'
import type { PasswordPolicy } from '../../src/shared/account/password-policy.ts'
import { type Capabilities, capabilitiesSchema, type PortalKind } from '../../src/shared/connections/portal.ts'
import { recordingFilterNames } from '../../src/shared/recordings/recordings.ts'
import { type Mark, northwindMark } from './server/mark.ts'
import type { Certificate } from './tls.ts'

/** Every part of `Value` may be left out, at any depth; lists are replaced whole. */
export type Partly<Value> = Value extends readonly unknown[] | string | number | boolean | null
  ? Value
  : { [Key in keyof Value]?: Partly<Value[Key]> }

/** After `attempts` within `seconds`, no more until `seconds` after the last of them. */
export interface Limit {
  attempts: number
  seconds: number
}

/** After so many attempts in one day of the portal's, which is UTC's, no more until the next. */
export interface DailyLimit {
  attempts: number
  daily: true
}

export interface Limits {
  /** Wrong passwords for one username, known or not, wherever a password is required. */
  signInByName: Limit
  /** Wrong passwords from one computer. */
  signInByClient: Limit
  /** Refresh tokens refused from one computer. */
  refreshByClient: Limit
  /** The pause before "Send again", for one email address. */
  recoveryPause: Limit
  recoveryByAddress: Limit
  recoveryByClient: Limit
  /** The pause before an administrator can send the same user another temporary password. */
  sendingPause: Limit
  /** Temporary passwords sent by one administrator. */
  sendingByPerson: Limit
  /** Wrong codes for one phone number, known or not. */
  recoveryFailuresByNumber: DailyLimit
  /** Wrong codes, and apart from them wrong links, from one computer. */
  recoveryFailuresByClient: DailyLimit
}

export interface PortalOptions {
  /** Stands at the end of every text that people write at the portal, as a hostile one would; nothing unless told. */
  spoil?: string
  /** 60 unless told; 50,000 take about a second to seed. */
  phones?: number
  /** How many calls with recordings there are; none and no such capability unless told. */
  recordings?: number
  /** When the last of them was, milliseconds since 1970-01-01 UTC; they go back a year from there. Now unless told. */
  recordingsUntil?: number
  /** How many have an account; at least the three named ones. */
  people?: number
  /** On 127.0.0.1; a free one unless told. */
  port?: number
  /** HTTPS, with a self-signed certificate made now or with the one given (PEM). */
  tls?: boolean | Certificate
  /** An existing empty directory for the database, kept on closing; else a temporary one. */
  directory?: string
  /** The same seed gives the same organisation; secrets are random all the same. */
  seed?: number
  /** What `capabilities` start from. */
  kind?: Extract<PortalKind, 'call-record' | 'aptela'>
  name?: string
  /** Its colour, `#rrggbb`; a green unless told. */
  accent?: string
  /** Its mark, whatever was sent for one; a drawing of its own where it is `call-record`, and none otherwise. */
  mark?: Mark | null
  /** What sign-in asks for where `capabilities` name a Client ID. */
  clientId?: string
  capabilities?: Partly<Capabilities>
  /** What a sign-in with a temporary password leads to. */
  passwordChange?: 'required' | 'advised'
  /** How long a proof of the password lets secrets be read. */
  proofSeconds?: number
  accessTokenSeconds?: number
  /** A session not refreshed for so long ends. */
  sessionDays?: number
  temporaryPasswordMinutes?: number
  resetLinkMinutes?: number
  /** How long a code by phone is good, and how soon another can be asked for. */
  recoveryCodeSeconds?: number
  /** How long the choice of an account may take after a right code. */
  recoveryTicketMinutes?: number
  limits?: Partial<Limits>
}

export type PortalSettings = Required<Omit<PortalOptions, 'directory' | 'capabilities' | 'limits' | 'tls' | 'port'>> & {
  capabilities: Capabilities
  limits: Limits
}

const minutes = 60

const defaultLimits: Limits = {
  signInByName: { attempts: 5, seconds: 15 * minutes },
  signInByClient: { attempts: 100, seconds: 15 * minutes },
  refreshByClient: { attempts: 50, seconds: 15 * minutes },
  recoveryPause: { attempts: 1, seconds: 1 * minutes },
  recoveryByAddress: { attempts: 5, seconds: 60 * minutes },
  recoveryByClient: { attempts: 30, seconds: 60 * minutes },
  sendingPause: { attempts: 1, seconds: 1 * minutes },
  sendingByPerson: { attempts: 30, seconds: 60 * minutes },
  recoveryFailuresByNumber: { attempts: 5, daily: true },
  recoveryFailuresByClient: { attempts: 50, daily: true },
}

/** What registrars and FTP servers commonly ask of a password that no person has to remember. */
const phonePasswordPolicy: PasswordPolicy = {
  minLength: 12,
  maxLength: 64,
  required: [],
  minClasses: 3,
  digitsOnly: false,
  blocklist: false,
}

const callRecordCapabilities: Capabilities = {
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
    codeLength: 6,
  },
  account: {
    editable: ['name', 'email', 'username'],
    currentPassword: true,
    password: { minLength: 10, maxLength: 128, required: [], minClasses: 0, digitsOnly: false, blocklist: true },
  },
  phones: {
    sip: 'readable',
    ftp: 'readable',
    registrationState: true,
    sipPassword: phonePasswordPolicy,
    ftpPassword: phonePasswordPolicy,
  },
}

/** All that the contract knows of recordings. */
const recordingCapabilities: Capabilities['recordings'] = {
  filters: [...recordingFilterNames],
  filteredInApp: [],
  longestRange: 400,
  zone: 'Europe/London',
  peaks: true,
  notes: true,
  labels: true,
  holds: true,
  deletion: 'restorable',
  archive: true,
  audit: true,
  playReason: false,
}

const capabilitiesOf = { 'call-record': callRecordCapabilities, aptela: aptelaCapabilities }

/** The options with everything left out filled in. Throws when the capabilities do not fit their schema. */
export function settingsOf(options: PortalOptions): PortalSettings {
  return {
    phones: options.phones ?? 60,
    recordings: options.recordings ?? 0,
    recordingsUntil: options.recordingsUntil ?? Date.now(),
    people: options.people ?? 12,
    spoil: options.spoil ?? '',
    seed: options.seed ?? 1,
    kind: options.kind ?? 'call-record',
    name: (options.name ?? 'Northwind Voice') + (options.spoil ?? ''),
    accent: options.accent ?? '#0f6b5c',
    mark: options.mark === undefined ? (options.kind === 'aptela' ? null : northwindMark) : options.mark,
    clientId: options.clientId ?? 'NW4821',
    passwordChange: options.passwordChange ?? 'required',
    proofSeconds: options.proofSeconds ?? 300,
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    sessionDays: options.sessionDays ?? 30,
    temporaryPasswordMinutes: options.temporaryPasswordMinutes ?? 60,
    resetLinkMinutes: options.resetLinkMinutes ?? 30,
    recoveryCodeSeconds: options.recoveryCodeSeconds ?? 180,
    recoveryTicketMinutes: options.recoveryTicketMinutes ?? 10,
    capabilities: capabilitiesSchema.parse(
      overlay(
        {
          ...capabilitiesOf[options.kind ?? 'call-record'],
          ...(options.recordings && { recordings: recordingCapabilities }),
        },
        options.capabilities,
      ),
    ),
    limits: { ...defaultLimits, ...options.limits },
  }
}

/** The base with what the change names put over it. */
function overlay(base: unknown, change: unknown): unknown {
  if (change === undefined) return base
  if (!isRecord(base) || !isRecord(change)) return change
  const keys = new Set([...Object.keys(base), ...Object.keys(change)])
  return Object.fromEntries([...keys].map((key) => [key, overlay(base[key], change[key])]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
