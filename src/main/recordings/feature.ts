import type { Feature } from '../feature.ts'
import { openRemoteSource, type RemoteSource } from '../media/remote-source.ts'
import type { AccessToken, RecordingsFacet } from '../portals/facets.ts'
import { offered } from '../portals/portal-adapter.ts'
import { asking } from './ask.ts'
import { keptSearches } from './kept-searches.ts'
import { packetReader } from './packet-reader.ts'
import { recordingFiles } from './recording-file-handlers.ts'

interface OpenedSound extends Pick<RemoteSource, 'peaks'> {
  packets: ReturnType<typeof packetReader>
  closing: AbortSignal
}

export const recordings: Feature<'recordings'> = (deps) => {
  const { session, media, portal, settings } = deps
  const ask = asking(session)
  const files = recordingFiles({ ...deps, ask })
  /** For a call that answers nothing. */
  const act = async (use: (facet: RecordingsFacet, token: AccessToken) => Promise<void>) => {
    await ask(use)
    return {}
  }
  /** The sounds that are open, by their recordings. */
  const opened = new Map<string, OpenedSound>()

  return {
    handlers: {
      ...keptSearches(portal),
      'recordings.list': (query) => ask(({ list }, token) => list(token, query)),
      'recordings.days': (query) => ask(({ days }, token) => offered(days)(token, query)),
      'recordings.read': ({ recording }) => ask(({ read }, token) => read(token, recording)),
      'recordings.play': ({ recording, reason }) =>
        media.open(async (closing) => {
          // The token may have to be refreshed between two ranges, so each one asks for it.
          const source = await openRemoteSource(
            (part, signal) =>
              ask(({ sound }, token) => sound(token, { id: recording, purpose: 'play', reason }, part, signal)),
            closing,
          )
          const open = { peaks: source.peaks, packets: packetReader(source.packets, closing), closing }
          closing.addEventListener('abort', () => opened.get(recording) === open && opened.delete(recording))
          if (!closing.aborted) opened.set(recording, open)
          return source
        }),
      'recordings.stop': async ({ address }) => {
        media.close(address)
        return {}
      },
      'recordings.peaks': async ({ recording, points }) => {
        const given = await ask(async ({ peaks }, token) => (peaks ? peaks(token, recording, points) : null))
        if (given) return given
        // The portal records each time that a sound is opened, so a sound that nobody plays is not opened for this.
        const { peaks, closing } = offered(opened.get(recording))
        return offered(peaks ?? undefined)(points, closing)
      },
      'recordings.packets': async ({ recording, chunk }) => offered(opened.get(recording)).packets(chunk),
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
      ...files.handlers,
    },
    dropSecrets: files.endDownloads,
    onLockChange: files.setLocked,
    onPolicy: () => files.exports()?.applyPolicy(),
    onSessionEnd: (reason) =>
      void (reason === 'expired' ? files.exports()?.interrupt({ code: 'session-expired' }) : files.exports()?.giveUp()),
    onAccountChange() {
      files.endDownloads()
      void files.exports()?.interrupt({ code: 'cancelled' })
    },
    onQuit: () => files.exports()?.interrupt({ code: 'cancelled' }),
  }
}
