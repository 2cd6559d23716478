import { expect, it } from 'vitest'
import { Gate } from '../../../../src/main/recordings/export/gate.ts'
import { createPatience } from '../../../../src/main/recordings/export/patience.ts'
import { type AppError, Failure } from '../../../../src/shared/errors.ts'

const host = 'portal.example'

function patience() {
  const gate = new Gate()
  const ending = new AbortController()
  const told: (number | null)[] = []
  const patient = createPatience({
    gate,
    signal: ending.signal,
    onWaiting: (until) => told.push(until),
    waits: { first: 1, longest: 2, asked: 100 },
  })
  return { gate, ending, told, patient }
}

/** A request that fails so many times and then says how often it was sent. */
function failing(times: number, error: AppError) {
  const request = async () => {
    if (++request.sent <= times) throw new Failure(error)
    return request.sent
  }
  request.sent = 0
  return request
}

it('waits for the network as long as it is away', async () => {
  expect(await patience().patient(failing(50, { code: 'offline', host }))).toBe(51)
})

it('waits once for all requests, until the moment that the portal names', async () => {
  const { patient, told } = patience()
  const retryAt = Date.now() + 50
  const requests = [1, 2, 3].map(() => failing(1, { code: 'too-many-attempts', retryAt }))
  expect(await Promise.all(requests.map((request) => patient(request)))).toEqual([2, 2, 2])
  expect(Date.now()).toBeGreaterThanOrEqual(retryAt - 1)
  expect(told).toEqual([retryAt, null])
})

it('does not wait for days because a portal says so', async () => {
  const { patient } = patience()
  const begun = Date.now()
  await patient(failing(1, { code: 'too-many-attempts', retryAt: begun + 86_400_000 }))
  expect(Date.now() - begun).toBeLessThan(60_000)
})

it('gives up one that keeps failing: soon if others come through, later if none does', async () => {
  const { patient } = patience()
  const alone = failing(1000, { code: 'timeout', host })
  await expect(patient(alone)).rejects.toThrow('timeout')
  expect(alone.sent).toBe(30)
  const amongOthers = failing(1000, { code: 'portal-unavailable', host })
  const asking = patient(async () => {
    await patient(async () => undefined)
    return amongOthers()
  })
  await expect(asking).rejects.toThrow('portal-unavailable')
  expect(amongOthers.sent).toBe(4)
})

it('repeats nothing that would fail again', async () => {
  const request = failing(1, { code: 'forbidden' })
  await expect(patience().patient(request)).rejects.toThrow('forbidden')
  expect(request.sent).toBe(1)
})

it('breaks off a request when it is held, and sends it again when it no longer is', async () => {
  const { gate, patient } = patience()
  const turns: AbortSignal[] = []
  const asking = patient(async (turn) => {
    turns.push(turn)
    if (turns.length > 1) return 'sound'
    gate.set('person', true)
    gate.set('lock', true)
    throw new Failure({ code: 'cancelled' })
  })
  await expect.poll(() => turns).toHaveLength(1)
  gate.set('person', false)
  await new Promise((resolve) => setImmediate(resolve))
  expect(turns.map(({ aborted }) => aborted)).toEqual([true])
  gate.set('lock', false)
  expect(await asking).toBe('sound')
})

it('ends at once, even while it is held', async () => {
  const { gate, ending, patient } = patience()
  gate.set('person', true)
  const asking = patient(async () => 'sound')
  ending.abort()
  await expect(asking).rejects.toThrow('cancelled')
})
