import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { saveToFolder } from '../../../../src/main/phones/export/save-to-folder.ts'

/** What the file system refuses, each with the code that it gives. */
const refused = vi.hoisted((): { link?: string; sync?: string; mkdir?: string } => ({}))
vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>()
  const fail = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))
  const link: typeof fs.link = (from, to) => (refused.link ? fail(refused.link) : fs.link(from, to))
  const mkdir = (path: string) => (refused.mkdir ? fail(refused.mkdir) : fs.mkdir(path))
  const open: typeof fs.open = async (...options) => {
    const file = await fs.open(...options)
    const { sync } = refused
    if (sync) file.sync = () => fail(sync)
    return file
  }
  return { ...fs, link, mkdir, open }
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'odd-'))
})
afterEach(async () => {
  for (const name of ['link', 'sync', 'mkdir'] as const) delete refused[name]
  await rm(folder, { recursive: true })
})

const files = [{ name: 'one.cfg', content: 'one', mediaType: 'text/plain' }]
const save = () => saveToFolder(files, folder, { replace: [] })

describe.each(['EPERM', 'ENOTSUP', 'EISDIR', 'EINVAL', 'UNKNOWN', 'EMLINK', 'EXDEV', 'ENOSYS'])(
  'a stick or share that gives no second names, and says %s',
  (code) => {
    test('takes a phone’s files', async () => {
      refused.link = code
      expect(await save()).toEqual({ ok: true, names: ['one.cfg'] })
      expect(await readdir(folder)).toEqual(['one.cfg'])
    })

    test('keeps the file that is there', async () => {
      refused.link = code
      await writeFile(join(folder, 'one.cfg'), 'mine')
      expect(await save()).toEqual({ ok: false, exists: ['one.cfg'] })
      expect(await readFile(join(folder, 'one.cfg'), 'utf8')).toBe('mine')
    })
  },
)

test.each(['EINVAL', 'ENOTSUP', 'ENOSYS'])('a share that cannot flush files and says %s takes them', async (code) => {
  refused.sync = code
  expect(await save()).toMatchObject({ ok: true })
})

test('a disk that fails while flushing is reported, and no file is left', async () => {
  refused.sync = 'EIO'
  await expect(save()).rejects.toThrow('EIO')
  expect(await readdir(folder)).toEqual([])
})

test('a drive’s root, which Windows refuses to make, takes them', async () => {
  refused.mkdir = 'EPERM'
  expect(await save()).toMatchObject({ ok: true })
})
