import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { OpenPart } from '../../../src/main/http/read-on.ts'
import { type MediaSource, readAll } from '../../../src/main/media/media-source.ts'
import { openRemoteSource } from '../../../src/main/media/remote-source.ts'
import { packetReader } from '../../../src/main/recordings/packet-reader.ts'
import { mp3Frame, variableMp3 } from '../audio/make-sound.ts'
import { packetsIn } from '../audio/read-sound.ts'
import { failureOf } from '../http/failure-of.ts'
import { serveFile } from '../http/file-server.ts'

const client = createHttpClient({ userAgent: 'test', stalledAfter: 2_000 })
const patience = { times: 2, delay: 1, unusedAfter: 60_000 }
const { signal } = new AbortController()

const partsOf =
  (url: string): OpenPart =>
  ({ first, last, ifRange }, calledOff) =>
    client.stream({ url, range: { first, last }, ...(ifRange !== null && { ifRange }), signal: calledOff })
const openAt = (url: string) => openRemoteSource(partsOf(url), signal, { patience })

const read = (source: MediaSource, first: number, last = source.length - 1) =>
  readAll(source.read({ first, last }, signal))

describe('the packets of a sound that only Chromium decodes', () => {
  const mp3 = Buffer.concat(Array.from({ length: 100_000 }, () => mp3Frame(4)))

  it('are read beside playback, with one request for what is not at hand', async () => {
    await using portal = await serveFile(mp3)
    const source = await openAt(portal.origin)
    expect(source.peaks).toBeNull()
    let packets = 0
    for await (const chunk of source.packets?.(signal) ?? []) packets += packetsIn(chunk).length
    expect(packets).toBe(100_000)
    // Before them, the bit rate was looked at in three places.
    expect(portal.ranges.slice(4)).toEqual([expect.stringMatching(/^bytes=[1-9]\d+-14399999$/)])
    expect((await read(source, 0)).equals(mp3)).toBe(true)
  })

  it('are handed out in turn, as fast as they are asked for, until the sound is closed', async () => {
    let under = 0
    await using portal = await serveFile(mp3, ({ response }) => {
      under++
      response.once('close', () => under--)
      return undefined
    })
    const closing = new AbortController()
    const { signal } = closing
    const source = await openRemoteSource(partsOf(portal.origin), signal, { patience })
    const next = packetReader(source.packets, signal)
    expect(await failureOf(next(1))).toEqual({ code: 'not-found' })
    const first = await next(0)
    expect(await next(1)).toMatchObject({ codec: 'mp3', rate: 16_000 })
    expect(await failureOf(next(1))).toEqual({ code: 'not-found' })
    expect(await next(0)).toEqual(first)
    expect(portal.sent()).toBeLessThan(mp3.length)
    closing.abort()
    await expect.poll(() => under).toBe(0)
    const more = async () => {
      for (let chunk = 1; ; chunk++) await next(chunk)
    }
    expect(await failureOf(more())).toEqual({ code: 'cancelled' })
  })

  it('are those of the MP3 file that is played as MP4, too, and none of other formats', async () => {
    const variable = variableMp3(2_000)
    await using portal = await serveFile(variable)
    const source = await openAt(portal.origin)
    expect(source.mediaType).toBe('audio/mp4')
    let packets = 0
    for await (const chunk of source.packets?.(signal) ?? []) packets += packetsIn(chunk).length
    expect(packets).toBe(2_000)
    await using other = await serveFile(Buffer.concat([Buffer.from('fLaC'), randomBytes(1_000)]))
    expect(await openAt(other.origin)).toMatchObject({ mediaType: 'audio/flac', packets: null })
  })
})
