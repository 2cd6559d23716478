import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { download } from '../../../src/main/files/download.ts'
import { createHttpClient } from '../../../src/main/http/client.ts'
import { failureOf } from '../http/failure-of.ts'
import { serveFile } from '../http/file-server.ts'

const code = vi.hoisted(() => ({ value: 'ENOSPC' }))
vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>()
  const open: typeof fs.open = async (...options) => {
    const file = await fs.open(...options)
    let written = 0
    const write = file.write.bind(file)
    const fullAfter = (...given: Parameters<typeof write>) => {
      if (++written <= 3) return write(...given)
      return Promise.reject(Object.assign(new Error(code.value), { code: code.value }))
    }
    return Object.assign(file, { write: fullAfter })
  }
  return { ...fs, open }
})

it.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'denied'],
  ['EIO', 'other'],
])('a disk that says %s in the middle is reported as %s, and no file is left', async (value, reason) => {
  code.value = value
  const folder = await mkdtemp(join(tmpdir(), 'full-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await using portal = await serveFile(randomBytes(3_000_000))
  const client = createHttpClient({ userAgent: 'test' })
  const saving = download(
    join(folder, 'call.wav'),
    ({ first, last }, signal) => client.stream({ url: portal.origin, range: { first, last }, signal }),
    { signal: new AbortController().signal, keepPart: true },
  )
  expect(await failureOf(saving)).toEqual({ code: 'cannot-save', reason, details: [value] })
  expect(await readdir(folder)).toEqual([])
})
