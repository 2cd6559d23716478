import { z } from 'zod'
import { Failure } from '../../shared/errors.ts'
import { portalKindSchema } from '../../shared/provider.ts'
import type { HttpClient } from '../http/client.ts'
import { discoveryPath } from './call-record/contract.ts'

/** What every discovery document begins with; the rest is for the kind that it names. */
const documentSchema = z.looseObject({ version: z.literal(1), kind: portalKindSchema })
export type DiscoveryDocument = z.infer<typeof documentSchema>

/**
 * Reads the discovery document at an origin (RFC 8615). Rejects with `not-a-portal` when something
 * else answers there, or with the network's own failure.
 */
export async function discover(http: HttpClient, origin: URL, signal?: AbortSignal): Promise<DiscoveryDocument> {
  try {
    const answer = await http.request({
      method: 'GET',
      url: new URL(discoveryPath, origin),
      expect: 200,
      schema: documentSchema,
      repeatable: true,
      maxBytes: 64_000,
      ...(signal && { signal }),
    })
    return answer.value
  } catch (cause) {
    throw cause instanceof Failure && answeredOtherwise.has(cause.error.code)
      ? new Failure({ code: 'not-a-portal', host: origin.host, ...detailsOf(cause) })
      : cause
  }
}

const answeredOtherwise = new Set([
  'portal-unexpected',
  'not-found',
  'forbidden',
  'session-expired',
  'invalid-credentials',
])

function detailsOf(failure: Failure) {
  return failure.error.details ? { details: failure.error.details } : {}
}
