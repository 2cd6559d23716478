import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { z } from 'zod'
import { createHttpClient, type HttpClient } from '../../src/main/http/client.ts'
import { type EndpointName, endpoints } from '../../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../../src/main/portals/call-record/discovery.ts'
import { callsSchema, oneCallSchema } from '../../src/main/portals/exotel/calls.ts'
import { oneUserSchema, passwordSetSchema, usersSchema } from '../../src/main/portals/exotel/phones.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import type { PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import { type AppError, appErrorSchema, Failure } from '../../src/shared/errors.ts'
import { type FaultProxy, startFaultProxy } from '../portal/fault-proxy.ts'
import { type AdapterCall, adapterCalls } from './adapter-calls.ts'
import { printFigures } from './figures.ts'
import { hostileTexts, mark, type Place, textPlaces, withText } from './hostile-texts.ts'
import { aptelaWorld, callRecordWorld, exotelWorld, type World } from './worlds.ts'

/** A portal that puts texts of a megabyte, NUL and worse wherever its answers hold a text at all. */

/** Which answer each call reads: the compiler asks for a row when the interface gets a new call. */
const contractCalls: Record<AdapterCall, EndpointName> = {
  'session.signIn': 'signIn',
  'session.refresh': 'refresh',
  'session.signOut': 'signOut',
  'session.reauthenticate': 'reauthenticate',
  'session.check': 'readAccount',
  'recovery.requestPassword': 'requestPassword',
  'account.read': 'readAccount',
  'account.change': 'changeAccount',
  'phones.list': 'listPhones',
  'phones.read': 'readPhone',
  'phones.readSecret': 'readPhoneSecret',
  'phones.provisioningLink': 'readProvisioningLink',
  'phones.setPassword': 'setPhonePassword',
  'recovery.link.request': 'requestResetLink',
  'recovery.link.redeem': 'redeemResetLink',
  'recovery.code.request': 'requestCode',
  'recovery.code.verify': 'verifyCode',
  'recovery.code.setPassword': 'setPasswordByTicket',
  'recovery.code.readEmail': 'readEmailByTicket',
  'users.list': 'listUsers',
  'users.sendTemporaryPassword': 'sendTemporaryPassword',
  'recordings.list': 'listRecordings',
  'recordings.days': 'countRecordings',
  'recordings.people': 'findPeople',
  'recordings.read': 'readRecording',
  'recordings.peaks': 'readPeaks',
  'recordings.addNote': 'addNote',
  'recordings.deleteNote': 'deleteNote',
  'recordings.changeLabels': 'changeLabels',
  'recordings.hold': 'hold',
  'recordings.releaseHold': 'releaseHold',
  'recordings.delete': 'deleteRecording',
  'recordings.restore': 'restoreRecording',
  'recordings.fetchBack': 'fetchBack',
  'recordings.audit': 'readRecordingAudit',
  'account.setVoicemailPin': 'setVoicemailPin',
  'account.setOperatorPassword': 'setOperatorPassword',
}
const contractAnswer = (call: AdapterCall): z.ZodType => endpoints[contractCalls[call]].response

const exotelAnswers: Partial<Record<AdapterCall, z.ZodType>> = {
  'session.signIn': usersSchema,
  'session.refresh': usersSchema,
  'session.check': usersSchema,
  'phones.list': usersSchema,
  'phones.read': oneUserSchema,
  'phones.setPassword': passwordSetSchema,
  'recordings.list': callsSchema,
  'recordings.read': oneCallSchema,
}

const kinds = [
  { kind: 'call-record', start: callRecordWorld, answerOf: contractAnswer },
  { kind: 'aptela', start: aptelaWorld, answerOf: contractAnswer },
  { kind: 'exotel', start: exotelWorld, answerOf: (call: AdapterCall) => exotelAnswers[call] },
]

/** Milliseconds, of a busy machine. */
const longest = 60_000

interface End {
  value?: unknown
  error?: AppError
  ms: number
}

async function endOf(run: () => Promise<unknown>): Promise<End> {
  const start = performance.now()
  const end = await run().then(
    (value) => ({ value }),
    (cause: unknown) => {
      if (!(cause instanceof Failure)) throw cause
      return { error: cause.error }
    },
  )
  return { ...end, ms: Math.round(performance.now() - start) }
}

it('knows the answer of every endpoint of the contract', () => {
  expect([...new Set(Object.values(contractCalls))].toSorted()).toEqual(Object.keys(endpoints).toSorted())
})

describe.each(kinds)('at a portal of kind $kind', ({ kind, start, answerOf }) => {
  const figures = { 'places for a text': 0, 'answers tried': 0, refused: 0, harmless: 0, 'slowest, ms': 0 }
  /** Another for each try, with no connection left from before. */
  const anew = () => createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
  let client = anew()
  const http: HttpClient = { request: (asked) => client.request(asked), stream: (asked) => client.stream(asked) }
  let world: World
  let proxy: FaultProxy
  let adapter: PortalAdapter

  beforeAll(async () => {
    world = await start(anew())
    proxy = await startFaultProxy(world.target)
    adapter = await world.open(http, new URL(proxy.origin))
  })
  afterAll(async () => {
    printFigures(`hostile texts from ${kind}`, figures)
    await proxy.close()
    await world.close()
  })

  /** Each text in each place of one answer. */
  async function tried(schema: z.ZodType, call: () => Promise<() => Promise<unknown>>) {
    const places = textPlaces(schema)
    figures['places for a text'] += places.length
    for (const place of places) {
      for (const [what, text] of Object.entries(hostileTexts)) {
        await proxy.set(null)
        const run = await call()
        const body = vi.fn((said: unknown) => withText(said, schema, place, text))
        client = anew()
        await proxy.set({ kind: 'rewritten', body })
        check(`${place.join('.')}: ${what}`, place, text, await endOf(run))
        expect(body, place.join('.')).toHaveBeenCalled()
      }
    }
    await proxy.set(null)
  }

  function check(what: string, place: Place, text: string, { value, error, ms }: End) {
    figures['answers tried']++
    figures['slowest, ms'] = Math.max(figures['slowest, ms'], ms)
    expect.soft(ms, what).toBeLessThan(longest)
    if (!error) {
      figures.harmless++
      // What is longer than any place gets nowhere; a short text is a text.
      if (text.length > 10_000) expect.soft(JSON.stringify(value ?? null), what).not.toContain(mark)
      return
    }
    figures.refused++
    const told = JSON.stringify(error)
    expect.soft(appErrorSchema.parse(error), what).toEqual(error)
    expect.soft(['portal-unexpected', 'outcome-unknown', 'not-a-portal'], `${what}: ${told}`).toContain(error.code)
    expect.soft(told, what).not.toContain(mark)
    // A document of a megabyte is refused before it is read.
    if (error.code !== 'not-a-portal') expect.soft(told, what).toContain(place.join('.'))
  }

  it.each(Object.keys(adapterCalls) as AdapterCall[])('%s takes none for more than a text', async (call) => {
    const schema = world.missing.includes(call) ? undefined : answerOf(call)
    if (!schema) return
    await tried(schema, async () => {
      const prepared = await adapterCalls[call].prepare(world)
      return () => prepared.run(adapter)
    })
  })

  // Exotel's API has none.
  if (kind !== 'exotel') {
    it('nor does the discovery document', async () => {
      await tried(
        discoverySchema,
        async () => () =>
          openAdapter(http, new URL(proxy.origin)).then(({ profile, capabilities }) => ({ profile, capabilities })),
      )
    })
  }
})
