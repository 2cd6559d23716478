import { createHash } from 'node:crypto'
import { Failure } from '../../../shared/errors.ts'
import type { HttpClient } from '../../http/client.ts'
import type { RecordingsFacet } from '../facets.ts'
import { offsetOf } from '../wire.ts'
import { createAgents } from './agents.ts'
import { type Credentials, createPace, type ExotelApi, readToken } from './api.ts'
import { type CallList, createCallList, type ReadCallPage } from './call-list.ts'
import { planOf } from './call-query.ts'
import { askCalls, callsSchema, detailsOf, readCall, recordingOf } from './calls.ts'
import { exotelSound } from './recording-sound.ts'

/** How many lists are remembered: one for each search that the person may return to. */
const mostLists = 4

/** Calls and their recordings. Exotel counts no days and takes no notes; it can only be read. */
export function exotelRecordings(api: ExotelApi, http: HttpClient, origin: URL): RecordingsFacet {
  // The API for calls has a limit of its own.
  const pace = createPace()
  const agents = createAgents(api)
  const lists = new Map<string, CallList>()

  const readPage =
    (credentials: Credentials): ReadCallPage =>
    async (query, isPatient) => {
      const ask = () => askCalls(api, credentials, { path: '/Calls.json', query, schema: callsSchema })
      const { value } = await (isPatient ? pace.keep(ask) : ask())
      const { Calls, Metadata } = value
      return {
        calls: Calls.map((call) => ({
          created: Date.parse(call.DateCreated),
          recording: recordingOf(call, api.now()),
        })),
        total: Metadata.Total,
        after: cursorIn(Metadata.NextPageUri, api.callsOrigin(credentials)),
      }
    }

  return {
    async list(token, { at, order, limit, ...filter }) {
      const credentials = readToken(token)
      const offset = at.by === 'cursor' ? offsetOf(at.cursor) : at.offset
      const key = createHash('sha256')
        .update(JSON.stringify([token, filter, order]))
        .digest('base64')
      const known = offset === 0 ? undefined : lists.get(key)
      const list = known ?? createCallList(planOf(filter, order, api.now()), order, readPage(credentials))
      // The one that was used longest ago comes first.
      lists.delete(key)
      lists.set(key, list)
      const [oldest] = lists.keys()
      if (lists.size > mostLists && oldest !== undefined) lists.delete(oldest)
      return list.page(offset, limit)
    },
    async read(token, id) {
      const credentials = readToken(token)
      const [call, agent] = await Promise.all([
        readCall(api, credentials, id, { query: { details: 'true' } }),
        agents.of(credentials, id),
      ])
      return detailsOf(call, api.now(), agent)
    },
    ...exotelSound(api, http, origin),
  }
}

/**
 * The cursor in the address of the next page, or null on the last page. The address itself is not followed, because key
 * and token would be sent there.
 */
function cursorIn(uri: string | null | undefined, origin: URL): string | null {
  if (!uri) return null
  const url = URL.parse(uri, origin.origin)
  const after = url?.searchParams.get('After')
  if (url?.origin === origin.origin && after) return after
  throw new Failure({ code: 'portal-unexpected', host: origin.host, what: 'Metadata.NextPageUri: another address' })
}
