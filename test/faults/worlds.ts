import type { HttpClient } from '../../src/main/http/client.ts'
import { discoveryPath } from '../../src/main/portals/discovery-document.ts'
import { exotelDocumentSchema } from '../../src/main/portals/exotel/discovery.ts'
import { createExotelAdapter } from '../../src/main/portals/exotel/exotel-adapter.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { offered, type PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import type { PortalKind } from '../../src/shared/connections/portal.ts'
import type { SignIn } from '../../src/shared/session/session.ts'
import { startExotel } from '../portal/exotel/exotel.ts'
import type { PortalOptions } from '../portal/options.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import type { AdapterCall } from './adapter-calls.ts'
import { recordingCallNames } from './recording-calls.ts'

/** A portal of one kind, and what its calls need. */
export interface World {
  kind: PortalKind
  /** The server that a proxy is put before. */
  target: URL
  /** Opens the portal so that every call goes through another address of that server. */
  open(http: HttpClient, through: URL): Promise<PortalAdapter>
  /** An adapter without a proxy in between. */
  direct: PortalAdapter
  good: SignIn['fields']
  /** Of a session whose person has proved who they are. */
  token: string
  phone: string
  /** Everything that every call must keep to itself. */
  secrets: string[]
  /** Absent if the kind has a separate server. */
  portal?: RunningPortal
  /** Calls that this kind does not make. */
  missing: readonly AdapterCall[]
  /** How many requests a call makes where it is more than one. */
  requests?: Partial<Record<AdapterCall, number>>
  close(): Promise<void>
}

/** How long a code is good, and how soon there is another. */
export const codeSeconds = 60

const often = { attempts: 100_000, seconds: 0 }
const daily = { attempts: 100_000, daily: true } as const
const free: PortalOptions = {
  phones: 12,
  // The clock goes on in leaps, because codes are sent so many seconds apart.
  accessTokenSeconds: 10_000_000,
  proofSeconds: 10_000_000,
  recoveryCodeSeconds: codeSeconds,
  limits: {
    signInByName: often,
    signInByClient: often,
    refreshByClient: often,
    recoveryPause: often,
    recoveryByAddress: often,
    recoveryByClient: often,
    sendingPause: often,
    sendingByPerson: often,
    recoveryFailuresByNumber: daily,
    recoveryFailuresByClient: daily,
  },
}

const anyPassword = { minLength: 8, maxLength: 64, required: [], minClasses: 0, digitsOnly: false, blocklist: false }

/** The contract with everything that it can do. */
export const callRecordWorld = (http: HttpClient) =>
  contractWorld(http, [], {
    kind: 'call-record',
    recordings: 500,
    capabilities: {
      users: true,
      recovery: { methods: ['emailed-temporary-password', 'emailed-link', 'phone-code'] },
      account: {
        voicemailPin: { ...anyPassword, minLength: 4, maxLength: 4, digitsOnly: true },
        operatorPassword: anyPassword,
      },
      phones: { sipPassword: anyPassword, softphones: { linphone: true } },
    },
  })

export const aptelaWorld = (http: HttpClient) =>
  contractWorld(
    http,
    [
      'recovery.link.request',
      'recovery.link.redeem',
      'recovery.code.request',
      'recovery.code.verify',
      'recovery.code.setPassword',
      'recovery.code.readEmail',
      'phones.provisioningLink',
      'phones.setPassword',
      ...recordingCallNames,
    ],
    { kind: 'aptela' },
  )

async function contractWorld(http: HttpClient, missing: AdapterCall[], options: PortalOptions): Promise<World> {
  const portal = await startPortal({ ...free, ...options })
  const direct = await openAdapter(http, new URL(portal.url))
  const { username, password } = portal.people.ada
  const asksForClient = direct.capabilities.signIn.fields.some(({ name }) => name === 'clientId')
  const good = { username, password, ...(asksForClient && { clientId: portal.clientId }) }
  const { accessToken: token, refreshToken } = await direct.session.signIn(good)
  await offered(direct.session.reauthenticate)(token, password)
  const phone = portal.phones.all()[0]?.id ?? ''
  return {
    kind: direct.profile.kind,
    target: new URL(portal.url),
    open: openAdapter,
    direct,
    good,
    token,
    phone,
    secrets: [password, token, refreshToken],
    portal,
    missing,
    async close() {
      await portal.settled()
      await portal.close()
    },
  }
}

/** Exotel's regions are hosts of their own, so its document is read first and changed. */
export async function exotelWorld(http: HttpClient): Promise<World> {
  const unlimited = { requests: 100_000, seconds: 60 }
  const exotel = await startExotel({ users: 12, rateLimit: unlimited, callRateLimit: unlimited })
  const document = exotelDocumentSchema.parse(await (await fetch(exotel.url + discoveryPath)).json())
  const open = async (client: HttpClient, through: URL) =>
    createExotelAdapter(client, through, {
      ...document,
      regions: document.regions.map((region) => ({ ...region, url: through.origin })),
    })
  const good = { ...exotel.singapore }
  const direct = await open(http, new URL(exotel.url))
  const { accessToken: token } = await direct.session.signIn(good)
  const device = exotel.users[0]?.devices.find(({ type }) => type === 'sip')
  return {
    kind: 'exotel',
    target: new URL(exotel.url),
    open,
    direct,
    good,
    token,
    phone: `${exotel.users[0]?.id}.${device?.id}`,
    secrets: [good.apiKey, good.apiToken, Buffer.from(`${good.apiKey}:${good.apiToken}`).toString('base64')],
    missing: [
      'session.signOut',
      'session.reauthenticate',
      'recovery.requestPassword',
      'account.read',
      'account.change',
      'phones.readSecret',
      'phones.provisioningLink',
      'recovery.link.request',
      'recovery.link.redeem',
      'recovery.code.request',
      'recovery.code.verify',
      'recovery.code.setPassword',
      'recovery.code.readEmail',
      'users.list',
      'users.sendTemporaryPassword',
      ...recordingCallNames.filter((name) => name !== 'recordings.list' && name !== 'recordings.read'),
      'account.setVoicemailPin',
      'account.setOperatorPassword',
    ],
    // The call, who took it, and that user's name.
    requests: { 'recordings.read': 3 },
    close: exotel.close,
  }
}
