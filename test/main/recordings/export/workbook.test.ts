import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it, onTestFinished } from 'vitest'
import type { Cell } from '../../../../src/main/recordings/export/call-list.ts'
import { Workbook } from '../../../../src/main/recordings/export/workbook.ts'

/** The texts of the parts of a workbook with these rows under the title `a`. */
async function partsWith(rows: Cell[][], rowsOfSheet?: number): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'calls.xlsx')
  const file = await open(path, 'w')
  const workbook = new Workbook(file, ['a'], rowsOfSheet)
  await workbook.add(rows)
  await workbook.finish()
  await file.close()
  const parts = unzipSync(await readFile(path))
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const rowsIn = (sheet = '') => [...sheet.matchAll(/<row>(.*?)<\/row>/g)].map(([, cells]) => cells)
const text = (value: string) => `<c t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`

it('has text as text, numbers as numbers, and nothing that XML cannot hold', async () => {
  const parts = await partsWith([['+441632', 7, null], ['=A1 & <b>\u0007\ud800']])
  expect(rowsIn(parts['xl/worksheets/sheet1.xml'])).toEqual([
    text('a'),
    `${text('+441632')}<c><v>7</v></c><c/>`,
    text('=A1 &amp; &lt;b&gt;\ufffd\ufffd'),
  ])
})

it('goes on in a further sheet, with its titles, when one is full', async () => {
  const parts = await partsWith([[1], [2], [3], [4], [5]], 3)
  const sheets = [1, 2, 3].map((number) => rowsIn(parts[`xl/worksheets/sheet${number}.xml`]).length)
  expect(sheets).toEqual([3, 3, 2])
  expect(parts['xl/workbook.xml']?.match(/<sheet /g)).toHaveLength(3)
  expect(parts['xl/_rels/workbook.xml.rels']?.match(/<Relationship /g)).toHaveLength(3)
  expect(parts['[Content_Types].xml']?.match(/worksheet\+xml/g)).toHaveLength(3)
})
