import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../../src/main/http/client.ts'
import { readOn } from '../../../../src/main/http/read-on.ts'
import { openRemoteSource } from '../../../../src/main/media/remote-source.ts'
import { openAdapter } from '../../../../src/main/portals/open-adapter.ts'
import { offered } from '../../../../src/main/portals/portal-adapter.ts'
import { type AppErrorCode, Failure } from '../../../../src/shared/errors.ts'
import type { SoundPurpose } from '../../../../src/shared/recordings/recording.ts'
import { type RunningPortal, startPortal } from '../../../portal/portal.ts'

const http = createHttpClient({ userAgent: 'test', retry: { times: 0, delay: 1 } })
const patience = { times: 1, delay: 1, unusedAfter: 60_000 }
const until = Date.UTC(2026, 5, 17, 15, 30)
const week = { from: '2026-06-10T00:00:00.000Z', to: '2026-06-18T00:00:00.000Z' }

let portal: RunningPortal
beforeAll(async () => {
  portal = await startPortal({ recordings: 2_000, recordingsUntil: until })
})
afterAll(() => portal?.close())
beforeEach(() => portal.recordings.spoilSound(null))

async function signedIn(person: 'ada' | 'ben' | 'cleo' = 'ada') {
  const adapter = await openAdapter(http, new URL(portal.url))
  const { username, password } = portal.people[person]
  const { accessToken: token } = await adapter.session.signIn({ username, password })
  const facet = offered(adapter.recordings)
  const open = (id: string, purpose: SoundPurpose = 'play') =>
    openRemoteSource(
      (part, signal) => facet.sound(token, { id, purpose, reason: '' }, part, signal),
      new AbortController().signal,
      { patience },
    )
  return { facet, token, open }
}

async function available(which = 0): Promise<string> {
  const { facet, token } = await signedIn()
  const { recordings } = await facet.list(token, {
    ...week,
    order: 'newest',
    at: { by: 'offset', offset: 0 },
    limit: 200,
  })
  const found = recordings.filter(({ state, seconds }) => state === 'available' && (seconds ?? 0) < 120).at(which)
  if (!found) throw new Error('there is no such recording')
  return found.id
}

const codeOf = (call: Promise<unknown>): Promise<AppErrorCode | 'none'> =>
  call.then(
    () => 'none',
    (cause: unknown) => {
      if (cause instanceof Failure) return cause.error.code
      throw cause
    },
  )

async function bytesOf(reading: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of reading) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('the sound of a recording', () => {
  test('is read whole and in ranges, and has the digest that its details name', async () => {
    const id = await available()
    const { facet, token, open } = await signedIn()
    const { sha256, size } = await facet.read(token, id)
    const source = await open(id)
    expect(source).toMatchObject({ mediaType: 'audio/wav', length: size, isInMemory: false })
    const { signal } = new AbortController()
    const whole = await bytesOf(source.read({ first: 0, last: source.length - 1 }, signal))
    expect(createHash('sha256').update(whole).digest('hex')).toBe(sha256)
    const part = await bytesOf(source.read({ first: 5_001, last: 90_000 }, signal))
    expect(part.equals(whole.subarray(5_001, 90_001))).toBe(true)
  })

  test('is read into memory from a portal without ranges', async () => {
    const id = await available()
    portal.recordings.spoilSound('no-ranges')
    const { open } = await signedIn()
    expect((await open(id)).isInMemory).toBe(true)
  })

  test.each([
    ['wrong-content-range', 'portal-unexpected'],
    ['changed-between-ranges', 'portal-unexpected'],
    ['empty', 'cannot-play'],
    ['header-only', 'cannot-play'],
  ] as const)('is refused if the portal answers with %s', async (fault, code) => {
    const id = await available()
    const { open } = await signedIn()
    portal.recordings.spoilSound(fault)
    const read = async () => {
      const source = await open(id)
      const { signal } = new AbortController()
      await bytesOf(source.read({ first: 1_000, last: 2_000 }, signal))
      await bytesOf(source.read({ first: 3_000, last: 4_000 }, signal))
    }
    expect(await codeOf(read())).toBe(code)
  })

  test('that always breaks off fails after some tries', async () => {
    const id = await available()
    const { facet, token } = await signedIn()
    portal.recordings.spoilSound('truncated')
    const open = (part: { first: number; last: number | null; ifRange: string | null }, signal: AbortSignal) =>
      facet.sound(token, { id, purpose: 'play', reason: '' }, part, signal)
    const first = await open({ first: 0, last: null, ifRange: null }, new AbortController().signal)
    const version = { etag: first.etag, length: first.length ?? 0 }
    const range = { first: 0, last: version.length - 1 }
    const { signal } = new AbortController()
    const read = readOn(open, version, range, { signal, begun: first, patience: { ...patience, times: 0 } })
    expect(await codeOf(bytesOf(read))).toBe('portal-unexpected')
  })

  test('needs the right to play, and another one to download', async () => {
    const id = await available()
    const ben = await signedIn('ben')
    expect(await codeOf(ben.open(id))).toBe('none')
    expect(await codeOf(ben.open(id, 'download'))).toBe('forbidden')
    const cleo = await signedIn('cleo')
    expect(await codeOf(cleo.open(id))).toBe('forbidden')
  })

  test('leaves one entry in the audit for each time that it is played, with the name', async () => {
    const id = await available(1)
    const { facet, token } = await signedIn()
    const ben = await signedIn('ben')
    const source = await ben.open(id)
    const { signal } = new AbortController()
    await bytesOf(source.read({ first: 0, last: 20_000 }, signal))
    await bytesOf(source.read({ first: 30_000, last: 40_000 }, signal))
    const { entries } = await offered(facet.audit)(token, id)
    expect(entries).toMatchObject([{ did: 'played', who: portal.people.ben.name }])
    expect(await codeOf(offered(ben.facet.audit)(ben.token, id))).toBe('forbidden')
  })
})

describe('a recording', () => {
  test('takes notes at a place, which only their author deletes', async () => {
    const id = await available(2)
    const { facet, token } = await signedIn()
    const ben = await signedIn('ben')
    await offered(ben.facet.addNote)(ben.token, id, { at: 7.5, text: 'Delivery on Friday' })
    await offered(facet.addNote)(token, id, { at: 2, text: 'Greeting' })
    const { notes } = await facet.read(token, id)
    expect(notes.map(({ at, text, isOwn }) => ({ at, text, isOwn }))).toEqual([
      { at: 2, text: 'Greeting', isOwn: true },
      { at: 7.5, text: 'Delivery on Friday', isOwn: false },
    ])
    const [own, other] = notes
    expect(await codeOf(offered(facet.deleteNote)(token, id, other?.id ?? ''))).toBe('not-found')
    await offered(facet.deleteNote)(token, id, own?.id ?? '')
    expect((await facet.read(token, id)).notes).toHaveLength(1)
  })

  test('is found by its tag, and by its hold', async () => {
    const id = await available(3)
    const { facet, token } = await signedIn()
    await offered(facet.changeLabels)(token, id, { tags: ['complaint'], score: 4 })
    await offered(facet.hold)(token, id, { reason: 'A complaint', case: '4471' })
    const found = async (filter: { tag: string } | { held: boolean }) =>
      (
        await facet.list(token, { ...week, ...filter, order: 'newest', at: { by: 'offset', offset: 0 }, limit: 100 })
      ).recordings.map((recording) => recording.id)
    expect(await found({ tag: 'complaint' })).toEqual([id])
    expect(await found({ held: true })).toEqual([id])
    expect(await facet.read(token, id)).toMatchObject({
      tags: ['complaint'],
      score: 4,
      held: true,
      hold: { reason: 'A complaint', case: '4471', author: portal.people.ada.name },
    })
    await offered(facet.releaseHold)(token, id, 'The case is closed')
    expect(await found({ held: true })).toEqual([])
  })

  test('is found by the person who made or took it, among those that the portal finds', async () => {
    const { facet, token } = await signedIn()
    const { people, hasMore } = await offered(facet.people)(token, { search: '', limit: 5 })
    expect([people.length, hasMore]).toEqual([5, true])
    const newest = { order: 'newest', at: { by: 'offset', offset: 0 }, limit: 100 } as const
    const outgoing = await facet.list(token, { ...week, ...newest, direction: 'outbound' })
    const caller = outgoing.recordings[0]?.caller
    const [chosen] = (await offered(facet.people)(token, { search: caller?.number ?? '', limit: 5 })).people
    expect(chosen).toMatchObject({ name: caller?.name, extension: caller?.number })
    const filter = { ...week, person: chosen?.id ?? '' }
    const { recordings, total } = await facet.list(token, { ...filter, ...newest })
    expect(recordings.length).toBeGreaterThan(0)
    for (const { caller, callee } of recordings) expect([caller.name, callee.name]).toContain(chosen?.name)
    const { days } = await offered(facet.days)(token, { ...filter, zone: 'UTC' })
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(total.count)
  })

  test.each([
    ['a page of HTML', { kind: 'captive-portal' }],
    ['an answer that breaks off', { kind: 'truncated' }],
    ['broken JSON', { kind: 'broken-json' }],
    ['a huge answer', { kind: 'huge', bytes: 6_000_000 }],
  ] as const)('is looked for in vain by a person whose search %s answers', async (_, fault) => {
    const { facet, token } = await signedIn()
    portal.faults.next('GET */recordings/people*', fault)
    expect(await codeOf(offered(facet.people)(token, { search: 'a', limit: 5 }))).toBe('portal-unexpected')
  })

  test('on hold is not deleted; another is, and can be restored', async () => {
    const id = await available(4)
    const { facet, token } = await signedIn()
    await offered(facet.hold)(token, id, { reason: 'A complaint', case: '' })
    expect(await codeOf(offered(facet.delete)(token, id, 'By mistake'))).toBe('conflict')
    await offered(facet.releaseHold)(token, id, 'The case is closed')
    await offered(facet.delete)(token, id, 'Asked for by the caller')
    expect(await facet.read(token, id)).toMatchObject({ state: 'deleted', sha256: null })
    await offered(facet.restore)(token, id)
    expect(await facet.read(token, id)).toMatchObject({ state: 'available', deleted: null })
  })

  test('has the waveform of its sound in the number of points asked for', async () => {
    const id = await available()
    const { facet, token } = await signedIn()
    const { seconds } = await facet.read(token, id)
    const peaks = await offered(facet.peaks)(token, id, 200)
    expect(peaks.seconds).toBe(seconds)
    expect(peaks.channels.map((channel) => channel.length)).toEqual([400, 400])
    expect(Math.max(...(peaks.channels[0] ?? []))).toBeGreaterThan(20)
  })

  test('that is archived is fetched back', async () => {
    const { facet, token } = await signedIn()
    const party = { number: '200', name: 'Reception' }
    portal.recordings.add([
      { id: 'old', start: until, seconds: 9, direction: 'internal', caller: party, callee: party, state: 'archived' },
    ])
    await offered(facet.fetchBack)(token, 'old')
    expect((await facet.read(token, 'old')).state).toBe('preparing')
  })
})
