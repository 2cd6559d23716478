import { onTestFinished } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { type RecordingQuery, recordingPageSchema } from '../../../../src/shared/recordings/recordings.ts'
import { type ExotelOptions, startExotel } from '../../../portal/exotel/exotel.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })

/** A day in milliseconds. */
export const day = 24 * 3_600_000

/**
 * A session at a server of Exotel's, which is as the options say: the server, the recordings of the adapter with the
 * session's token and rights, the list of them as main has it, and the requests since they were last asked for.
 */
export async function signedIn(options: ExotelOptions = {}) {
  const exotel = await startExotel({ users: 5, ...options })
  onTestFinished(() => exotel.close())
  const adapter = await openAdapter(http, new URL(exotel.url))
  const { accessToken: token, permissions } = await adapter.session.signIn(exotel.singapore)
  const facet = offered(adapter.recordings)
  const lately = (days: number): RecordingQuery => ({
    from: new Date(Date.now() - days * day).toISOString(),
    to: new Date(Date.now() + day).toISOString(),
    order: 'newest',
    at: { by: 'offset', offset: 0 },
    limit: 100,
  })
  const list = async (query: RecordingQuery) => recordingPageSchema.parse(await facet.list(token, query))
  /** The requests for calls since the last time. */
  let before = 0
  const asked = () => {
    const all = exotel.requests().map(({ method, path }) => `${method} ${decodeURIComponent(path)}`)
    const since = all.slice(before)
    before = all.length
    return since
  }
  asked()
  return { exotel, adapter, facet, token, permissions, lately, list, asked }
}

/** What `signedIn` resolves with. */
export type Signed = Awaited<ReturnType<typeof signedIn>>
