import { readdir } from 'node:fs/promises'
import { beforeEach, expect, it, vi } from 'vitest'
import { begin, calls, ended, recordingsAtPortal, selection, until } from './recordings-at-portal.ts'

const disk = vi.hoisted(() => ({ isFull: false, blocks: 0 }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>()
  const open: typeof fs.open = async (...options) => {
    const file = await fs.open(...options)
    const write = file.write.bind(file)
    const whileThereIsSpace = (...given: Parameters<typeof write>) =>
      disk.isFull ? Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })) : write(...given)
    return Object.assign(file, { write: whileThereIsSpace })
  }
  const statfs = async () => ({ bavail: disk.blocks, bsize: 1000 })
  return { ...fs, open, statfs }
})

beforeEach(() => Object.assign(disk, { isFull: false, blocks: 1_000_000_000 }))

it.each(['folder', 'zip'] as const)(
  'an export to a %s stops when the disk is full, and continues when there is space',
  async (as) => {
    const { feature, folder } = await recordingsAtPortal(calls(40))
    const { handlers } = feature
    await begin(handlers, as)
    await until(handlers, ({ saved }) => saved >= 5)
    disk.isFull = true
    expect(await until(handlers, ended)).toMatchObject({
      state: 'stopped',
      error: { code: 'cannot-save', reason: 'full' },
    })
    disk.isFull = false
    await handlers['recordings.resumeExport']({ reason: '' })
    expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 40, failed: 0 })
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  },
)

it('an export that does not fit is not started, unless the person says so', async () => {
  const { feature } = await recordingsAtPortal(calls(40))
  const { handlers } = feature
  const { bytes } = await handlers['recordings.countExport']({ selection })
  expect(bytes).toBeGreaterThan(0)
  disk.blocks = 100_000
  const place = await handlers['recordings.chooseExportPlace']({ as: 'folder' })
  expect(place?.free).toBe(100_000_000)
  const asked = { selection, as: 'folder' as const, reason: '', despiteSpace: false }
  expect(await handlers['recordings.startExport'](asked)).toEqual({
    state: 'no-space',
    needed: bytes,
    free: 100_000_000,
  })
  expect(await handlers['recordings.export']({})).toBeNull()
  expect(await handlers['recordings.startExport']({ ...asked, despiteSpace: true })).toEqual({ state: 'started' })
  expect(await until(handlers, ended)).toMatchObject({ state: 'done', saved: 40 })
})
