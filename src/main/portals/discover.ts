import { z } from 'zod'
import { portalKindSchema } from '../../shared/connections/portal.ts'
import { Failure } from '../../shared/errors.ts'
import type { HttpClient } from '../http/client.ts'
import { discoveryPath } from './call-record/contract.ts'
import { lineOf, unfit } from './read-document.ts'

/** The newest version of discovery documents that this client reads. */
const newestVersion = 1

/** A kind's name as any version may have it: a plain word, which may be shown as it stands. */
const kindName = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** What every discovery document of every version begins with. */
const beginningSchema = z.looseObject({ version: z.number().int().min(1), kind: kindName })

/** What one of this version begins with; the rest is for the kind that it names. */
const documentSchema = z.looseObject({ version: z.literal(newestVersion), kind: portalKindSchema })
export type DiscoveryDocument = z.infer<typeof documentSchema>

/**
 * Reads the discovery document at an origin (RFC 8615). Rejects with `not-a-portal` when something
 * else answers there, with the same and the reason `newer` where this client is too old for it, or with the network's
 * own failure.
 */
export async function discover(http: HttpClient, origin: URL, signal?: AbortSignal): Promise<DiscoveryDocument> {
  return readBeginning(await readJson(http, origin, signal), origin)
}

async function readJson(http: HttpClient, origin: URL, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    const answer = await http.request({
      method: 'GET',
      url: new URL(discoveryPath, origin),
      expect: 200,
      schema: z.unknown(),
      repeatable: true,
      maxBytes: 64_000,
      ...(signal && { signal }),
    })
    return answer.value
  } catch (cause) {
    throw cause instanceof Failure && answeredOtherwise.has(cause.error.code)
      ? new Failure({ code: 'not-a-portal', host: origin.host, details: detailsOf(cause) })
      : cause
  }
}

function readBeginning(json: unknown, origin: URL): DiscoveryDocument {
  const document = documentSchema.safeParse(json)
  if (document.success) return document.data
  const beginning = beginningSchema.safeParse(json)
  if (!beginning.success) {
    throw new Failure({ code: 'not-a-portal', host: origin.host, details: beginning.error.issues.map(lineOf) })
  }
  const { version, kind } = beginning.data
  throw unfit(origin, 'newer', [
    `version: ${version}; this app reads version ${newestVersion}`,
    `kind: ${kind}; this app knows ${portalKindSchema.options.join(', ')}`,
  ])
}

const answeredOtherwise = new Set([
  'portal-unexpected',
  'not-found',
  'forbidden',
  'session-expired',
  'invalid-credentials',
])

function detailsOf({ error }: Failure): string[] {
  return [...(error.details ?? []), ...(error.code === 'portal-unexpected' ? [`The answer: ${error.what}`] : [])]
}
