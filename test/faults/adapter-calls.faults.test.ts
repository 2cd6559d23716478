import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpClient } from '../../src/main/http/client.ts'
import { endpoints } from '../../src/main/portals/call-record/contract.ts'
import type { PortalAdapter } from '../../src/main/portals/portal-adapter.ts'
import { portalKinds } from '../../src/shared/connections/portal.ts'
import { type AppError, appErrorSchema, Failure } from '../../src/shared/errors.ts'
import { type FaultProxy, type NetworkFault, startFaultProxy } from '../portal/fault-proxy.ts'
import { type AdapterCall, adapterCalls, callsOf, type Prepared } from './adapter-calls.ts'
import { type Effect, expectedEnds } from './expected.ts'
import { printFigures } from './figures.ts'
import { aptelaWorld, callRecordWorld, exotelWorld, type World } from './worlds.ts'

const kinds = { 'call-record': callRecordWorld, aptela: aptelaWorld, exotel: exotelWorld }

/** In milliseconds: where a call is to run into them, and where it is not, however busy the machine is. */
const short = { response: 2_500, whole: 3_500 }
const long = { response: 60_000, whole: 90_000 }
type Limits = typeof short
/** What a busy machine may take besides. */
const busy = 60_000
const repetitions = 2
const limited = (limits: Limits) =>
  createHttpClient({ userAgent: 'test', limits, retry: { times: repetitions, delay: 5 } })

/** A call of the table with a connection of its own to damage. */
interface Line {
  call: AdapterCall
  proxy: FaultProxy
  adapter: PortalAdapter
  /** Has the adapter open new connections from now on, so that none is left from before a fault. */
  reconnect(limits: Limits): void
  /** What the wire showed when nothing was damaged, and how the call ended. */
  undamaged: { error: AppError | undefined; methods: string[]; bodiless: boolean }
}

it('knows every kind of portal', () => {
  expect(Object.keys(kinds).toSorted()).toEqual(portalKinds.toSorted())
})

describe.each(Object.entries(kinds))('at a portal of kind %s, every call', (kind, start) => {
  const figures = { calls: 0, 'faults injected': 0, 'inputs tried': 0, 'slowest call under a fault, ms': 0 }
  let world: World
  let lines: Line[]

  beforeAll(async () => {
    world = await start(createHttpClient({ userAgent: 'test' }))
    const names = Object.keys(adapterCalls) as AdapterCall[]
    lines = await Promise.all(
      names
        .filter((call) => !world.missing.includes(call))
        .map(async (call) => {
          const proxy = await startFaultProxy(world.target)
          let http = limited(long)
          const adapter = await world.open(
            { request: (asked) => http.request(asked), stream: (asked) => http.stream(asked) },
            new URL(proxy.origin),
          )
          const reconnect = (limits: Limits) => {
            http = limited(limits)
          }
          return { call, proxy, adapter, reconnect, undamaged: { error: undefined, methods: [], bodiless: false } }
        }),
    )
    for (const { line, end } of await endsUnder(null, long)) {
      const { proxy } = line
      line.undamaged = { error: end.error, methods: proxy.asked(), bodiless: proxy.lastBodyBytes() === 0 }
    }
  })
  afterAll(async () => {
    figures.calls = lines.length
    figures['faults injected'] = lines.reduce((sum, { proxy }) => sum + proxy.injected(), 0)
    printFigures(`every call of ${kind}`, figures)
    await Promise.all(lines.map(({ proxy }) => proxy.close()))
    await world.close()
  })

  /** Every call at once, each with its own portal's answer damaged alike. */
  async function endsUnder(fault: NetworkFault | null, limits: Limits) {
    const ready: { line: Line; prepared: Prepared }[] = []
    for (const line of lines) {
      ready.push({ line, prepared: await adapterCalls[line.call].prepare(world) })
      line.reconnect(limits)
      await line.proxy.set(fault)
    }
    return await Promise.all(
      ready.map(async ({ line, prepared }) => ({ line, prepared, end: await endOf(prepared, line.adapter) })),
    )
  }

  async function under(fault: NetworkFault, limits: Limits, check: (line: Line, end: End) => void) {
    const ended = await endsUnder(fault, limits)
    figures['inputs tried'] += ended.length
    for (const { line, prepared, end } of ended) {
      figures['slowest call under a fault, ms'] = Math.max(figures['slowest call under a fault, ms'], end.ms)
      expect.soft(end.ms, line.call).toBeLessThan(limits.whole + busy)
      if (end.error) {
        const told = JSON.stringify(end.error)
        expect.soft(appErrorSchema.parse(end.error), line.call).toEqual(end.error)
        for (const secret of [...world.secrets, ...prepared.secrets]) expect.soft(told, line.call).not.toContain(secret)
      }
      const sent = line.proxy.asked()
      const once = world.requests?.[line.call] ?? 1
      const mostly = sent.every((method) => method === 'GET') ? once * (1 + repetitions) : 1
      expect.soft(sent.length, `${line.call} was sent ${sent.join()}`).toBeLessThanOrEqual(mostly)
      check(line, end)
    }
  }

  it('is in the table, and none is left out', () => {
    const known = new Set<string>(Object.keys(adapterCalls))
    expect(callsOf(world.direct).filter((call) => !known.has(call))).toEqual([])
  })

  it('works when nothing is damaged, and reaches every endpoint of the contract', async () => {
    for (const { call, undamaged } of lines) {
      expect.soft(undamaged.error, call).toBeUndefined()
      expect.soft(undamaged.methods, call).toHaveLength(world.requests?.[call] ?? 1)
    }
    if (kind !== 'call-record') return
    const asked = (world.portal?.requests() ?? []).map(({ method, path }) => `${method} ${path.split('?')[0]}`)
    const patterns = Object.entries(endpoints).map(([name, { method, path }]) => ({
      name,
      pattern: new RegExp(`^${method} /[^?]*${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    const reached = patterns.filter(({ pattern }) => asked.some((request) => pattern.test(request)))
    expect(reached.map(({ name }) => name)).toEqual(Object.keys(endpoints))
  })

  it.each(expectedEnds())('ends as it should under $title', async ({ fault, ends, sparesBodiless, pause }) => {
    const timesOut = Object.values(ends).some((codes) => codes.includes('timeout'))
    const limits = timesOut ? short : long
    await under(fault, limits, (line, { error }) => {
      const { methods, bodiless } = line.undamaged
      const effect: Effect = methods[0] === 'GET' ? 'reads' : adapterCalls[line.call].effect
      const wanted = sparesBodiless && bodiless ? ['ok'] : ends[effect]
      expect.soft(wanted, line.call).toContain(error?.code ?? 'ok')
      if (pause === undefined || !error) return
      const retryAt = 'retryAt' in error ? error.retryAt : undefined
      expect.soft(Math.abs((retryAt ?? 0) - Date.now() - pause * 1000), line.call).toBeLessThan(busy + limits.whole)
    })
  })

  it.each([1, 2, 3, 4, 5])('ends with an answer or a typed error under noise of seed %i', async (seed) => {
    await under({ kind: 'noise', seed }, short, () => undefined)
  })
})

interface End {
  error?: AppError
  ms: number
}

async function endOf({ run }: Prepared, adapter: PortalAdapter): Promise<End> {
  const start = performance.now()
  const error = await run(adapter).then(
    () => undefined,
    (cause: unknown) => {
      if (!(cause instanceof Failure)) throw cause
      return cause.error
    },
  )
  return { ms: Math.round(performance.now() - start), ...(error && { error }) }
}
