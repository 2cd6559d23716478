import { luminance, toHex, toOklch } from './oklch.ts'

type Theme = 'light' | 'dark'

/** The surfaces that accents must be readable on: the darkest light one and the lightest dark one of tokens.css. */
const backdrops = { light: '#eceef1', dark: '#2a2d32' } as const

/** WCAG 2.2: 1.4.3 for text of normal size, and 1.4.11 for what is not text. */
const textContrast = 4.5
const edgeContrast = 3

/** Brands below this luminance would look like a hole, or like something disabled, on a dark screen. */
const darkest = 0.05
const neutral = '#eceef1'

/** Black comes last: it reads on the few middle shades that neither of the others reads on. */
const inks = ['#ffffff', '#1b1d21', '#000000'] as const

/** The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(one: string, other: string): number {
  const luminances = [luminance(one), luminance(other)]
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05)
}

/** A brand's colours in one theme, each `#rrggbb`. */
export interface BrandColors {
  /** Fills: the brand's own colour, except that very dark ones become a light grey on dark screens. */
  brand: string
  /** Text on the fill. */
  onBrand: string
  /** The fill under the pointer. */
  hover: string
  /** An edge that stands out from the page: the fill itself, or a shade of it where the fill would melt into the page. */
  edge: string
  /** Text and icons in the brand's colour. */
  accent: string
}

/** `brand` is `#rrggbb`. */
export function brandColors(brand: string, theme: Theme): BrandColors {
  const isHidden = theme === 'dark' && luminance(brand) < darkest
  const fill = isHidden ? neutral : brand.toLowerCase()
  const onBrand = inks.find((ink) => contrast(ink, fill) >= textContrast) ?? inks[2]
  return {
    brand: fill,
    onBrand,
    hover: hoverOf(fill, onBrand),
    edge: readable(fill, theme, edgeContrast),
    // A grey that is lightened just enough to be read looks like quiet text.
    accent: readable(isHidden && toOklch(brand).chroma < 0.03 ? fill : brand.toLowerCase(), theme, textContrast),
  }
}

/** A colour moved in lightness by the least that gives it that contrast on the screens of a theme; hue and chroma stay. */
function readable(color: string, theme: Theme, minimum: number): string {
  const { lightness, ...tint } = toOklch(color)
  const step = theme === 'light' ? -0.005 : 0.005
  let shade = color
  for (let steps = 1; contrast(shade, backdrops[theme]) < minimum; steps += 1) {
    shade = toHex({ ...tint, lightness: Math.min(1, Math.max(0, lightness + steps * step)) })
  }
  return shade
}

/** A step towards the text where it stays readable, else away from it. */
function hoverOf(fill: string, ink: string): string {
  const { lightness, ...tint } = toOklch(fill)
  const lighter = contrast(fill, ink) >= 7 === (ink === '#ffffff')
  return toHex({ ...tint, lightness: lightness + (lighter ? 0.05 : -0.05) })
}

/** The custom properties of tokens.css that paint an element and what it holds in a brand's colours. */
export function brandProperties(brand: string): Record<`--${string}`, string> {
  const [light, dark] = [brandColors(brand, 'light'), brandColors(brand, 'dark')]
  const both = (name: keyof BrandColors) => `light-dark(${light[name]},${dark[name]})`
  return {
    '--brand': both('brand'),
    '--on-brand': both('onBrand'),
    '--brand-hover': both('hover'),
    '--brand-edge': both('edge'),
    '--accent': both('accent'),
  }
}

/** The colour of a portal that names none, where the page is painted in another's. */
export const plainBrand = '#2b5fc7'

/** Paints the whole document in a brand's colours; without a brand the default of tokens.css stays. */
export function paintBrand(brand: string | undefined, { style }: HTMLElement): void {
  for (const [name, color] of Object.entries(brandProperties(brand ?? '#000000'))) {
    if (brand) style.setProperty(name, color)
    else style.removeProperty(name)
  }
}
