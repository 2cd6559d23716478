import { noSearches } from '../../shared/recordings/search-names.ts'
import type { ActivePortal } from '../connections/active-portal.ts'
import type { Handlers } from '../ipc/dispatch.ts'

/** Searches are kept with the connection, for the person who signed in there last: another person does not see them. */
export function keptSearches(
  portal: Pick<ActivePortal, 'connection' | 'remember'>,
): Pick<Handlers, 'recordings.searches' | 'recordings.keepSearches'> {
  return {
    async 'recordings.searches'() {
      const { account, recordingSearches } = portal.connection() ?? {}
      return recordingSearches && recordingSearches.account === account ? recordingSearches.searches : noSearches
    },
    async 'recordings.keepSearches'(searches) {
      const connection = portal.connection()
      if (connection) {
        await portal.remember(connection.id, { recordingSearches: { account: connection.account, searches } })
      }
      return {}
    },
  }
}
