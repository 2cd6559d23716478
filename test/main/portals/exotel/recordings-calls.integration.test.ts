import { describe, expect, test } from 'vitest'
import { recordingDetailsSchema } from '../../../../src/shared/recordings/recording.ts'
import { failureOf } from '../../http/failure-of.ts'
import { day, signedIn } from './recordings-at-exotel.ts'

describe('a call', () => {
  test.each([
    ['completed', 20 * 60_000, false, 'none', null],
    ['completed', 20 * 60_000, true, 'available', null],
    ['completed', 5 * 60_000, false, 'preparing', null],
    ['no-answer', 5 * 60_000, false, 'none', 'unanswered'],
    ['busy', 5 * 60_000, false, 'none', 'unanswered'],
    ['failed', 5 * 60_000, false, 'none', 'unanswered'],
  ] as const)(
    '%s, begun %i ms ago, with a recording: %s, is %s',
    async (status, ago, isRecorded, state, unrecordedBecause) => {
      const { exotel, list, lately, facet, token } = await signedIn({ calls: 0 })
      const { sid } = exotel.calls.add({ created: Date.now() - ago, status, isRecorded, seconds: 10 })
      expect((await list(lately(2))).recordings).toMatchObject([{ id: sid, state, unrecordedBecause }])
      expect((await facet.read(token, sid)).state).toBe(state)
    },
  )

  test('is told with its line, its talk time and the one who took it, each of whom is asked for once', async () => {
    const { exotel, facet, token, asked } = await signedIn({ calls: 0 })
    const user = exotel.users[2]
    const parties = { from: '09876543210', to: '08047101234', exophone: '08047101234' }
    const { sid } = exotel.calls.add({ created: Date.now() - day, seconds: 65, agent: user?.id ?? null, ...parties })
    const details = recordingDetailsSchema.parse(await facet.read(token, sid))
    expect(details).toMatchObject({
      id: sid,
      seconds: 65,
      talkSeconds: 61,
      direction: 'inbound',
      caller: { number: '09876543210', name: '' },
      callee: { number: '08047101234', name: `${user?.first_name} ${user?.last_name}` },
      line: '08047101234',
    })
    expect(details.start).toMatch(/\+05:30$/)
    expect(Math.abs(Date.parse(details.start) - (Date.now() - day))).toBeLessThan(60_000)
    expect(asked()).toHaveLength(3)
    await facet.read(token, sid)
    expect(asked()).toHaveLength(1)
  })

  test('names the agent as the caller where they called', async () => {
    const { exotel, facet, token } = await signedIn({ calls: 0 })
    const user = exotel.users[1]
    const { sid } = exotel.calls.add({ created: Date.now() - day, direction: 'outbound-api', agent: user?.id ?? null })
    const { caller, callee } = await facet.read(token, sid)
    expect([caller.name, callee.name]).toEqual([`${user?.first_name} ${user?.last_name}`, ''])
  })

  test('names nobody where Exotel has not enabled that, and does not ask again', async () => {
    const { exotel, facet, token, asked } = await signedIn({ calls: 2 })
    exotel.calls.spoil('no-agents')
    for (const { sid } of exotel.calls.all()) expect((await facet.read(token, sid)).callee.name).toBe('')
    expect(asked().filter((path) => path.startsWith('GET /v2/'))).toHaveLength(1)
  })

  test('under an id that was never given is not found', async () => {
    const { facet, token } = await signedIn({ calls: 2 })
    for (const id of ['c0ffee', '../Calls', '%2e%2e'])
      expect((await failureOf(facet.read(token, id))).code).toBe('not-found')
  })
})

describe('an answer about calls', () => {
  test('that leads to the next page elsewhere is refused, and nothing is sent there', async () => {
    const { exotel, list, lately } = await signedIn({ calls: 150 })
    exotel.calls.spoil('next-page-elsewhere')
    expect(await failureOf(list(lately(30)))).toMatchObject({
      code: 'portal-unexpected',
      what: expect.stringContaining('NextPageUri'),
    })
  })

  test('in XML is refused in words', async () => {
    const { exotel, list, lately } = await signedIn({ calls: 2 })
    exotel.calls.spoil('xml')
    expect(await failureOf(list(lately(30)))).toMatchObject({ code: 'portal-unexpected', what: 'XML instead of JSON' })
  })

  test('that the key is not for calls does not end the session; that it is revoked does', async () => {
    const { exotel, list, lately, facet } = await signedIn({ calls: 2 })
    exotel.calls.spoil('key-without-calls')
    expect((await failureOf(list(lately(30)))).code).toBe('forbidden')
    exotel.calls.spoil(null)
    const revoked = JSON.stringify({ ...exotel.singapore, apiToken: crypto.randomUUID() })
    expect((await failureOf(facet.list(revoked, lately(30)))).code).toBe('session-expired')
  })

  test('that the account is in another region is told as such', async () => {
    const { exotel, list, lately } = await signedIn({ calls: 2 })
    exotel.calls.spoil('other-region')
    expect((await failureOf(list(lately(30)))).code).toBe('not-found')
  })

  test.each(['exception', 'envelope'] as const)(
    'that there were too many says until when: %s',
    async (rateLimitBody) => {
      const { list, lately } = await signedIn({ calls: 2, rateLimitBody, callRateLimit: { requests: 1, seconds: 30 } })
      await list(lately(1))
      const failure = await failureOf(list(lately(2)))
      if (failure.code !== 'too-many-attempts') throw new Error(failure.code)
      expect(Math.abs(failure.retryAt - Date.now() - 30_000)).toBeLessThan(20_000)
      expect(failure.details?.join()).toMatch(/Code (RATE_LIMIT_EXCEEDED|1429)/)
    },
  )
})
