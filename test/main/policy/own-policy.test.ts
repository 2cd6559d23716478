import { EventEmitter } from 'node:events'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepReading } from '../../../src/main/policy/own-policy.ts'
import { openPolicy, type PolicySource } from '../../../src/main/policy/policy-store.ts'
import type { Reading } from '../../../src/main/policy/reading.ts'
import { readTrustedFile } from '../../../src/main/policy/trusted-file.ts'

const parse = (content: Buffer): unknown => JSON.parse(content.toString('utf8'))

let folder: string
let file: string
let machine: EventEmitter

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'))
  file = join(folder, 'policy.json')
  machine = new EventEmitter()
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

/** As the one that Linux has, with whoever runs the tests for its administrator. */
const fileSource = (path = file): PolicySource => ({
  place: { kind: 'file', path },
  file: path,
  read: () => readTrustedFile({ path, parse, owner: process.getuid?.() ?? 0 }),
})

async function followed(source: PolicySource) {
  const policy = await openPolicy([source])
  keepReading(policy, machine, [source])
  return policy
}

const decided = (minutes: number) => JSON.stringify({ LockAfterMinutes: minutes })

/** As administrators' tools do it: a whole new file in the place of the old one. */
async function replace(minutes: number) {
  const next = join(folder, 'policy.new')
  await writeFile(next, decided(minutes), { mode: 0o644 })
  await rename(next, file)
}

describe.skipIf(process.platform === 'win32')('a policy file that an administrator', () => {
  it('replaces, again and again, counts without a restart', async () => {
    await replace(5)
    const policy = await followed(fileSource())
    expect(policy.current()).toEqual({ LockAfterMinutes: 5 })
    for (const minutes of [15, 60]) {
      await replace(minutes)
      await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: minutes })
    }
  })

  it('writes over counts without a restart', async () => {
    await replace(5)
    const policy = await followed(fileSource())
    await writeFile(file, decided(1))
    await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: 1 })
  })

  it('puts there for the first time, and takes away, counts without a restart', async () => {
    const policy = await followed(fileSource())
    await replace(5)
    await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: 5 })
    await rm(file)
    await expect.poll(() => policy.current()).toEqual({})
  })

  it('puts into a folder that was not there at the start is found within five minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] })
    const later = join(folder, 'later', 'policy.json')
    const policy = await followed(fileSource(later))
    await mkdir(join(folder, 'later'))
    await writeFile(later, decided(5), { mode: 0o644 })
    vi.advanceTimersByTime(5 * 60_000)
    await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: 5 })
  })
})

describe('a place that tells of no change, as the registry', () => {
  let reading: Reading
  const place = { kind: 'computer-group-policy' } as const
  const registry: PolicySource = { place, read: async () => reading }
  const says = (minutes: number) => {
    reading = { state: 'read', values: { LockAfterMinutes: minutes } }
  }

  it('is read again every five minutes', async () => {
    vi.useFakeTimers()
    says(5)
    const policy = await followed(registry)
    says(15)
    await vi.advanceTimersByTimeAsync(5 * 60_000 - 1)
    expect(policy.current()).toEqual({ LockAfterMinutes: 5 })
    await vi.advanceTimersByTimeAsync(1)
    expect(policy.current()).toEqual({ LockAfterMinutes: 15 })
    says(60)
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    expect(policy.current()).toEqual({ LockAfterMinutes: 60 })
  })

  it('that could not be read is tried every few seconds until it can be', async () => {
    vi.useFakeTimers()
    let reads = 0
    reading = { state: 'unreadable', reason: { code: 'no-answer' } }
    const source: PolicySource = {
      place,
      async read() {
        reads++
        return reading
      },
    }
    const policy = await openPolicy([source], { tries: [] })
    keepReading(policy, machine, [source])
    await vi.advanceTimersByTimeAsync(5_000)
    expect([reads, policy.unread()]).toEqual([2, [place]])
    says(15)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(policy.current()).toEqual({ LockAfterMinutes: 15 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reads).toBe(3)
  })

  it('is read again when the computer wakes up', async () => {
    says(5)
    const policy = await followed(registry)
    says(15)
    machine.emit('resume')
    await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: 15 })
  })
})

it('a reading that hangs does not overwrite a newer one when it ends', async () => {
  const readings = [5, 15, 60].map((minutes) => ({
    ended: Promise.withResolvers<void>(),
    found: { state: 'read', values: { LockAfterMinutes: minutes } } satisfies Reading,
  }))
  const [atStart, hanging, newer] = readings
  let reads = 0
  const source: PolicySource = {
    place: { kind: 'computer-group-policy' },
    async read() {
      const next = readings[reads++]
      await next?.ended.promise
      return next?.found ?? { state: 'absent' }
    },
  }
  atStart?.ended.resolve()
  const policy = await followed(source)
  machine.emit('resume')
  machine.emit('resume')
  newer?.ended.resolve()
  hanging?.ended.resolve()
  await expect.poll(() => policy.current()).toEqual({ LockAfterMinutes: 60 })
})
