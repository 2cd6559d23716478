import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OpenPart } from '../../../src/main/http/read-on.ts'
import { openRemoteSource } from '../../../src/main/media/remote-source.ts'
import { failureOf } from '../http/failure-of.ts'
import { type FileRequest, serveFile } from '../http/file-server.ts'
import { office, url } from './office.ts'

describe('a sound behind a proxy that takes Digest alone', () => {
  const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), randomBytes(9_000_000)])
  const whole = { first: 0, last: sound.length - 1 }
  const { signal } = new AbortController()

  async function behindProxy(misbehave?: (asked: FileRequest) => unknown) {
    const ranges: (string | undefined)[] = []
    const counted = (asked: FileRequest) => {
      ranges.push(asked.request.headers.range)
      return misbehave?.(asked)
    }
    const made = await office({ serveWith: (certificate) => serveFile(sound, counted, certificate) })
    const http = made.clientWith()
    const open: OpenPart = ({ first, last, ifRange }, calledOff) =>
      http.stream({ url, range: { first, last }, ...(ifRange !== null && { ifRange }), signal: calledOff })
    return { ...made, open, ranges }
  }
  const read = async (source: Awaited<ReturnType<typeof openRemoteSource>>, range: { first: number; last: number }) => {
    const chunks: Uint8Array[] = []
    for await (const bytes of source.read(range, signal)) chunks.push(bytes)
    return Buffer.concat(chunks)
  }

  test('comes through Chromium in pieces of 4 MB, and any part of it', async () => {
    const { signedIn, open, ranges } = await behindProxy()
    signedIn()
    const source = await openRemoteSource(open, signal)
    expect(source).toMatchObject({ mediaType: 'audio/wav', length: sound.length, isInMemory: false })
    expect((await read(source, whole)).equals(sound)).toBe(true)
    expect(ranges).toEqual(['bytes=0-3999999', 'bytes=4000000-7999999', `bytes=8000000-${sound.length - 1}`])
    expect(await read(source, { first: 5, last: 9 })).toEqual(sound.subarray(5, 10))
    expect(ranges.at(-1)).toBe('bytes=5-9')
  })

  test('is read into memory where the portal gives no parts', async () => {
    const { signedIn, open, ranges } = await behindProxy((asked) => {
      const headers = { 'content-length': String(sound.length) }
      Object.assign(asked, { status: 200, ...whole, headers })
    })
    signedIn()
    const source = await openRemoteSource(open, signal)
    expect(source).toMatchObject({ length: sound.length, isInMemory: true })
    expect((await read(source, whole)).equals(sound)).toBe(true)
    expect(ranges).toHaveLength(1)
  })

  test('that changes between two pieces is a typed error', async () => {
    const { signedIn, open } = await behindProxy(({ turn, headers }) => {
      if (turn > 0) headers.etag = '"2"'
    })
    signedIn()
    const source = await openRemoteSource(open, signal)
    const error = await failureOf(read(source, whole))
    expect(error).toMatchObject({ code: 'portal-unexpected', what: 'a file that changed while it was read' })
  })

  test('asks nothing of the portal until somebody has signed in to the proxy', async () => {
    const { proxy, open, ranges } = await behindProxy()
    const error = await failureOf(openRemoteSource(open, signal))
    expect(error).toMatchObject({ code: 'proxy-auth', proxy: `http://${proxy.host}` })
    expect(ranges).toEqual([])
  })

  test('is cancelled while the portal has not answered', async () => {
    const asked = Promise.withResolvers<void>()
    const { signedIn, open } = await behindProxy(() => {
      asked.resolve()
      return true
    })
    signedIn()
    const closing = new AbortController()
    const opening = failureOf(openRemoteSource(open, closing.signal))
    await asked.promise
    closing.abort()
    expect((await opening).code).toBe('cancelled')
  })
})
