import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { headBytes, identifySound } from '../../../src/main/audio/sound-format.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import type { OpenPart } from '../../../src/main/http/read-on.ts'
import { decodedSource } from '../../../src/main/media/decoded-source.ts'
import { createMedia } from '../../../src/main/media/media.ts'
import { type MediaSource, readAll } from '../../../src/main/media/media-source.ts'
import { openRemoteSource } from '../../../src/main/media/remote-source.ts'
import { gsmRecording, variableMp3 } from '../audio/make-sound.ts'
import { fileOf } from '../audio/read-sound.ts'
import { failureOf } from '../http/failure-of.ts'
import { type FileRequest, serveFile } from '../http/file-server.ts'

const client = createHttpClient({ userAgent: 'test', stalledAfter: 2_000 })
const patience = { times: 2, delay: 1, unusedAfter: 60_000 }
const file = Buffer.concat([Buffer.from('RIFF\x00\x00\x00\x00WAVEfmt ', 'latin1'), randomBytes(400_000)])
const { signal } = new AbortController()

const partsOf =
  (url: string): OpenPart =>
  ({ first, last, ifRange }, calledOff) =>
    client.stream({ url, range: { first, last }, ...(ifRange !== null && { ifRange }), signal: calledOff })
const openAt = (url: string, options = {}) => openRemoteSource(partsOf(url), signal, { patience, ...options })

const read = (source: MediaSource, first: number, last = source.length - 1) =>
  readAll(source.read({ first, last }, signal))

/** Breaks the connection after so many bytes of the body. */
function breakAfter(bytes: number, { response, status, headers, first, content }: FileRequest): true {
  response.writeHead(status, headers)
  response.write(content.subarray(first, first + bytes), () => response.destroy())
  return true
}

describe('a sound at a portal', () => {
  it('is opened and heard from its beginning with one request, and any part of it with one more', async () => {
    await using portal = await serveFile(file)
    const source = await openAt(portal.origin)
    expect(source).toMatchObject({ mediaType: 'audio/wav', length: file.length, isInMemory: false })
    expect(await read(source, 0)).toEqual(file)
    expect(portal.ranges).toEqual(['bytes=0-'])
    expect(await read(source, 200_000, 200_999)).toEqual(file.subarray(200_000, 201_000))
    expect(await read(source, 0, 99)).toEqual(file.subarray(0, 100))
    expect(portal.ranges).toEqual(['bytes=0-', 'bytes=200000-200999', 'bytes=0-99'])
    expect(portal.conditions).toEqual([undefined, '"1"', '"1"'])
  })

  it('cancels its first request if another part is played first', async () => {
    let gone = 0
    const large = Buffer.concat([file, Buffer.alloc(40_000_000)])
    await using portal = await serveFile(large, ({ response }) => response.once('close', () => gone++))
    const source = await openAt(portal.origin)
    expect(await read(source, 100_000, 100_009)).toEqual(file.subarray(100_000, 100_010))
    await expect.poll(() => gone).toBeGreaterThanOrEqual(1)
  })

  it('is heard on over a connection that breaks: the rest is asked for, nothing twice', async () => {
    await using portal = await serveFile(file, (asked) => (asked.turn < 4 ? breakAfter(50_000, asked) : undefined))
    const source = await openAt(portal.origin)
    expect(await read(source, 0)).toEqual(file)
    expect(portal.ranges[0]).toBe('bytes=0-')
    const begun = portal.ranges.map((range) => Number(/\d+/.exec(range ?? '')?.[0]))
    expect(begun).toEqual(begun.toSorted((one, other) => one - other))
    expect(portal.ranges).toHaveLength(5)
  })

  it('comes in as many parts as the portal likes', async () => {
    await using portal = await serveFile(file, (asked) => {
      const { first, headers, content } = asked
      asked.last = Math.min(first + 99_999, content.length - 1)
      headers['content-range'] = `bytes ${first}-${asked.last}/${content.length}`
      headers['content-length'] = String(asked.last - first + 1)
      return undefined
    })
    expect(await read(await openAt(portal.origin), 0)).toEqual(file)
    expect(portal.ranges).toHaveLength(5)
  })

  it('is abandoned after several attempts without data', async () => {
    await using portal = await serveFile(file, (asked) => (asked.turn > 0 ? breakAfter(0, asked) : undefined))
    const source = await openAt(portal.origin)
    const error = await failureOf(read(source, 100_000))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'an answer that broke off' })
    expect(portal.ranges).toHaveLength(4)
  })

  it.each([
    ['another ETag', ({ headers }: FileRequest) => void Object.assign(headers, { etag: '"2"' })],
    ['no ETag any more', ({ headers }: FileRequest) => void delete headers.etag],
    [
      'another length',
      ({ headers, first, last }: FileRequest) =>
        void Object.assign(headers, { 'content-range': `bytes ${first}-${last}/999999` }),
    ],
    [
      'the whole of another version, as If-Range asks for',
      (asked: FileRequest) => {
        const other = randomBytes(asked.content.length)
        const headers = { etag: '"2"', 'content-length': String(other.length) }
        Object.assign(asked, { status: 200, first: 0, last: other.length - 1, content: other, headers })
      },
    ],
  ])('that changes in the middle is a typed error, and no byte of the other version comes: %s', async (_, change) => {
    await using portal = await serveFile(file, (asked) => {
      if (asked.turn === 0) return breakAfter(50_000, asked)
      change(asked)
      return undefined
    })
    const source = await openAt(portal.origin)
    const came: Uint8Array[] = []
    const reading = async () => {
      for await (const bytes of source.read({ first: 0, last: file.length - 1 }, signal)) came.push(bytes)
    }
    const error = await failureOf(reading())
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'a file that changed while it was read' })
    const bytes = Buffer.concat(came)
    expect(bytes.length).toBeLessThanOrEqual(50_000)
    expect(bytes).toEqual(file.subarray(0, bytes.length))
  })

  it('that is suddenly sent whole instead of in part is a typed error', async () => {
    await using portal = await serveFile(file, (asked) => {
      const whole = { status: 200, first: 0, last: file.length - 1 }
      const headers = { etag: '"1"', 'content-length': String(file.length) }
      if (asked.turn > 0) Object.assign(asked, { ...whole, headers })
      return undefined
    })
    const error = await failureOf(read(await openAt(portal.origin), 100_000))
    expect(error).toMatchObject({ what: 'the whole file in the place of a part' })
  })

  it('is not opened where its length is not told, or it is no sound', async () => {
    await using endless = await serveFile(file, ({ headers }) => {
      headers['content-range'] = `bytes 0-${file.length - 1}/*`
      return undefined
    })
    expect(await failureOf(openAt(endless.origin))).toMatchObject({ what: 'a length that is not told' })
    await using text = await serveFile(Buffer.from('{"detail":"no sound here"}'))
    expect(await failureOf(openAt(text.origin))).toMatchObject({ what: 'a file that is no known sound' })
  })

  it('releases its connection while nothing is read, and plays on afterwards', async () => {
    const large = Buffer.concat([file, randomBytes(40_000_000)])
    let gone = 0
    await using portal = await serveFile(large, ({ response }) => response.once('close', () => gone++))
    const source = await openAt(portal.origin, { patience: { ...patience, unusedAfter: 50 } })
    const bytes = source.read({ first: 0, last: large.length - 1 }, signal)[Symbol.asyncIterator]()
    const chunks = [(await bytes.next()).value]
    await expect.poll(() => gone).toBe(1)
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) chunks.push(next.value)
    expect(Buffer.concat(chunks).equals(large)).toBe(true)
    expect(portal.ranges.length).toBeGreaterThan(1)
  })

  it('leaves no connection behind when its address is closed, whether or not anything was read', async () => {
    const large = Buffer.concat([file, Buffer.alloc(40_000_000)])
    let under = 0
    await using portal = await serveFile(large, ({ response }) => {
      under++
      response.once('close', () => under--)
      return undefined
    })
    const media = createMedia()
    const openOne = () => media.open((closing) => openRemoteSource(partsOf(portal.origin), closing, { patience }))
    const request = async (range: string) => {
      const { address } = await openOne()
      const answer = (path: string | null) =>
        media.answer({ url: `app://portal${path}`, method: 'GET', headers: new Headers({ range }) })
      return answer(answer(address).headers.get('location'))
    }
    await openOne()
    const reader = (await request('bytes=0-')).body?.getReader()
    await reader?.read()
    const other = (await request('bytes=1000-')).body?.getReader()
    await other?.read()
    expect(under).toBeGreaterThanOrEqual(3)
    media.closeAll()
    await expect(reader?.read()).rejects.toThrow('the sound was closed')
    await expect(other?.read()).rejects.toThrow('the sound was closed')
    await expect.poll(() => under).toBe(0)
  })
})

describe('a recording that Chromium does not play as it is', () => {
  const gsm = gsmRecording(5_000)
  const format = identifySound(gsm.subarray(0, headBytes), gsm.length)
  const encoded = format?.kind === 'decodable' ? format.encoded : null
  const wav = () => {
    if (!encoded) throw new Error('no GSM')
    return read(decodedSource(fileOf(gsm), encoded), 0)
  }

  it('is heard as WAV with one request, and any part of it with one for its blocks and the second before', async () => {
    await using portal = await serveFile(gsm)
    const source = await openAt(portal.origin)
    expect(source).toMatchObject({ mediaType: 'audio/wav', length: 44 + 5_000 * 320, isInMemory: false })
    expect((await read(source, 0)).equals(await wav())).toBe(true)
    const first = 44 + 4_000 * 320
    expect(await read(source, first, first + 999)).toHaveLength(1_000)
    expect(portal.ranges).toEqual(['bytes=0-', `bytes=${3_950 * 33}-${4_004 * 33 - 1}`])
  })

  it('has the waveform of its sound, which takes nothing from playback', async () => {
    await using portal = await serveFile(gsm)
    const source = await openAt(portal.origin)
    const peaks = await source.peaks?.(200, signal)
    expect(peaks).toMatchObject({ seconds: 100 })
    expect(peaks?.channels.map((row) => row.length)).toEqual([400])
    expect((await read(source, 0)).equals(await wav())).toBe(true)
    // A further request from the beginning would count as another play.
    expect(portal.ranges).toEqual(['bytes=0-', expect.stringMatching(/^bytes=[1-9]\d+-164999$/)])
  })

  it('is refused with the name of its format if nothing here decodes it', async () => {
    await using portal = await serveFile(Buffer.concat([Buffer.from('#!AMR\n'), randomBytes(1_000)]))
    expect(await failureOf(openAt(portal.origin))).toEqual({ code: 'cannot-play', reason: 'format', format: 'AMR' })
  })

  it('is MP4 in memory if it is an MP3 file that does not state its length, unless it is too large', async () => {
    const mp3 = variableMp3(2_000)
    await using portal = await serveFile(mp3)
    const source = await openAt(portal.origin)
    expect(source).toMatchObject({ mediaType: 'audio/mp4', isInMemory: true, peaks: null })
    expect((await read(source, source.length - mp3.length)).equals(mp3)).toBe(true)
    const large = await openAt(portal.origin, { mostInMemory: mp3.length - 1 })
    expect(large).toMatchObject({ mediaType: 'audio/mpeg', length: mp3.length, isInMemory: false })
  })
})

describe('a portal without ranges', () => {
  const whole = ({ content }: FileRequest) => ({
    status: 200,
    first: 0,
    last: content.length - 1,
    headers: { 'content-type': 'audio/x-wav', 'content-length': String(content.length) },
  })

  it('is read into memory once, and the source says so', async () => {
    await using portal = await serveFile(file, (asked) => Object.assign(asked, whole(asked)))
    const source = await openAt(portal.origin)
    expect(source).toMatchObject({ mediaType: 'audio/wav', length: file.length, isInMemory: true })
    expect(await read(source, 0)).toEqual(file)
    expect(await read(source, 70_000, 210_000)).toEqual(file.subarray(70_000, 210_001))
    expect(portal.ranges).toHaveLength(1)
  })

  it.each([true, false])('is read up to a limit, whether its length is told (%s) or not', async (isTold) => {
    await using portal = await serveFile(file, (asked) => {
      Object.assign(asked, whole(asked))
      if (!isTold) delete asked.headers['content-length']
      return undefined
    })
    expect(await openAt(portal.origin, { mostInMemory: file.length })).toMatchObject({ isInMemory: true })
    const error = await failureOf(openAt(portal.origin, { mostInMemory: file.length - 1 }))
    expect(error).toMatchObject({ what: 'a file without parts that is too large to be kept in memory' })
  })

  it('and with an empty file has nothing to be heard', async () => {
    await using portal = await serveFile(Buffer.alloc(0), (asked) => {
      asked.response.writeHead(200, { 'content-length': '0' }).end()
      return true
    })
    expect(await failureOf(openAt(portal.origin))).toEqual({ code: 'cannot-play', reason: 'empty', format: '' })
  })
})
