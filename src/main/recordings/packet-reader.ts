import { Failure } from '../../shared/errors.ts'
import type { SoundPackets } from '../../shared/recordings/sound-packets.ts'
import type { RemoteSource } from '../media/remote-source.ts'
import { offered } from '../portals/portal-adapter.ts'

/**
 * Hands out the packets of an opened sound chunk by chunk, so that no more of it is read than the page decodes. Chunk 0
 * begins again. Reading ends when the sound is closed.
 */
export function packetReader(
  packets: RemoteSource['packets'],
  closing: AbortSignal,
): (chunk: number) => Promise<SoundPackets> {
  let reading: { chunks: AsyncGenerator<SoundPackets, void>; next: number; stop: AbortController } | null = null
  return async (chunk) => {
    if (chunk === 0) {
      reading?.stop.abort()
      const stop = new AbortController()
      reading = { chunks: offered(packets ?? undefined)(AbortSignal.any([closing, stop.signal])), next: 0, stop }
    }
    if (reading?.next !== chunk) throw new Failure({ code: 'not-found' })
    reading.next++
    const { value } = await reading.chunks.next()
    return offered(value ?? undefined)
  }
}
