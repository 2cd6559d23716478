import type { Feature } from '../feature.ts'
import { openRemoteSource } from '../media/remote-source.ts'
import type { AccessToken, RecordingsFacet } from '../portals/facets.ts'
import { offered } from '../portals/portal-adapter.ts'
import { keptSearches } from './kept-searches.ts'

export const recordings: Feature<'recordings'> = ({ session, media, portal, settings }) => {
  const ask = <Value>(use: (facet: RecordingsFacet, token: AccessToken) => Promise<Value>): Promise<Value> =>
    session.authorized((token, { recordings }) => use(offered(recordings), token))
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
      'recordings.read': ({ recording }) => ask(({ read }, token) => read(token, recording)),
      'recordings.play': ({ recording, reason }) =>
        media.open((closing) =>
          // The token may have to be refreshed between two ranges, so each one asks for it.
          openRemoteSource(
            (part, signal) =>
              ask(({ sound }, token) => sound(token, { id: recording, purpose: 'play', reason }, part, signal)),
            closing,
          ),
        ),
      'recordings.stop': async ({ address }) => {
        media.close(address)
        return {}
      },
      'recordings.peaks': ({ recording, points }) =>
        ask(({ peaks }, token) => offered(peaks)(token, recording, points)),
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
    },
  }
}
