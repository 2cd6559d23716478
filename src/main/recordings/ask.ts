import type { AccessToken, RecordingsFacet } from '../portals/facets.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { SessionKeeper } from '../session/session-keeper.ts'

/** Asks the portal about recordings with a valid token; `host` is the portal's, for errors. */
export type Ask = <Value>(
  use: (facet: RecordingsFacet, token: AccessToken, host: string) => Promise<Value>,
) => Promise<Value>

export const asking =
  (session: Pick<SessionKeeper, 'authorized'>): Ask =>
  (use) =>
    session.authorized((token, { recordings, profile }) => use(offered(recordings), token, new URL(profile.url).host))
