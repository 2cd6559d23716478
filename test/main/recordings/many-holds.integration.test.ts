import { expect, it } from 'vitest'
import { aCall, calls, recordingsAtPortal, selection } from './recordings-at-portal.ts'

const hold = { reason: 'Complaint', case: '4471' }
const held = ({ portal }: Awaited<ReturnType<typeof recordingsAtPortal>>) =>
  portal.audit().filter(({ event }) => event === 'recording-held').length

it('every recording of a selection is on hold at the portal, and it is reported on the way', async () => {
  const kept = await recordingsAtPortal([...calls(210), aCall(210, { state: 'none' })])
  const { handlers } = kept.feature
  await handlers['recordings.hold']({ recording: 'call-7', hold: { reason: 'Before', case: '' } })
  const made = await handlers['recordings.holdMany']({ selection: { ...selection, except: ['call-3'] }, hold })
  expect(made).toEqual({ held: 208, already: 1, without: 1, failed: 0, problems: [], stopped: null })
  expect(held(kept)).toBe(209)
  expect(await handlers['recordings.read']({ recording: 'call-209' })).toMatchObject({
    held: true,
    hold: { reason: 'Complaint', case: '4471', author: 'Ada Fernandes' },
  })
  expect(await handlers['recordings.read']({ recording: 'call-3' })).toMatchObject({ held: false })
  expect(await handlers['recordings.read']({ recording: 'call-7' })).toMatchObject({ hold: { reason: 'Before' } })
  expect(kept.holds.at(-1)).toMatchObject({ total: 210, until: null })
})

it('waits while the line is cut, and goes on', async () => {
  const kept = await recordingsAtPortal(calls(60))
  const { handlers } = kept.feature
  const making = handlers['recordings.holdMany']({ selection, hold })
  await expect.poll(() => held(kept)).toBeGreaterThan(5)
  await kept.proxy.set({ kind: 'gone' })
  await expect.poll(() => kept.holds.at(-1)?.until ?? null, { timeout: 20_000 }).not.toBeNull()
  await kept.proxy.set(null)
  const made = await making
  expect(made.held).toBe(60 - made.failed)
  expect(made.stopped).toBeNull()
  expect(held(kept)).toBeGreaterThanOrEqual(made.held)
})

it('is stopped by the person, and another selection can be put on hold', async () => {
  const kept = await recordingsAtPortal(calls(60))
  const { handlers } = kept.feature
  const making = handlers['recordings.holdMany']({ selection, hold })
  await expect.poll(() => held(kept)).toBeGreaterThan(0)
  await handlers['recordings.stopHoldMany']({})
  const made = await making
  expect(made.stopped).toEqual({ code: 'cancelled' })
  expect(made.held).toBe(held(kept))
  expect(made.held).toBeLessThan(60)
  expect(await handlers['recordings.holdMany']({ selection, hold })).toMatchObject({
    held: 60 - made.held,
    already: made.held,
    stopped: null,
  })
})

it.each([
  ['the app is locked', 'dropSecrets'],
  ['another account is chosen', 'onAccountChange'],
] as const)('ends when %s, without an answer and without another hold', async (_, hook) => {
  const kept = await recordingsAtPortal(calls(200))
  const { handlers, [hook]: happens } = kept.feature
  const making = handlers['recordings.holdMany']({ selection, hold })
  await expect.poll(() => held(kept)).toBeGreaterThan(0)
  const refused = expect(making).rejects.toThrow('cancelled')
  happens?.()
  await refused
  const told = kept.holds.length
  // Those under way come to their end; a new selection waits for them.
  await handlers['recordings.holdMany']({ selection: { views: [], ids: [], except: [] }, hold })
  expect(held(kept)).toBeLessThan(200)
  expect(kept.holds.slice(told)).toEqual([{ done: 0, total: 0, until: null }])
})

it('is refused for a person who may not, with the reason for each', async () => {
  const kept = await recordingsAtPortal(calls(3), { as: 'ben' })
  const made = await kept.feature.handlers['recordings.holdMany']({ selection, hold })
  expect(made).toMatchObject({ held: 0, failed: 3 })
  expect(made.problems.map(({ why }) => why)).toEqual(['forbidden', 'forbidden', 'forbidden'])
})
