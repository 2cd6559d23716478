import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostRows, readPhoneList } from '../../../../src/main/phones/export/phone-list.ts'
import { exportProblemSchema } from '../../../../src/shared/phones/phone-export.ts'
import type { PhoneFormatId } from '../../../../src/shared/phones/phone-models.ts'

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
      'UTF-16 of the other byte order',
      Buffer.from(
        '\ufeffextension,mac,model\n2001,0004f2abcde1,polycom\n2002,0004f2abcde2,yealink',
        'utf16le',
      ).swap16(),
    ],
    [
      'UTF-16 without a mark',
      Buffer.from('extension,mac,model\n2001,0004f2abcde1,polycom\n2002,0004f2abcde2,yealink', 'utf16le'),
    ],
    ['bars', 'Extension|MAC|Model\n2001|0004f2abcde1|polycom\n2002|0004f2abcde2|yealink'],
    ['Excel’s hint', 'sep=;\r\nMAC;Extension;Model\r\n0004f2abcde1;2001;polycom\r\n0004f2abcde2;2002;yealink'],
    [
      'formulas that keep the zeros',
      'Extension,MAC,Model\n="2001",="0004f2abcde1",polycom\n\'2002,0004f2abcde2,yealink',
    ],
    ['CRLF, then LF', 'Extension,MAC,Model\r\n2001,0004f2abcde1,polycom\r\n2002,0004f2abcde2,yealink\n'],
    ['LF, then CRLF', 'Extension,MAC,Model\n2001,0004f2abcde1,polycom\r\n2002,0004f2abcde2,yealink\r\n'],
    ['LF, then CR', 'Extension,MAC,Model\n2001,0004f2abcde1,polycom\r2002,0004f2abcde2,yealink'],
    ['CR doubled before LF', 'Extension,MAC,Model\r\r\n2001,0004f2abcde1,polycom\r\r\n2002,0004f2abcde2,yealink\r\r\n'],
    [
      'invisible marks and digits of other scripts',
      'Extension,MAC,Model\n\u202a２００１\u202c,0004f2abcde1\u200e,polycom\n\u200b٢٠٠٢,00:04:f2:ab:cd:e2\u202c,“yealink”',
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
  ])('with %s', (_what, text) => expect(read(text)).toMatchObject({ rows: two, problems: [] }))

  test('without a first line of names', () => {
    expect(read('2001,0004f2abcde1,polycom').rows).toEqual([{ ...two[0], line: 1 }])
  })

  test('without models: the chosen family is written', () => {
    expect(read('extension,mac\n2001,0004f2abcde1\n2002', 'snom').rows).toEqual([
      { line: 2, extension: '2001', mac: '0004f2abcde1', format: 'snom' },
      { line: 3, extension: '2002', mac: null, format: 'snom' },
    ])
  })

  test('that is empty has no phones', () => expect(read('')).toEqual({ rows: [], problems: [], header: null }))
})

describe('its columns are found by their names', () => {
  const phone = [{ extension: '2001', mac: '0004f2abcde1', format: 'polycom' }]
  test.each([
    'Username,Extension,MAC,Model\nada,2001,0004f2abcde1,polycom',
    'User,Number,MAC,Model\nada,2001,0004f2abcde1,polycom',
    'Extension Name,Ext,MAC,Model\nada,2001,0004f2abcde1,polycom',
    'Extension Number,MAC Address,Phone Model\n2001,0004f2abcde1,polycom',
    'Ext No,MAC,Model\n2001,0004f2abcde1,polycom',
    'Extension,MAC Addr,Model\n2001,0004f2abcde1,polycom',
    'Phone Extension,Device MAC,Device Type\n2001,0004f2abcde1,polycom',
    'Extension,MAC\u00a0Address,Model\n2001,0004f2abcde1,polycom',
    'EXTENSION_NUMBER;MAC-Adresse;Modell\n2001;0004f2abcde1;polycom',
    'Extensión;MacAddress;Modèle\n2001;0004f2abcde1;polycom',
    '"Extension\nnumber","MAC\naddress",Model\n2001,0004f2abcde1,polycom',
    'Extension,Model,Vendor,MAC\n2001,X1000,Polycom,0004f2abcde1',
    'Extension,Hardware,Model\n2001,0004f2abcde1,polycom',
    'Phones of Northwind,,\n26 November,,\nExtension,MAC,Model\n2001,0004f2abcde1,polycom',
  ])('%j', (text) => expect(read(text)).toMatchObject({ rows: phone, problems: [] }))

  test('and what is missing or not used is said once', () => {
    expect(read('Extension,Site\n2001,North\n2002,South', 'snom').header).toEqual({
      missing: ['mac', 'model'],
      unused: ['Site'],
    })
    expect(read('Extension,MAC,Model\n2001,,polycom').header).toEqual({ missing: [], unused: [] })
    expect(read('2001,0004f2abcde1,polycom').header).toBeNull()
  })

  test.each([
    'MAC,Model\n0004f2abcde1,polycom',
    'Site,Hardware,Gerät\n2001,0004f2abcde1,polycom',
    'Extension Name,MAC\na,',
  ])('and %j is refused, because it has no column for the extension', (text) => {
    const error = { code: 'validation', problems: [{ field: 'list', rule: 'no-extension-column' }] }
    expect(() => read(text)).toThrow(expect.objectContaining({ error }))
  })
})

test('lines are counted as the rows of a spreadsheet, blank ones too', () => {
  const { rows, problems } = read(
    '"Extension\nnumber",MAC,Model\r\n2001,,polycom\n\n,,\r,0004f2abcde1,polycom\n2002,,snom',
  )
  expect(rows.map(({ line }) => line)).toEqual([2, 6])
  expect(problems.map(({ line }) => line)).toEqual([5])
})

test('a phone above the names of the columns is no title', () => {
  const { rows, problems } = read('2001,,\nExtension,MAC,Model\n2002,,snom', 'snom')
  expect([...rows, ...problems].map(({ line }) => line).toSorted()).toEqual([1, 2, 3])
})

test('rows that a stray quotation mark would swallow are told', () => {
  const { rows, problems } = read(
    'Extension,MAC,Model\n2001,,"Polycom\n2002,0004f2abcde2,yealink\n2003,,T46"\n2004,,"Snom\nD735"',
  )
  expect(rows.map(({ extension }) => extension)).toEqual(['2004'])
  expect(problems).toEqual([{ line: 2, extension: '2001', problem: { kind: 'open-quote' } }])
})

test('a quotation mark that is never closed refuses the list by that name', () => {
  const error = { problems: [{ field: 'list', rule: 'unclosed-quote' }] }
  expect(() => read('Extension,MAC\n2001,\n2002,"')).toThrow(
    expect.objectContaining({ error: expect.objectContaining(error) }),
  )
})

test('no phone is lost, however its lines end', () => {
  const end = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n')
  fc.assert(
    fc.property(fc.array(end, { minLength: 1, maxLength: 12 }), (ends) => {
      const text = ends.map((end, index) => `${2000 + index},,snom${end}`).join('')
      const lines = read(`Extension,MAC,Model\n${text}`).rows.map(({ line }) => line)
      expect(lines).toEqual(ends.map((_, index) => index + 2))
    }),
    { seed: 7 },
  )
})

test('every line that fails is reported with its number and the reason', () => {
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

test('a list that is too long for any archive is refused as a whole', () => {
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
