import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { csvLine } from '../../../../src/main/recordings/export/call-list.ts'
import { exportList } from '../../../../src/main/recordings/export/export-list.ts'
import { recordingSchema } from '../../../../src/shared/recordings/recordings.ts'

const call = recordingSchema.parse({
  id: 'call-1',
  start: '2026-06-10T14:05:09+01:00',
  seconds: 61,
  direction: 'inbound',
  caller: { number: '007', name: 'Zoë Núñez' },
  callee: { number: '200', name: '李' },
  state: 'available',
  unrecordedBecause: null,
  held: false,
  keptUntil: null,
  tags: [],
})

it('accents arrive in a spreadsheet, which is told that the file is UTF-8', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'export-list-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  async function* calls() {
    yield call
  }
  const { signal } = new AbortController()
  const bytes = await readFile(await exportList('csv', join(folder, 'calls.csv'), calls(), signal, () => undefined))
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [, row] = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\r\n')
  expect(row).toBe('2026-06-10T14:05:09+01:00,inbound,007,Zoë Núñez,200,李,61,0:01:01,available,call-1')
})

it('no caller’s name becomes a formula, another cell or another line', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ','), fc.string())
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(name, name, (one, other) => {
      const cells = cellsIn(csvLine([one, other, 7]))
      expect(cells).toHaveLength(3)
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      expect(cells.slice(0, 2).map((cell, index) => cell.replace([one, other][index] ?? '', ''))).toSatisfy(
        (added: string[]) => added.every((text) => text === '' || text === "'"),
      )
    }),
  )
})

/** The cells of a single line, as RFC 4180 reads it; throws if there is more than one line. */
function cellsIn(line: string): string[] {
  const cells: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (cell.lastIndex < line.length) {
    const [, quoted, plain = '', end] = cell.exec(line) ?? []
    if (end === undefined || (end === '\r\n' && cell.lastIndex < line.length)) throw new Error('not one line')
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
  }
  return cells
}
