import { writeFile } from 'node:fs/promises'
import type { z } from 'zod'
import { type EndpointName, endpoints } from '../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../src/main/portals/call-record/discovery.ts'
import {
  type Endpoint,
  type ProblemCode,
  problemPrefix,
  problemSchema,
  problemStatus,
} from '../src/main/portals/call-record/endpoint.ts'
import { soundEndpoint } from '../src/main/portals/call-record/recording-sound.ts'
import { discoveryPath } from '../src/main/portals/discovery-document.ts'
import { phoneSecretSchema } from '../src/shared/phones/phones.ts'
import { discoveryExample, examples, problemTitles } from './openapi-examples.ts'
import { type Json, namedSchemas, reference, wire } from './openapi-schemas.ts'

/** By the first segment of an endpoint's path. */
const tags: Record<string, { name: string; description: string }> = {
  '.well-known': { name: 'Discovery', description: 'What a portal is and can do.' },
  session: { name: 'Session', description: 'Signing in, staying signed in, and entering the password again.' },
  recovery: { name: 'Recovery', description: 'For people who forgot their password or email address.' },
  account: { name: 'Account', description: "The signed-in person's profile and secrets." },
  users: { name: 'Users', description: 'What administrators do for the users of their customer.' },
  phones: { name: 'Phones', description: 'Settings and passwords of phones.' },
  recordings: { name: 'Recordings', description: 'Calls and what was recorded of them.' },
}

const problemCodes = Object.keys(problemStatus) as ProblemCode[]
const tagsOf = (path: string) => [tags[path.split('/')[1] ?? '']?.name]

const json = (schema: z.ZodType, example: unknown): Json => ({
  'application/json': { schema: reference(schema), example },
})
const header = (description: string, more: Json = {}): Json => ({ description, schema: { type: 'string' }, ...more })
const requestId = { 'x-request-id': { $ref: '#/components/headers/RequestId' } }

/**
 * Problems that an endpoint can answer with: its own, `too-many-attempts` and `unavailable` (any portal or gateway in
 * front of it may be busy), and `validation` if there is input to parse.
 */
function problemsOf(endpoint: Pick<Endpoint, 'problems' | 'request' | 'query'>): ProblemCode[] {
  const parsed: ProblemCode[] = endpoint.request || endpoint.query ? ['validation'] : []
  return [...new Set<ProblemCode>([...endpoint.problems, ...parsed, 'too-many-attempts', 'unavailable'])]
}

function problemExample(code: ProblemCode): Json {
  const value = {
    type: problemPrefix + code,
    title: problemTitles[code],
    status: problemStatus[code],
    requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    ...(code === 'validation' && { problems: [{ field: 'email', rule: 'taken' }] }),
  }
  return { summary: problemTitles[code], value }
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(codes, (code) => problemStatus[code])
  const entries = [...byStatus].map(([status, codes]) => {
    const retry = status === 429 || status === 503 ? { 'retry-after': { $ref: '#/components/headers/RetryAfter' } } : {}
    const types = { properties: { type: { enum: codes.map((code) => problemPrefix + code) } } }
    return [
      String(status),
      {
        description: codes.join(' or '),
        headers: { ...requestId, ...retry },
        content: {
          'application/problem+json': {
            schema: { allOf: [reference(problemSchema), types] },
            examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
          },
        },
      },
    ] as const
  })
  return Object.fromEntries(entries)
}

const pathParameters: Record<string, Json> = {
  phone: { description: "The phone's id.", schema: { type: 'string', minLength: 1, maxLength: 100 } },
  user: { description: "The user's id.", schema: { type: 'string', minLength: 1, maxLength: 100 } },
  secret: { description: 'Which password is meant.', schema: wire(phoneSecretSchema) },
  recording: { description: "The recording's id.", schema: { type: 'string', minLength: 1, maxLength: 100 } },
  note: { description: "The note's id.", schema: { type: 'string', minLength: 1, maxLength: 100 } },
}

function parametersOf(endpoint: Pick<Endpoint, 'path' | 'query' | 'etag'>): Json[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...pathParameters[name],
  }))
  const inQuery = Object.entries(endpoint.query?.shape ?? {}).map(([name, schema]) => {
    // The type that the portal parses from the query string, for instance a number.
    const { description, ...read } = wire(schema as z.ZodType, 'output')
    const required = !(schema as z.ZodType).safeParse(undefined).success
    return { name, in: 'query', required, description, schema: read }
  })
  const ifMatch = {
    name: 'if-match',
    in: 'header',
    // Omitting it has its own answer, 428.
    required: false,
    description: "The profile's version, as its ETag gave it.",
    schema: { type: 'string' },
  }
  return [...inPath, ...inQuery, ...(endpoint.etag === 'requires' ? [ifMatch] : [])]
}

function operation(operationId: EndpointName, endpoint: Endpoint): Json {
  const parameters = parametersOf(endpoint)
  const etag = endpoint.etag ? { etag: { $ref: '#/components/headers/ETag' } } : {}
  const example: { request?: unknown; response?: unknown } = examples[operationId]
  return {
    operationId,
    tags: tagsOf(endpoint.path),
    summary: endpoint.summary,
    description: endpoint.description,
    security: endpoint.authorized ? [{ accessToken: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.request && { requestBody: { required: true, content: json(endpoint.request, example.request) } }),
    responses: {
      [endpoint.status]: {
        description: 'Done',
        headers: { ...requestId, ...etag },
        ...(endpoint.status !== 204 && { content: json(endpoint.response, example.response) }),
      },
      ...problemResponses(problemsOf(endpoint)),
    },
  }
}

/** The file of a recording, the only answer that is no JSON. */
function soundOperation(): Json {
  const range = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  })
  const headers = {
    ...requestId,
    etag: header("The file's version, a strong one (RFC 9110, 8.8.3)"),
    'repr-digest': header('`sha-256=:…:` of the whole file (RFC 9530, 3)'),
    'accept-ranges': header('`bytes` if ranges are supported (RFC 9110, 14.3)'),
  }
  const content = { 'audio/*': { schema: { type: 'string', format: 'binary' } } }
  return {
    operationId: 'readSound',
    tags: tagsOf(soundEndpoint.path),
    summary: 'Read the sound of a recording',
    description:
      'The file as it was recorded, whole or a range of it. Support ranges: otherwise the client has to read the whole file before a person can jump in it.',
    security: [{ accessToken: [] }],
    parameters: [
      ...parametersOf(soundEndpoint),
      range('range', 'One range of bytes (RFC 9110, 14.2).'),
      range('if-range', 'The ETag of the version that the range is for (RFC 9110, 13.1.5).'),
    ],
    responses: {
      200: { description: 'The whole file', headers, content },
      206: { description: 'The range', headers: { ...headers, 'content-range': header('RFC 9110, 14.4') }, content },
      416: { description: 'No part of the range exists', headers: requestId },
      ...problemResponses(problemsOf(soundEndpoint)),
    },
  }
}

/** The contract as an OpenAPI 3.1 document. The result is deterministic. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  paths[soundEndpoint.path] = { get: soundOperation() }
  const discovery = {
    operationId: 'discover',
    tags: tagsOf(discoveryPath),
    summary: 'Read the discovery document',
    description: 'What this portal is called, what it can do, and where its endpoints are. It may be cached.',
    security: [],
    responses: {
      200: { description: 'Done', headers: requestId, content: json(discoverySchema, discoveryExample) },
      ...problemResponses(problemsOf({ problems: [] })),
    },
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Call Record portal',
      version: '1.0.0',
      summary: 'What a telephone portal offers to its desktop client.',
      description: 'Generated from the schemas that the client itself reads answers with. portal-api.md explains it.',
      contact: { name: 'Call Record Portal contributors' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'As `api` of the discovery document says' }],
    tags: Object.values(tags),
    paths: {
      [discoveryPath]: { servers: [{ url: '/', description: "The portal's origin" }], get: discovery },
      ...paths,
    },
    components: {
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', description: 'The access token of a grant.' },
      },
      headers: {
        RequestId: header("Identifies this answer in the portal's logs", { required: true }),
        ETag: header("The profile's version, a strong one (RFC 9110, 8.8.3)", { required: true }),
        RetryAfter: header('Seconds, or an HTTP date (RFC 9110, 10.2.3)'),
      },
      examples: Object.fromEntries(problemCodes.map((code) => [code, problemExample(code)])),
      schemas: namedSchemas(),
    },
  }
}

/** The document as stored in docs. */
export const openApiText = () => `${JSON.stringify(openApiDocument(), null, 2)}\n`
export const openApiFile = new URL('../docs/openapi.json', import.meta.url)

if (import.meta.main) await writeFile(openApiFile, openApiText())
