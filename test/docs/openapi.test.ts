import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApiDocument } from '../../scripts/openapi.ts'
import { discoveryExample, examples } from '../../scripts/openapi-examples.ts'
import { type EndpointName, endpoints } from '../../src/main/portals/call-record/contract.ts'
import { discoverySchema } from '../../src/main/portals/call-record/discovery.ts'
import { type Endpoint, problemSchema } from '../../src/main/portals/call-record/endpoint.ts'

const record = z.record(z.string(), z.unknown())
const document = z
  .looseObject({
    tags: z.array(z.object({ name: z.string(), description: z.string() })),
    paths: z.record(z.string(), record),
    components: z.looseObject({
      schemas: z.record(z.string(), record),
      examples: z.record(z.string(), z.object({ value: z.unknown() })),
      headers: z.record(z.string(), record),
    }),
  })
  .parse(openApiDocument())

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(5),
  description: z.string().min(5),
  tags: z.array(z.string()).length(1),
  security: z.array(record),
  requestBody: z.looseObject({ content: z.record(z.string(), record) }).optional(),
  responses: z.record(z.string(), z.looseObject({ headers: record, content: z.record(z.string(), record).optional() })),
})
const operations = Object.values(document.paths)
  .flatMap((path) =>
    ['get', 'put', 'post', 'patch', 'delete'].flatMap((method) => (method in path ? [path[method]] : [])),
  )
  .map((operation) => operationSchema.parse(operation))

/** Every object in a JSON value, with where it is. */
function* objectsIn(json: unknown, at = ''): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(json)) for (const [index, entry] of json.entries()) yield* objectsIn(entry, `${at}/${index}`)
  const object = record.safeParse(json).data
  if (!object) return
  yield [at, object]
  for (const [key, value] of Object.entries(object)) yield* objectsIn(value, `${at}/${key}`)
}

describe('openapi.json', () => {
  test.each(operations)('$operationId says who may ask, and has a summary, a description and a tag', (operation) => {
    const endpoint: Endpoint | undefined = endpoints[operation.operationId as EndpointName]
    const isAuthorized = endpoint?.authorized || operation.operationId === 'readSound'
    expect(operation.security).toEqual(isAuthorized ? [{ accessToken: [] }] : [])
    expect(document.tags.map(({ name }) => name)).toContain(operation.tags[0])
    for (const { headers } of Object.values(operation.responses)) expect(headers).toHaveProperty('x-request-id')
    expect(operation.responses).toHaveProperty('429')
  })

  test.each(operations)('$operationId has an example of each body', ({ requestBody, responses }) => {
    for (const { content } of [requestBody, ...Object.values(responses)].filter((part) => part !== undefined)) {
      for (const [type, body] of Object.entries(content ?? {})) {
        if (type === 'audio/*') continue
        expect(body.example ?? body.examples).toBeDefined()
      }
    }
  })

  test('describes every property', () => {
    const bare: string[] = []
    for (const [at, { properties }] of objectsIn(document.components.schemas)) {
      // Conditions only repeat a property; what is referred to is described there.
      if (properties === undefined || at.endsWith('/if')) continue
      for (const [name, schema] of Object.entries(record.parse(properties))) {
        const isReferred = JSON.stringify(schema).includes('"$ref"')
        if (!isReferred && !z.object({ description: z.string().min(5) }).safeParse(schema).success) {
          bare.push(`${at}/${name}`)
        }
      }
    }
    expect(bare).toEqual([])
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(schema, name).toHaveProperty('description')
    }
  })

  test('refers to nothing that is not there, and writes no policy twice', () => {
    const text = JSON.stringify(document)
    for (const [, path = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = path.split('/').reduce<unknown>((json, key) => record.parse(json)[key], document)
      expect(found, path).toBeDefined()
    }
    expect(text.split('"minClasses":{')).toHaveLength(2)
  })

  test('requires the number of every answer, and lists the two secrets', () => {
    expect(document.components.headers.RequestId).toMatchObject({ required: true })
    const secrets = record.parse(document.paths['/phones/{phone}/secrets/{secret}'])
    expect(secrets.get).toMatchObject({
      parameters: expect.arrayContaining([
        expect.objectContaining({ schema: { type: 'string', enum: ['sip', 'ftp'] } }),
      ]),
    })
  })
})

describe('an example', () => {
  test.each(Object.keys(endpoints) as EndpointName[])('of %s fits its schema', (name) => {
    const { request, response, status }: Endpoint = endpoints[name]
    const example: { request?: unknown; response?: unknown } = examples[name]
    if (request) request.parse(example.request)
    expect(response.safeParse(example.response).success).toBe(status !== 204)
  })

  test('of a discovery document is a portal to the client, and of each problem is one', () => {
    discoverySchema.parse(discoveryExample)
    for (const { value } of Object.values(document.components.examples)) problemSchema.parse(value)
  })
})
