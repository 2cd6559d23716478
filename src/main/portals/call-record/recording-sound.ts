import { z } from 'zod'
import { reasonSchema, soundPurposeSchema } from '../../../shared/recordings/recording.ts'
import type { ByteStreams } from '../../http/byte-stream.ts'
import type { RecordingsFacet } from '../facets.ts'
import { endpointUrl } from '../wire.ts'
import { problemToError } from './endpoint.ts'

/** The file of a recording. It is no JSON, so it has a place of its own beside the endpoints. */
export const soundEndpoint = {
  path: '/recordings/{recording}/audio',
  query: z.object({
    purpose: soundPurposeSchema.describe('`play` needs `recordings-play`, `download` needs `recordings-download`.'),
    reason: reasonSchema.optional().describe('Why, where `playReason` is true.'),
  }),
  problems: ['session-expired', 'password-change-required', 'forbidden', 'not-found', 'validation'],
} as const

/** Reads sounds of the portal at `origin`, with ranges where it supports them (RFC 9110, 14). */
export function callRecordSound(http: ByteStreams, origin: URL, api: string): Pick<RecordingsFacet, 'sound'> {
  const base = api.replace(/\/$/, '')
  return {
    sound: (token, { id, purpose, reason }, { first, last, ifRange }, signal) =>
      http.stream({
        url: endpointUrl(origin, `${base}${soundEndpoint.path}`, { recording: id }),
        query: { purpose, ...(reason !== '' && { reason }) },
        bearer: token,
        range: { first, last },
        ...(ifRange !== null && { ifRange }),
        signal,
        problem: problemToError,
      }),
  }
}
