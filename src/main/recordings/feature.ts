import type { Feature } from '../feature.ts'
import type { AccessToken, RecordingsFacet } from '../portals/facets.ts'
import { offered } from '../portals/portal-adapter.ts'
import { asking } from './ask.ts'
import { keptSearches } from './kept-searches.ts'
import { manyHolds } from './many-holds-handlers.ts'
import { playHandlers } from './play-handlers.ts'
import { recordingFiles } from './recording-file-handlers.ts'

export const recordings: Feature<'recordings'> = (deps) => {
  const { session, media, portal, settings, emit } = deps
  const ask = asking(session)
  const files = recordingFiles({ ...deps, ask })
  const holds = manyHolds({ ...deps, ask })
  const endWork = () => {
    files.endDownloads()
    holds.end()
  }
  /** For a call that answers nothing. */
  const act = async (use: (facet: RecordingsFacet, token: AccessToken) => Promise<void>) => {
    await ask(use)
    return {}
  }

  return {
    handlers: {
      ...keptSearches(portal),
      'recordings.list': (query) => ask(({ list }, token) => list(token, query)),
      'recordings.days': (query) => ask(({ days }, token) => offered(days)(token, query)),
      'recordings.people': (query) => ask(({ people }, token) => offered(people)(token, query)),
      'recordings.read': ({ recording }) => ask(({ read }, token) => read(token, recording)),
      ...playHandlers({ ask, media, emit }),
      'recordings.playerPreferences': async () => settings.read().player,
      'recordings.keepPlayerPreferences': async (player) => {
        settings.change({ player })
        return {}
      },
      'recordings.addNote': ({ recording, note }) =>
        act(({ addNote }, token) => offered(addNote)(token, recording, note)),
      'recordings.deleteNote': ({ recording, note }) =>
        act(({ deleteNote }, token) => offered(deleteNote)(token, recording, note)),
      'recordings.changeLabels': ({ recording, labels }) =>
        act(({ changeLabels }, token) => offered(changeLabels)(token, recording, labels)),
      'recordings.hold': ({ recording, hold }) => act((facet, token) => offered(facet.hold)(token, recording, hold)),
      'recordings.releaseHold': ({ recording, reason }) =>
        act(({ releaseHold }, token) => offered(releaseHold)(token, recording, reason)),
      'recordings.delete': ({ recording, reason }) =>
        act((facet, token) => offered(facet.delete)(token, recording, reason)),
      'recordings.restore': ({ recording }) => act(({ restore }, token) => offered(restore)(token, recording)),
      'recordings.fetchBack': ({ recording }) => act(({ fetchBack }, token) => offered(fetchBack)(token, recording)),
      'recordings.audit': ({ recording }) => ask(({ audit }, token) => offered(audit)(token, recording)),
      ...holds.handlers,
      ...files.handlers,
    },
    dropSecrets: endWork,
    onLockChange: files.setLocked,
    onPolicy: () => files.exports()?.applyPolicy(),
    onSessionEnd: (reason) =>
      void (reason === 'expired' ? files.exports()?.interrupt({ code: 'session-expired' }) : files.exports()?.giveUp()),
    onAccountChange() {
      endWork()
      void files.exports()?.interrupt({ code: 'cancelled' })
    },
    onQuit: () => files.exports()?.interrupt({ code: 'cancelled' }),
  }
}
