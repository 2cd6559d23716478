import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeReport } from '../../../src/main/diagnostics/write-report.ts'

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

  it('ends with 3 where policy forbids it, and looks at nothing', async () => {
    const never = () => Promise.reject(new Error('looked'))
    expect(await writeReport({ Diagnostics: false }, never, join(folder, 'report.txt'))).toBe(3)
    expect(await readdir(folder)).toEqual([])
  })
})
