import { lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportTitle, writeReport, writeReportFile } from '../../../src/main/diagnostics/report.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('--diagnose', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('where all is good (%s) writes the report and ends with %i', async (isGood, code) => {
    const file = join(folder, 'report.txt')
    expect(await writeReport({}, async () => ({ text: 'all', isGood }), file)).toBe(code)
    expect(await readFile(file, 'utf8')).toBe('all')
  })

  it('ends with 2 where the file cannot be written', async () => {
    const file = join(folder, 'missing', 'report.txt')
    expect(await writeReport({}, async () => ({ text: '', isGood: true }), file)).toBe(2)
  })

  it('writes over a former report, which is then its owner’s alone', async () => {
    const file = join(folder, 'report.txt')
    await writeFile(file, `${reportTitle}\nof yesterday`, { mode: 0o644 })
    const text = `${reportTitle}\nof today`
    expect(await writeReport({}, async () => ({ text, isGood: true }), file)).toBe(0)
    expect(await readFile(file, 'utf8')).toBe(text)
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['a file of the person’s', (file: string) => writeFile(file, 'mine')],
    ['an empty file', (file: string) => writeFile(file, '')],
    ['a file that only begins like a report', (file: string) => writeFile(file, `${reportTitle}, my own notes`)],
  ])('ends with 2 and leaves %s as it was', async (_, there) => {
    const file = join(folder, 'report.txt')
    await there(file)
    const before = await readFile(file, 'utf8')
    expect(await writeReport({}, async () => ({ text: 'report', isGood: true }), file)).toBe(2)
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it.skipIf(process.platform === 'win32').each(['a file', 'a report', 'nothing'])(
    'ends with 2 and follows no link to %s',
    async (what) => {
      const [link, target] = [join(folder, 'report.txt'), join(folder, 'target')]
      if (what !== 'nothing') await writeFile(target, what === 'a file' ? 'mine' : `${reportTitle}\nold`)
      const before = await readFile(target, 'utf8').catch(() => null)
      await symlink(target, link)
      expect(await writeReport({}, async () => ({ text: 'report', isGood: true }), link)).toBe(2)
      expect(await readFile(target, 'utf8').catch(() => null)).toBe(before)
      expect((await lstat(link)).isSymbolicLink()).toBe(true)
    },
  )

  it.each(['\\\\server\\share\\report.txt', '//server/share/report.txt', '\\\\?\\UNC\\server\\share\\report.txt'])(
    'goes on Windows to no other computer: %s',
    async (path) => {
      await expect(writeReportFile(path, 'report', 'win32')).rejects.toThrow('a network share')
    },
  )

  it('ends with 3 where policy forbids it, and looks at nothing', async () => {
    const never = () => Promise.reject(new Error('looked'))
    expect(await writeReport({ Diagnostics: false }, never, join(folder, 'report.txt'))).toBe(3)
    expect(await readdir(folder)).toEqual([])
  })
})
