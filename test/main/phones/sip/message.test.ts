import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FramingError, MessageFramer, parseResponse, splitList } from '../../../../src/main/phones/sip/message.ts'

const head = (...fields: string[]) => ['SIP/2.0 200 OK', ...fields].join('\r\n')

describe('a response', () => {
  test('is read with folded lines, compact names and odd spacing', () => {
    const response = parseResponse(
      head('v: SIP/2.0/UDP a;branch=z9hG4bK1', 'CALL-ID :  x1 ', 'Subject: one', '\ttwo', 'm: <sip:a@b>, <sip:c@d>'),
    )
    expect(response?.headers.first('via')).toBe('SIP/2.0/UDP a;branch=z9hG4bK1')
    expect(response?.headers.first('call-id')).toBe('x1')
    expect(response?.headers.first('subject')).toBe('one two')
    expect(response?.headers.all('contact').flatMap(splitList)).toEqual(['<sip:a@b>', '<sip:c@d>'])
  })

  test('keeps fields whose names an object has of its own', () => {
    const response = parseResponse(head('constructor: one', '__proto__: two', 'toString: three', 'v: four'))
    expect(response?.headers.lines()).toEqual(['constructor: one', '__proto__: two', 'tostring: three', 'via: four'])
  })

  test.each([
    'OPTIONS sip:a@b SIP/2.0\r\nVia: x',
    'SIP/2.0 99 Low',
    'HTTP/1.1 200 OK',
    head('no colon here'),
    head(`Subject: ${'x'.repeat(10_000)}`),
    head(...Array.from({ length: 500 }, () => 'X: y')),
    '',
  ])('is not made of %.40j', (text) => expect(parseResponse(text)).toBeNull())

  test('never breaks the reader, whatever a server sends', () => {
    const bytes = fc.uint8Array({ maxLength: 400 })
    const lines = fc.array(fc.oneof(fc.string(), fc.constantFrom('v: x', 'a:', ':', ' ', '\t,"', 'm: <"')))
    fc.assert(
      fc.property(
        fc.oneof(
          bytes.map((raw) => Buffer.from(raw).toString('utf8')),
          lines.map((all) => head(...all)),
        ),
        (text) => {
          const response = parseResponse(text)
          if (response) for (const value of response.headers.all('contact')) splitList(value)
        },
      ),
      { seed: 5, numRuns: 3_000 },
    )
  })

  test('is turned down quickly even when made to be slow', () => {
    const before = process.threadCpuUsage()
    parseResponse(head(`X: ${' '.repeat(60_000)}y`, `WWW-Authenticate: Digest ${'a'.repeat(60_000)}`))
    // In microseconds of this thread's own: what else the machine does is not counted.
    expect(process.threadCpuUsage(before).user).toBeLessThan(500_000)
  })
})

test('a list is split at its commas only outside quotes and angle brackets', () => {
  expect(splitList('"a, \\", b" <sip:x@y;p=1,2>;q=1 , <sip:z@w>')).toEqual([
    '"a, \\", b" <sip:x@y;p=1,2>;q=1',
    '<sip:z@w>',
  ])
})

describe('a stream', () => {
  const message = (body: string, name = 'Content-Length') =>
    `SIP/2.0 200 OK\r\n${name}: ${Buffer.byteLength(body)}\r\n\r\n${body}`

  test('gives the same messages however it is cut', () => {
    const body = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('utf8'))
    const bodies = fc.array(body, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(bodies, fc.integer({ min: 1, max: 30 }), (texts, size) => {
        const stream = Buffer.from(
          texts.map((text, index) => `\r\n${message(text, index % 2 ? 'l' : undefined)}`).join(''),
        )
        const framer = new MessageFramer()
        const heads: string[] = []
        for (let at = 0; at < stream.length; at += size) heads.push(...framer.push(stream.subarray(at, at + size)))
        expect(heads).toHaveLength(texts.length)
      }),
      { seed: 7 },
    )
  })

  test('that never ends its head is cut off', () => {
    const framer = new MessageFramer()
    const endless = () => {
      for (let pieces = 0; pieces < 100; pieces++) framer.push(Buffer.from('X-Filler: '.padEnd(1024, 'x')))
    }
    expect(endless).toThrow(FramingError)
  })

  test.each(['-1', '1e9', '99999999', 'many', ''])('with a body of length %j is cut off', (length) => {
    const framer = new MessageFramer()
    expect(() => framer.push(Buffer.from(`SIP/2.0 200 OK\r\nContent-Length: ${length}\r\n\r\n`))).toThrow(FramingError)
  })
})
