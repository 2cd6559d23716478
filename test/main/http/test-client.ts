import { z } from 'zod'
import { createHttpClient, type HttpRequest } from '../../../src/main/http/client.ts'

/** A client that tries again at once, and calls for it. */
export const client = createHttpClient({ userAgent: 'CallRecordPortal/test', retry: { times: 2, delay: 1 } })
export const schema = z.object({ name: z.string() })
export const read = (url: string) => ({ method: 'GET', url, expect: 200, schema }) satisfies HttpRequest<typeof schema>
export const change = (url: string) =>
  ({ method: 'PATCH', url, json: {}, changes: true, expect: 200, schema }) satisfies HttpRequest<typeof schema>
