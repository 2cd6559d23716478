import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openApiFile } from '../../scripts/openapi.ts'
import { type EndpointName, endpoints } from '../../src/main/portals/call-record/contract.ts'
import type { Endpoint } from '../../src/main/portals/call-record/endpoint.ts'
import { grantSchema } from '../../src/main/portals/call-record/session.ts'
import type { PortalOptions } from './options.ts'
import type { SeededPerson } from './people/seeded-people.ts'
import { type RunningPortal, startPortal } from './portal.ts'
import { apiPath } from './server/routes.ts'

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(openApiFile, 'utf8'))), 'openapi.json')

export interface Asked {
  parameters?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
  token?: string
  ifMatch?: string
}

export interface Answered {
  status: number
  headers: Headers
  /** Null for an empty body. */
  body: unknown
  /** The code of an answer that is a problem. */
  problem: string | undefined
}

/** Starts a portal that ends with the test. */
export async function portalForTest(options?: PortalOptions): Promise<RunningPortal> {
  const portal = await startPortal(options)
  onTestFinished(() => portal.close())
  return portal
}

/** Asks with plain fetch, and holds every answer against docs/openapi.json. */
export async function ask(portal: RunningPortal, name: EndpointName, asked: Asked = {}): Promise<Answered> {
  const endpoint: Endpoint = endpoints[name]
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(asked.parameters?.[key] ?? ''),
  )
  const url = new URL(apiPath + path, portal.url)
  for (const [key, value] of Object.entries(asked.query ?? {})) url.searchParams.set(key, String(value))
  const answer = await fetch(url, {
    method: endpoint.method,
    redirect: 'manual',
    headers: {
      ...(asked.body !== undefined && { 'content-type': 'application/json' }),
      ...(asked.token && { authorization: `Bearer ${asked.token}` }),
      ...(asked.ifMatch && { 'if-match': asked.ifMatch }),
    },
    ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
  })
  const text = await answer.text()
  const body: unknown = text === '' ? null : JSON.parse(text)
  expectDocumented(endpoint, answer, body)
  const { type } = z.object({ type: z.string().optional() }).catch({}).parse(body)
  return { status: answer.status, headers: answer.headers, body, problem: type?.split(':').at(-1) }
}

function expectDocumented(endpoint: Endpoint, answer: Response, body: unknown): void {
  const encoded = [endpoint.path, endpoint.method.toLowerCase(), 'responses', String(answer.status)].map(pointer)
  const documented = `openapi.json#/paths/${encoded.join('/')}`
  expect(ajv.getSchema(documented), `${documented} is documented`).toBeDefined()
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  if (answer.status === 204) return
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const validate = ajv.getSchema(`${documented}/content/${pointer(type)}/schema`)
  expect(validate?.(body), `${type} as documented: ${ajv.errorsText(validate?.errors)}`).toBe(true)
}

const pointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

/** Signs in and gives the grant; the test fails when the portal refuses. */
export async function signIn(
  portal: RunningPortal,
  { username }: Pick<SeededPerson, 'username'>,
  password: string,
): Promise<z.output<typeof grantSchema>> {
  const { body, status } = await ask(portal, 'signIn', { body: { username, password, clientId: portal.clientId } })
  expect(status).toBe(200)
  return grantSchema.parse(body)
}

/** Exchanges a refresh token; the test fails when the portal refuses. */
export async function refresh(portal: RunningPortal, refreshToken: string): Promise<z.output<typeof grantSchema>> {
  const { body, status } = await ask(portal, 'refresh', { body: { refreshToken } })
  expect(status).toBe(200)
  return grantSchema.parse(body)
}

/** All of an answer that a stranger could compare: not its date, its request id, or how the connection is kept. */
export function visible({ status, headers, body }: Answered) {
  const own = new Set(['date', 'x-request-id'])
  const shown = [...headers].filter(([name]) => !own.has(name))
  const { requestId: _, ...rest } = z.record(z.string(), z.unknown()).parse(body)
  return { status, headers: shown, body: rest }
}

/**
 * How long each of these keeps the processor busy at least, in microseconds, when they take turns. The portal runs in
 * this process, and what else the machine does is not counted.
 */
export async function shortestTimes(rounds: number, works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(before)
      times[index]?.push(user + system)
    }
  }
  return times.map((one) => Math.min(...one))
}
