import { createHash } from 'node:crypto'
import { Failure } from '../../../shared/errors.ts'
import type { HttpClient } from '../../http/client.ts'
import type { RecordingsFacet } from '../facets.ts'
import { createAgents } from './agents.ts'
import { type Credentials, createPace, type ExotelApi, readToken } from './api.ts'
import { type CallList, createCallList, type ReadCallPage } from './call-list.ts'
import { planOf } from './call-query.ts'
import { askCalls, callsSchema, detailsOf, readCall, recordingOf } from './calls.ts'
import { exotelSound } from './recording-sound.ts'

/** A list with the search that it answers. */
interface KeptList {
  search: string
  list: CallList
}

/** How many lists are remembered: of the searches that the person may return to, and of those that only count. */
const mostLists = 24

/** Calls and their recordings. Exotel counts no days and takes no notes; it can only be read. */
export function exotelRecordings(api: ExotelApi, http: HttpClient, origin: URL): RecordingsFacet {
  // The API for calls has a limit of its own.
  const pace = createPace()
  const agents = createAgents(api)
  /** By number, the one that was used longest ago first. */
  const lists = new Map<number, KeptList>()
  let latest = 0
  let cursors = 0

  const readPage =
    (credentials: Credentials): ReadCallPage =>
    async (query, mayWait) => {
      const ask = () => askCalls(api, credentials, { path: '/Calls.json', query, schema: callsSchema })
      const { value } = await (mayWait ? pace.keep(ask) : ask())
      const { Calls, Metadata } = value
      return {
        calls: Calls.filter((call) => call !== null).map((call) => ({
          created: Date.parse(call.DateCreated),
          recording: recordingOf(call, api.now()),
        })),
        total: Metadata.Total,
        after: cursorIn(Metadata.NextPageUri, api.callsOrigin(credentials)),
      }
    }

  /** The list of a cursor, or else the latest one of that search. The first page begins a new one, with new calls. */
  function numberOf(search: string, { number, offset }: ListPlace): number | undefined {
    if (number !== null && lists.get(number)?.search === search) return number
    return offset === 0 ? undefined : [...lists].findLast(([, kept]) => kept.search === search)?.[0]
  }

  return {
    async list(token, { at, order, limit, ...filter }) {
      const credentials = readToken(token)
      const place = at.by === 'cursor' ? placeIn(at.cursor) : { number: null, offset: at.offset }
      const search = createHash('sha256')
        .update(JSON.stringify([token, filter, order]))
        .digest('base64')
      const number = numberOf(search, place) ?? ++latest
      const list =
        lists.get(number)?.list ?? createCallList(planOf(filter, order, api.now()), order, readPage(credentials))
      lists.delete(number)
      lists.set(number, { search, list })
      const [oldest] = lists.keys()
      if (lists.size > mostLists && oldest !== undefined) lists.delete(oldest)
      const found = await list.page(place.offset, limit)
      if (!found) throw new Failure({ code: 'timeout', host: api.callsOrigin(credentials).host })
      const { next, ...page } = found
      // Each differs, also that of a page without rows: one that came twice would look like a circle.
      const cursor = (offset: number) => `${number}.${offset}.${++cursors}`
      return {
        ...page,
        next: next === null ? null : cursor(next),
        previous: place.offset > 0 ? cursor(Math.max(0, place.offset - limit)) : null,
      }
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

/** A position in a list; without a number, in the latest one of its search. */
interface ListPlace {
  number: number | null
  offset: number
}

/** Reads a cursor, which names the list, because in one that was begun later the positions differ. */
function placeIn(cursor: string): ListPlace {
  const [, number, offset] = /^(\d{1,10})\.(\d{1,10})\.\d{1,10}$/.exec(cursor) ?? []
  // Only a bug or a compromised page uses a cursor that no page gave.
  if (number === undefined || offset === undefined) throw new Failure({ code: 'not-found' })
  return { number: Number(number), offset: Number(offset) }
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
