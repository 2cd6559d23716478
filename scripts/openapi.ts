import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  accountBodySchema,
  accountPatchedSchema,
  accountPatchSchema,
  discoveryPath,
  discoverySchema,
  type Endpoint,
  endpoints,
  grantSchema,
  type ProblemCode,
  passwordBodySchema,
  phoneBodySchema,
  phoneListSchema,
  problemPrefix,
  problemSchema,
  problemStatus,
  signInRequestSchema,
} from '../src/main/providers/call-record/contract.ts'

type Json = Record<string, unknown>

/** The schemas that have a name in the document; others are written where they are used. */
const components = {
  Account: accountBodySchema,
  AccountChange: accountPatchSchema,
  AccountChanged: accountPatchedSchema,
  Discovery: discoverySchema,
  Grant: grantSchema,
  Password: passwordBodySchema,
  Phone: phoneBodySchema,
  PhoneList: phoneListSchema,
  Problem: problemSchema,
  SignIn: signInRequestSchema,
}

/** As it is on the wire, before defaults are filled in. */
function wire(schema: z.ZodType, io: 'input' | 'output' = 'input'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io })
  return json
}

function reference(schema: z.ZodType): Json {
  const name = Object.entries(components).find(([, one]) => one === schema)?.[0]
  return name ? { $ref: `#/components/schemas/${name}` } : wire(schema)
}

const json = (schema: z.ZodType): Json => ({ 'application/json': { schema: reference(schema) } })
const header = (description: string, schema: Json = { type: 'string' }): Json => ({ description, schema })
const requestId = { 'x-request-id': { $ref: '#/components/headers/RequestId' } }

/**
 * Problems that an endpoint can answer with: its own, `unavailable` (any portal may be), and
 * `validation` where there is something to parse.
 */
function problemsOf(endpoint: Endpoint): ProblemCode[] {
  const parsed: ProblemCode[] = endpoint.request || endpoint.query ? ['validation'] : []
  return [...new Set<ProblemCode>([...endpoint.problems, ...parsed, 'unavailable'])]
}

function problemResponses(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(problemsOf(endpoint), (code) => problemStatus[code])
  const entries = [...byStatus].map(([status, codes]) => {
    const retry = status === 429 || status === 503 ? { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } : {}
    const types = { properties: { type: { enum: codes.map((code) => problemPrefix + code) } } }
    return [
      String(status),
      {
        description: codes.join(' or '),
        headers: { ...requestId, ...retry },
        content: { 'application/problem+json': { schema: { allOf: [reference(problemSchema), types] } } },
      },
    ] as const
  })
  return Object.fromEntries(entries)
}

function parametersOf(endpoint: Endpoint): Json[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 100 },
  }))
  const inQuery = Object.entries(endpoint.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    // What the portal reads from the text of the query, a number for instance.
    schema: wire(schema as z.ZodType, 'output'),
  }))
  // Not `required`: leaving it out has an answer of its own, 428.
  const ifMatch = { name: 'if-match', in: 'header', required: false, schema: { type: 'string' } }
  return [...inPath, ...inQuery, ...(endpoint.etag === 'requires' ? [ifMatch] : [])]
}

function operation(operationId: string, endpoint: Endpoint): Json {
  const parameters = parametersOf(endpoint)
  const etag = endpoint.etag ? { etag: { $ref: '#/components/headers/ETag' } } : {}
  return {
    operationId,
    summary: endpoint.summary,
    ...(endpoint.authorized && { security: [{ accessToken: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.request && { requestBody: { required: true, content: json(endpoint.request) } }),
    responses: {
      [endpoint.status]: {
        description: 'Done',
        headers: { ...requestId, ...etag },
        ...(endpoint.status !== 204 && { content: json(endpoint.response) }),
      },
      ...problemResponses(endpoint),
    },
  }
}

/** The contract as an OpenAPI 3.1 document: the same object for the same contract. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  const discovery = {
    operationId: 'discover',
    summary: 'What this portal is called, what it can do, and where its endpoints are',
    responses: { 200: { description: 'Done', headers: requestId, content: json(discoverySchema) } },
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Call Record portal',
      version: '1.0.0',
      summary: 'What a telephone portal offers to its desktop client.',
      description: 'Generated from the schemas that the client itself reads answers with. portal-api.md explains it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'As `api` of the discovery document says' }],
    paths: { [discoveryPath]: { servers: [{ url: '/' }], get: discovery }, ...paths },
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer' } },
      headers: {
        RequestId: header("Names this answer in the portal's logs"),
        ETag: header("The account's version (RFC 9110, 8.8.3)"),
        RetryAfter: header('Seconds, or an HTTP date (RFC 9110, 10.2.3)'),
      },
      schemas: Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, wire(schema)])),
    },
  }
}

/** The document as it is kept in docs. */
export const openApiText = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`
export const openApiFile = new URL('../docs/openapi.json', import.meta.url)

if (import.meta.main) await writeFile(openApiFile, openApiText())
