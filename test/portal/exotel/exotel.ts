import { randomBytes } from 'node:crypto'
import { discoveryPath } from '../../../src/main/portals/discovery-document.ts'
import type { ExotelDocument } from '../../../src/main/portals/exotel/discovery.ts'
import { type Clock, createClock } from '../clock.ts'
import { createFaults, type Faults } from '../faults/faults.ts'
import { randomSequence } from '../seed/random-sequence.ts'
import { createRequestLog, type LoggedRequest } from '../server/request-log.ts'
import { type ExotelAccount, type ExotelUser, seededUsers } from './account.ts'
import { type CallStore, createCallStore } from './calls.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import { createRegion } from './region.ts'

export interface ExotelOptions {
  /** In each region's account; 120 unless told, which are three pages. */
  users?: number
  seed?: number
  /** Of the first region, on 127.0.0.1; a free one unless told. */
  port?: number
  name?: string
  /** 50 a minute unless told, as the users' API has. */
  rateLimit?: RateLimit
  /** Which of the two bodies a 429 comes with. */
  rateLimitBody?: 'exception' | 'envelope'
  /** The rows at these places of the list come with an error of their own. */
  failingRows?: readonly number[]
  /** In each region's account, one every two hours; 240 unless told. */
  calls?: number
  /** Of the API for calls, 200 a minute unless told. */
  callRateLimit?: RateLimit
}

/** What a person types to sign in. */
export interface ExotelCredentials {
  region: string
  accountSid: string
  apiKey: string
  apiToken: string
}

/** Exotel's API running in two regions, each with a separate account. */
export interface RunningExotel {
  /** Where a discovery document names the regions, which the real Exotel does not have. */
  url: string
  regions: ExotelDocument['regions']
  singapore: ExotelCredentials
  mumbai: ExotelCredentials
  /** Singapore's users, in the order of the list. */
  users: readonly ExotelUser[]
  /** Singapore's. */
  calls: CallStore
  /** The password last set for a device. */
  password(device: number): string | undefined
  clock: Clock
  faults: Omit<Faults, 'register'>
  requests(): LoggedRequest[]
  close(): Promise<void>
}

/** Starts the API on this computer's loopback. Keys, tokens and everything secret are made now. */
export async function startExotel(options: ExotelOptions = {}): Promise<RunningExotel> {
  const clock = createClock()
  const log = createRequestLog()
  const faults = createFaults(clock)
  const random = randomSequence(options.seed ?? 1)
  // A sequence of its own, so that the users are the same whatever is called.
  const callSequence = randomSequence((options.seed ?? 1) + 1_000_003)

  const makeAccount = (accountSid: string): ExotelAccount => {
    const users = seededUsers(random, options.users ?? 120)
    return {
      accountSid,
      apiKey: randomBytes(20).toString('hex'),
      apiToken: randomBytes(20).toString('hex'),
      users,
      calls: createCallStore(callSequence, {
        count: options.calls ?? 240,
        end: clock.now(),
        users: users.map(({ id }) => id),
      }),
      passwords: new Map(),
      mayAsk: createRateLimit(clock, options.rateLimit ?? { requests: 50, seconds: 60 }),
      mayAskForCalls: createRateLimit(clock, options.callRateLimit ?? { requests: 200, seconds: 60 }),
      rateLimitBody: options.rateLimitBody ?? 'exception',
      failingRows: new Set((options.failingRows ?? []).map((row) => users[row]?.id ?? '')),
    }
  }
  const accounts = { singapore: makeAccount('northwind1'), mumbai: makeAccount('northwind1m') }
  const apps = Object.values(accounts).map((account) =>
    createRegion(account, clock, (app) => {
      app.addHook('onRequest', async (request) => log.add(request))
      faults.register(app)
      app.get(discoveryPath, () => document)
    }),
  )
  const regions: ExotelDocument['regions'] = []
  const document: ExotelDocument = {
    version: 1,
    kind: 'exotel',
    name: options.name ?? 'Exotel (loopback)',
    regions,
    support: { name: 'Exotel support', email: 'support@exotel.example' },
    brand: {},
  }
  for (const [index, label] of ['Singapore', 'Mumbai'].entries()) {
    const url = await apps[index]?.listen({ host: '127.0.0.1', port: index === 0 ? (options.port ?? 0) : 0 })
    regions.push({ value: label.toLowerCase(), label, url: url ?? '' })
  }

  const credentials = (region: keyof typeof accounts): ExotelCredentials => {
    const { accountSid, apiKey, apiToken } = accounts[region]
    return { region, accountSid, apiKey, apiToken }
  }
  return {
    url: regions[0]?.url ?? '',
    regions,
    singapore: credentials('singapore'),
    mumbai: credentials('mumbai'),
    users: accounts.singapore.users,
    calls: accounts.singapore.calls,
    password: (device) => accounts.singapore.passwords.get(device),
    clock,
    faults,
    requests: log.all,
    async close() {
      await Promise.all(apps.map((app) => app.close()))
    },
  }
}
