import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostRows, readPhoneList } from '../../../../src/main/phones/export/phone-list.ts'
import { exportProblemSchema } from '../../../../src/shared/phone-export.ts'
import type { PhoneFormatId } from '../../../../src/shared/phone-models.ts'

const read = (text: string | Buffer, format: PhoneFormatId | null = null) =>
  readPhoneList(Buffer.from(text as string), () => format)

const two = [
  { line: 2, extension: '2001', mac: '0004f2abcde1', format: 'polycom' },
  { line: 3, extension: '2002', mac: '0004f2abcde2', format: 'yealink' },
]

describe('a list is read as spreadsheets write it', () => {
  test.each<[string, string | Buffer]>([
    ['commas', 'Extension,MAC,Model\n2001,00:04:f2:ab:cd:e1,Polycom VVX 411\n2002,0004.f2ab.cde2,Yealink T46S\n'],
    ['semicolons and CRLF', 'EXTENSION;mac;model\r\n2001;0004F2ABCDE1;VVX411\r\n2002;0004F2ABCDE2;T46S\r\n'],
    ['tabs', 'ext\tMAC Address\tDevice\n2001\t0004f2abcde1\tPoly\n2002\t0004f2abcde2\tYealink'],
    ['quotes', '"Extension","MAC","Model"\n"2001","0004f2abcde1","Polycom, VVX"\n"2002","0004f2abcde2","Yealink"'],
    ['a byte order mark', '\ufeffextension,mac,model\n2001,0004f2abcde1,polycom\n2002,0004f2abcde2,yealink'],
    [
      'another order and more columns',
      'Name,Model,MAC,Extension\nAda,poly,0004f2abcde1,2001\nBob,yealink,0004f2abcde2,2002',
    ],
    [
      'UTF-16',
      Buffer.from(
        '\ufeffextension\tmac\tmodel\r\n2001\t0004f2abcde1\tpolycom\r\n2002\t0004f2abcde2\tyealink',
        'utf16le',
      ),
    ],
    [
      'blank lines and edge spaces',
      'extension , mac , model\n 2001 , 0004f2abcde1 , polycom\n2002,0004f2abcde2,yealink\n\n,,\n',
    ],
    [
      'bytes that are no UTF-8',
      Buffer.from(
        'extension,mac,model,site\n2001,0004f2abcde1,polycom,Z\xfcrich\n2002,0004f2abcde2,yealink,Z\xfcrich',
        'latin1',
      ),
    ],
  ])('with %s', (_what, text) => expect(read(text)).toEqual({ rows: two, problems: [] }))

  test('without a first line of names', () => {
    expect(read('2001,0004f2abcde1,polycom').rows).toEqual([{ ...two[0], line: 1 }])
  })

  test('without models: the chosen family is written', () => {
    expect(read('extension,mac\n2001,0004f2abcde1\n2002', 'snom').rows).toEqual([
      { line: 2, extension: '2001', mac: '0004f2abcde1', format: 'snom' },
      { line: 3, extension: '2002', mac: null, format: 'snom' },
    ])
  })

  test('that is empty has no phones', () => expect(read('')).toEqual({ rows: [], problems: [] }))
})

test('every line that cannot be done is told with its number and why', () => {
  const { rows, problems } = read(
    'extension,mac,model\n,0004f2abcde1,polycom\n2002,nonsense,polycom\n2003,0004f2abcde3,polycom\n2004,00-04-f2-ab-cd-e3,polycom\n2005,0004f2abcde5,Panasonic',
  )
  expect(rows.map((row) => row.extension)).toEqual(['2003'])
  expect(problems.map((problem) => exportProblemSchema.parse(problem))).toEqual([
    { line: 2, extension: '', problem: { kind: 'no-extension' } },
    { line: 3, extension: '2002', problem: { kind: 'unreadable-mac', mac: 'nonsense' } },
    { line: 5, extension: '2004', problem: { kind: 'duplicate-mac', firstLine: 4 } },
    { line: 6, extension: '2005', problem: { kind: 'unknown-model', model: 'Panasonic' } },
  ])
})

test('a list that no archive could hold is refused as a whole', () => {
  const rows = Array.from({ length: mostRows + 1 }, (_, index) => `${index},,polycom`)
  expect(() => read(rows.join('\n'))).toThrow('validation')
})

test('whatever a file holds, it is read or refused in words', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'a', '\t') })),
      (text) => {
        try {
          read(text, 'polycom')
        } catch (error) {
          expect(error).toMatchObject({ message: 'validation' })
        }
      },
    ),
    { seed: 13, numRuns: 2000 },
  )
})
