// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  brandColors,
  brandProperties,
  contrast,
  paintBrand,
  plainBrand,
} from '../../../src/renderer/ui/brand-colors.ts'
import { luminance, toHex, toOklch } from '../../../src/renderer/ui/oklch.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const theme = fc.constantFrom('light' as const, 'dark' as const)
const surfaces = { light: ['#ffffff', '#f4f5f7', '#eceef1'], dark: ['#17181b', '#212328', '#2a2d32'] }
const runs = { seed: 20260301, numRuns: 1000 }

/** The difference between two angles, 0 to π. */
const apart = (one: number, other: number) => Math.abs(Math.atan2(Math.sin(one - other), Math.cos(one - other)))

describe("a brand's fills", () => {
  it('are the brand colour itself, except for very dark ones on dark screens', () => {
    fc.assert(
      fc.property(color, (brand) => {
        expect(brandColors(brand, 'light').brand).toBe(brand)
        expect(brandColors(brand, 'dark').brand).toBe(luminance(brand) < 0.05 ? '#eceef1' : brand)
      }),
      runs,
    )
  })

  it('have text that is readable, also under the pointer, and that pure black is kept from where possible', () => {
    fc.assert(
      fc.property(color, theme, (color, theme) => {
        const { brand, hover, onBrand } = brandColors(color, theme)
        expect(contrast(brand, onBrand)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(hover, onBrand)).toBeGreaterThanOrEqual(4.5)
        if (onBrand === '#000000') {
          for (const ink of ['#ffffff', '#1b1d21']) expect(contrast(brand, ink)).toBeLessThan(4.5)
        }
      }),
      runs,
    )
  })

  it('have an edge that stands out from every page, and that is not seen where the fill does', () => {
    fc.assert(
      fc.property(color, theme, (color, theme) => {
        const { brand, edge } = brandColors(color, theme)
        const least = (shade: string) => Math.min(...surfaces[theme].map((surface) => contrast(shade, surface)))
        expect(least(edge)).toBeGreaterThanOrEqual(3)
        if (least(brand) >= 3) expect(edge).toBe(brand)
      }),
      runs,
    )
  })

  it.each([
    ['#ffe600', '#1b1d21'],
    ['#0f6b5c', '#ffffff'],
    ['#ff0000', '#000000'],
  ])('%s has %s text', (brand, ink) => {
    expect(brandColors(brand, 'light').onBrand).toBe(ink)
  })
})

describe("the accent made from a brand's colour", () => {
  it('is readable on every surface of its theme', () => {
    fc.assert(
      fc.property(color, theme, (brand, theme) => {
        const { accent } = brandColors(brand, theme)
        for (const surface of surfaces[theme]) expect(contrast(accent, surface)).toBeGreaterThanOrEqual(4.5)
      }),
      runs,
    )
  })

  it('is the brand colour itself where that is readable', () => {
    expect(brandColors('#0b5394', 'light').accent).toBe('#0b5394')
    expect(brandColors('#9fc5e8', 'dark').accent).toBe('#9fc5e8')
  })

  it('keeps the hue, and the chroma as far as screens can show it', () => {
    fc.assert(
      fc.property(color, theme, (brand, theme) => {
        const [before, after] = [toOklch(brand), toOklch(brandColors(brand, theme).accent)]
        // Near grey, rounding to whole channels turns the hue, and black becomes a neutral.
        fc.pre(before.chroma > 0.04)
        const most = toOklch(toHex({ ...after, chroma: before.chroma })).chroma
        expect(after.chroma).toBeGreaterThan(most - 0.01)
        if (after.chroma > 0.04) expect(apart(after.hue, before.hue)).toBeLessThan(0.12)
      }),
      runs,
    )
  })

  it('keeps a green green on a dark screen', () => {
    expect(toOklch('#0f6b5c').chroma).toBeCloseTo(0.083, 3)
    expect(brandColors('#0f6b5c', 'dark').accent).toBe('#51a190')
  })

  it('is no grey where the brand is black and the screen dark', () => {
    expect(brandColors('#050505', 'dark').accent).toBe('#eceef1')
  })
})

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe('OKLCH', () => {
  // Source: CSS Color 4, section 9.4, sample values, and Björn Ottosson's table of pairs.
  it.each([
    ['#ffffff', 1, 0],
    ['#000000', 0, 0],
    ['#ff0000', 0.628, 0.2577],
    ['#00ff00', 0.8664, 0.2948],
    ['#0000ff', 0.452, 0.3132],
  ])('gives %s the lightness %d and the chroma %d', (color, lightness, chroma) => {
    expect(toOklch(color).lightness).toBeCloseTo(lightness, 3)
    expect(toOklch(color).chroma).toBeCloseTo(chroma, 3)
  })

  it('returns every colour as it was', () => {
    fc.assert(
      fc.property(color, (color) => {
        expect(toHex(toOklch(color))).toBe(color)
      }),
      runs,
    )
  })
})

describe('the document', () => {
  it("is painted in a brand's colours, and goes back to the default without one", () => {
    const root = document.createElement('div')
    paintBrand('#0e7c86', root)
    expect(root.style.getPropertyValue('--brand')).toBe('light-dark(#0e7c86,#0e7c86)')
    paintBrand(undefined, root)
    for (const name of Object.keys(brandProperties('#000000'))) expect(root.style.getPropertyValue(name)).toBe('')
  })

  it('has defaults that are made like those of any brand', () => {
    const tokens = readFileSync('src/renderer/styles/tokens.css', 'utf8').replaceAll(' ', '')
    for (const [name, value] of Object.entries(brandProperties(plainBrand)))
      expect(tokens).toContain(`${name}:${value};`)
  })
})
