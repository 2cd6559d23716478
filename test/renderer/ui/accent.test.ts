import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentFor, applyAccent, contrast } from '../../../src/renderer/ui/accent.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('the accent made from a brand colour', () => {
  it('is readable on light and on dark screens, whatever the brand', () => {
    fc.assert(
      fc.property(color, (brand) => {
        expect(contrast(accentFor(brand, 'light'), '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accentFor(brand, 'light'), '#f4f5f7')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accentFor(brand, 'dark'), '#212328')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accentFor(brand, 'dark'), '#17181b')).toBeGreaterThanOrEqual(4.5)
      }),
      { seed: 20260301, numRuns: 500 },
    )
  })

  it('leaves a brand colour alone where it is readable as it is', () => {
    expect(accentFor('#0b5394', 'light')).toBe('#0b5394')
    expect(accentFor('#9fc5e8', 'dark')).toBe('#9fc5e8')
  })

  it('keeps the hue: a red brand stays red', () => {
    const shade = accentFor('#ff5252', 'light')
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(shade.slice(at, at + 2), 16))
    expect(red).toBeGreaterThan(2 * (green ?? 0))
    expect(green).toBe(blue)
  })

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  it('paints the document, and goes back to the default without a brand', () => {
    const painted = new Map<string, string>()
    const style = {
      setProperty: (name: string, value: string) => void painted.set(name, value),
      removeProperty: (name: string) => void painted.delete(name),
    }
    const root = { style } as unknown as HTMLElement
    applyAccent('#0e7c86', root)
    expect([...painted.keys()]).toEqual(['--accent-on-light', '--accent-on-dark'])
    applyAccent(undefined, root)
    expect(painted.size).toBe(0)
  })
})
