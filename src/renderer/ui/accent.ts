/** The surfaces an accent must be readable on: the darkest light one and the lightest dark one of tokens.css. */
const backdrops = { light: '#f4f5f7', dark: '#2a2d32' } as const

/** WCAG 2.2, 1.4.3 Contrast (Minimum), for text of normal size. */
const minimumContrast = 4.5

/** Red, green and blue of `#rrggbb`, 0 to 255. */
function channelsOf(color: string): number[] {
  const value = Number.parseInt(color.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const toHex = (channels: readonly number[]) =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** WCAG 2.2, definition of relative luminance. */
function luminance(color: string): number {
  const weights = [0.2126, 0.7152, 0.0722]
  return channelsOf(color).reduce((sum, channel, index) => {
    const share = channel / 255
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    return sum + linear * (weights[index] ?? 0)
  }, 0)
}

/** The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(one: string, other: string): number {
  const luminances = [luminance(one), luminance(other)]
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05)
}

/**
 * The brand colour, darkened for light screens or lightened for dark ones by the least that makes it
 * readable there as text and under text. `brand` is `#rrggbb`; so is the answer.
 */
export function accentFor(brand: string, theme: 'light' | 'dark'): string {
  const end = theme === 'light' ? 0 : 255
  const backdrop = backdrops[theme]
  for (let percent = 0; percent < 100; percent += 1) {
    const shade = toHex(channelsOf(brand).map((channel) => channel + ((end - channel) * percent) / 100))
    if (contrast(shade, backdrop) >= minimumContrast) return shade
  }
  return theme === 'light' ? '#000000' : '#ffffff'
}

/** Paints the whole document in the brand's accent; without a brand the default of tokens.css stays. */
export function applyAccent(brand: string | undefined, root: HTMLElement): void {
  for (const theme of ['light', 'dark'] as const) {
    if (brand) root.style.setProperty(`--accent-on-${theme}`, accentFor(brand, theme))
    else root.style.removeProperty(`--accent-on-${theme}`)
  }
}
