import { beforeEach, describe, expect, test } from 'vitest'
import { openRemoteSource } from '../../../../src/main/media/remote-source.ts'
import { failureOf } from '../../http/failure-of.ts'
import { day, type Signed, signedIn } from './recordings-at-exotel.ts'

describe('the sound of a recording', () => {
  let session: Signed
  let sid: string
  beforeEach(async () => {
    session = await signedIn({ calls: 0 })
    sid = session.exotel.calls.add({ created: Date.now() - day, seconds: 20 }).sid
  })
  const patience = { times: 0, delay: 1, unusedAfter: 60_000 }
  const open = () => {
    const { facet, token } = session
    const sound = { id: sid, purpose: 'play', reason: '' } as const
    const { signal } = new AbortController()
    return openRemoteSource((part, ending) => facet.sound(token, sound, part, ending), signal, { patience })
  }
  const bytesOf = async (source: Awaited<ReturnType<typeof open>>, first: number, last: number) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of source.read({ first, last }, new AbortController().signal)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  test('may be heard and kept', () => {
    expect(session.permissions).toEqual(
      expect.arrayContaining(['recordings', 'recordings-play', 'recordings-download']),
    )
  })

  test('is read with the key from Exotel, which knows no ranges', async () => {
    const source = await open()
    expect(source).toMatchObject({ isInMemory: true, mediaType: 'audio/wav' })
    expect((await bytesOf(source, 0, 3)).toString()).toBe('RIFF')
  })

  test('is read in ranges by a signed address, which is asked for when it is played and serves all of them', async () => {
    session.exotel.calls.signAddresses(true)
    const source = await open()
    expect(source.isInMemory).toBe(false)
    await bytesOf(source, 10_000, 10_100)
    await bytesOf(source, 30_000, 30_100)
    const asked = session.asked()
    expect(asked.filter((path) => path.includes('RecordingUrlValidity=5'))).toHaveLength(1)
    // The request that opened the sound also served the first range.
    expect(asked.filter((path) => path.includes('/exotelrecordings/'))).toHaveLength(2)
    await open()
    expect(session.asked().filter((path) => path.includes('RecordingUrlValidity=5'))).toHaveLength(1)
  })

  test('is asked for once more where its address has expired', async () => {
    session.exotel.calls.signAddresses(true)
    const source = await open()
    await bytesOf(source, 0, 100)
    session.exotel.clock.advance(6 * 60_000)
    session.asked()
    expect(await bytesOf(source, 30_000, 30_100)).toHaveLength(101)
    expect(session.asked().filter((path) => path.includes('RecordingUrlValidity=5'))).toHaveLength(1)
  })

  test('that is refused twice is told as forbidden, without its address', async () => {
    session.exotel.calls.signAddresses(true)
    session.exotel.calls.spoil('expired-signatures')
    const failure = await failureOf(open())
    expect(failure.code).toBe('forbidden')
    expect(JSON.stringify(failure)).not.toMatch(/X-Amz|[0-9a-f]{64}/)
    expect(session.asked().filter((path) => path.includes('/exotelrecordings/'))).toHaveLength(2)
  })

  test('at any other server is refused, and nothing is sent there', async () => {
    session.exotel.calls.spoil('recordings-elsewhere')
    expect(await failureOf(open())).toMatchObject({
      code: 'portal-unexpected',
      what: expect.stringContaining('127.0.0.2:9'),
    })
  })

  test('of a call without a recording is not found', async () => {
    sid = session.exotel.calls.add({ created: Date.now() - day, status: 'no-answer', isRecorded: false }).sid
    expect((await failureOf(open())).code).toBe('not-found')
  })
})
