import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostHeight, ScrollScale } from '../../../src/renderer/list/scroll-scale.ts'

const rowHeight = 40
const scaleOf = (rows: number, viewport = 600) => {
  const scale = new ScrollScale()
  scale.resize(rows * rowHeight, viewport)
  return scale
}

describe('a list that Chromium can lay out', () => {
  test('is scrolled as it is', () => {
    const scale = scaleOf(50_000)
    expect(scale.height).toBe(2_000_000)
    scale.scrolledTo(1_234.5)
    expect(scale.offset).toBe(1_234.5)
    expect(scale.goTo(700)).toBe(700)
    expect(scale.placeOf(720)).toBe(720)
  })
})

describe('a list of ten million rows', () => {
  test('is no higher than Chromium lays out, and every row can be met', () => {
    const scale = scaleOf(10_000_000)
    expect(scale.height).toBe(mostHeight)
    expect(mostHeight).toBeLessThan(33_554_428)
    for (const row of [0, 1, 838_861, 7_654_321, 9_999_984]) {
      const top = scale.goTo(row * rowHeight)
      expect(scale.offset).toBe(row * rowHeight)
      expect(scale.placeOf(row * rowHeight)).toBe(top)
      // The element tells of it, perhaps rounded.
      scale.scrolledTo(top)
      expect(scale.offset).toBe(row * rowHeight)
    }
  })

  test('ends at both ends of the scroll bar', () => {
    const scale = scaleOf(10_000_000)
    scale.scrolledTo(mostHeight - 600)
    expect(scale.offset).toBe(10_000_000 * rowHeight - 600)
    scale.scrolledTo(0)
    expect(scale.offset).toBe(0)
  })

  test('is scrolled row by row to both ends by the wheel', () => {
    const scale = scaleOf(10_000_000)
    for (const [from, by, end] of [
      [scale.end - 5_000, 100, scale.end],
      [5_000, -100, 0],
    ] as const) {
      let top = scale.goTo(from)
      for (let left = 4_900; left >= 0; left -= 100) {
        top += by
        scale.scrolledTo(top)
        expect(Math.abs(scale.offset - end)).toBe(left)
      }
    }
  })

  test('goes to its end by the scroll bar also after the wheel has moved rows past their proportion', () => {
    const scale = scaleOf(10_000_000)
    const lastTop = mostHeight - 600
    for (let top = scale.goTo(scale.end - 100_000); top < lastTop; ) {
      top = Math.min(top + 1_000, lastTop)
      scale.scrolledTo(top)
    }
    expect(scale.offset).toBe(scale.end)
  })

  test('is scrolled pixel by pixel by the wheel, and goes to the same share by the scroll bar', () => {
    const scale = scaleOf(10_000_000)
    const top = scale.goTo(200_000_000)
    scale.scrolledTo(top + 100)
    expect(scale.offset).toBe(200_000_100)
    scale.scrolledTo(mostHeight / 4)
    expect(scale.offset / scale.end).toBeCloseTo(0.25, 3)
  })
})

test('whatever is scrolled and gone to, the offset stays within the list and rows lie where they are seen', () => {
  const act = fc.oneof(
    fc.record({ top: fc.nat(mostHeight) }),
    fc.record({ goTo: fc.nat(500_000_000) }),
    fc.record({ wheel: fc.integer({ min: -700, max: 700 }) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12_000_000 }), fc.array(act, { maxLength: 20 }), (rows, acts) => {
      const scale = scaleOf(rows)
      let top = 0
      for (const act of acts) {
        const lastTop = Math.max(0, scale.height - 600)
        if ('goTo' in act) top = scale.goTo(act.goTo)
        else {
          top = Math.min(Math.max('top' in act ? act.top : top + act.wheel, 0), lastTop)
          scale.scrolledTo(top)
        }
        expect(top).toBeLessThanOrEqual(lastTop)
        expect(scale.offset).toBeGreaterThanOrEqual(0)
        expect(scale.offset).toBeLessThanOrEqual(scale.end)
        expect(scale.placeOf(scale.offset)).toBeCloseTo(top, 6)
      }
    }),
    { seed: 7, numRuns: 300 },
  )
})
