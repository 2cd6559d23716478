import type { Emit, Handlers } from '../ipc/dispatch.ts'
import type { Media } from '../media/media.ts'
import { openRemoteSource, type RemoteSource } from '../media/remote-source.ts'
import { offered } from '../portals/portal-adapter.ts'
import type { Ask } from './ask.ts'
import { pacedProgress } from './paced-progress.ts'
import { packetReader } from './packet-reader.ts'

interface OpenedSound extends Pick<RemoteSource, 'peaks'> {
  packets: ReturnType<typeof packetReader>
  closing: AbortSignal
}

interface PlayDependencies {
  ask: Ask
  media: Media
  emit: Emit
}

/** Opening the sound of a recording for the page, and its waveform. */
export function playHandlers({
  ask,
  media,
  emit,
}: PlayDependencies): Pick<
  Handlers,
  'recordings.play' | 'recordings.cancelPlay' | 'recordings.stop' | 'recordings.peaks' | 'recordings.packets'
> {
  /** What is being opened, by recording: a portal without ranges sends the whole file first. */
  const opening = new Map<string, AbortController>()
  /** The sounds that are open, by recording. */
  const opened = new Map<string, OpenedSound>()

  return {
    async 'recordings.play'({ recording, reason }) {
      opening.get(recording)?.abort()
      const own = new AbortController()
      opening.set(recording, own)
      try {
        return await media.open(async (closing) => {
          // The token may have to be refreshed between two ranges, so each one asks for it.
          const source = await openRemoteSource(
            (part, signal) =>
              ask(({ sound }, token) => sound(token, { id: recording, purpose: 'play', reason }, part, signal)),
            AbortSignal.any([closing, own.signal]),
            { onProgress: pacedProgress((progress) => emit('recordings.playProgress', { recording, ...progress })) },
          )
          const open = { peaks: source.peaks, packets: packetReader(source.packets, closing), closing }
          closing.addEventListener('abort', () => opened.get(recording) === open && opened.delete(recording))
          if (!closing.aborted) opened.set(recording, open)
          return source
        })
      } finally {
        if (opening.get(recording) === own) opening.delete(recording)
      }
    },
    async 'recordings.cancelPlay'({ recording }) {
      opening.get(recording)?.abort()
      return {}
    },
    async 'recordings.stop'({ address }) {
      media.close(address)
      return {}
    },
    async 'recordings.peaks'({ recording, points }) {
      const given = await ask(async ({ peaks }, token) => (peaks ? peaks(token, recording, points) : null))
      if (given) return given
      // The portal records each time that a sound is opened, so a sound that nobody plays is not opened for this.
      const { peaks, closing } = offered(opened.get(recording))
      return offered(peaks ?? undefined)(points, closing)
    },
    'recordings.packets': async ({ recording, chunk }) => offered(opened.get(recording)).packets(chunk),
  }
}
