// @vitest-environment happy-dom
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sendSelection, sendText } from '../../../src/renderer/phones/export/send-list.ts'
import type { PageBridge } from '../../../src/shared/bridge.ts'

interface Part {
  text?: string
  selection?: { views: unknown[]; ids: string[]; except: string[] }
  first: boolean
  more: boolean
}

/** What main is given, each part encoded alone, as a bridge may do it. */
function mainListens(): Part[] {
  const parts: Part[] = []
  const value = { name: '', phones: 0, problems: 0, header: null }
  const call = async (_: string, part: Part) => {
    parts.push({ ...part, ...(part.text !== undefined && { text: Buffer.from(part.text).toString() }) })
    return { ok: true, value }
  }
  Object.defineProperty(window, 'bridge', {
    value: { call, on: () => () => undefined } as unknown as PageBridge,
    configurable: true,
  })
  return parts
}

const expectInOrder = (parts: Part[]) => {
  expect(parts.map(({ first }) => first)).toEqual(parts.map((_, index) => index === 0))
  expect(parts.map(({ more }) => more)).toEqual(parts.map((_, index) => index < parts.length - 1))
}

test('a long list arrives to the letter, wherever it is cut', async () => {
  for (const before of ['', 'a']) {
    const text = before + '😀'.repeat(40_000)
    const parts = mainListens()
    await sendText(text, 'phones')
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expectInOrder(parts)
  }
})

test('every text is sent whole, in parts that a call takes', async () => {
  const piece = fc.constantFrom('2001,0004f2abcde1\r\n', '😀', 'é', '\ud83d')
  const long = fc.tuple(piece, fc.nat(40_000)).map(([piece, times]) => piece.repeat(times).slice(0, 100_000))
  await fc.assert(
    fc.asyncProperty(fc.array(long, { maxLength: 3 }), async (pieces) => {
      const text = pieces.join('').toWellFormed()
      const parts = mainListens()
      await sendText(text, 'macs')
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const part of parts) expect(part.text?.length).toBeLessThanOrEqual(60_000)
      expectInOrder(parts)
    }),
    { seed: 2, numRuns: 20 },
  )
})

test('a selection in several parts is sent whole as well', async () => {
  const ids = Array.from({ length: 1001 }, (_, index) => `phone ${index}`)
  const sent = [0, 400, 800].map((from) => ({ views: [], ids: ids.slice(from, from + 400), except: [] }))
  const parts = mainListens()
  await sendSelection({ count: ids.length, parts: () => sent })
  expect(parts.map(({ selection }) => selection)).toEqual(sent)
  expectInOrder(parts)
})
