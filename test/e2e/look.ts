import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

export interface LookOptions {
  theme?: 'light' | 'dark'
  /** The window's content in pixels. */
  size?: { width: number; height: number }
  /** 2 is 200 %. */
  zoom?: number
  /** As in Windows' contrast themes. */
  forcedColors?: boolean
}

/** Takes a picture of the page with that theme, window size and zoom, then restores them. */
export async function look(
  page: Page,
  path: string,
  { theme, size, zoom = 1, forcedColors = false }: LookOptions = {},
): Promise<void> {
  const now = await page.evaluate(() => ({
    width: innerWidth * devicePixelRatio,
    height: innerHeight * devicePixelRatio,
    zoom: devicePixelRatio,
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? ('dark' as const) : ('light' as const),
  }))
  // The session is not detached afterwards, because that would reset the page's size.
  const session = await page.context().newCDPSession(page)
  const resize = ({ width, height }: { width: number; height: number }, scale: number) =>
    session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / scale),
      height: Math.round(height / scale),
      deviceScaleFactor: scale,
      mobile: false,
    })
  try {
    await page.emulateMedia({
      colorScheme: theme ?? now.theme,
      reducedMotion: 'reduce',
      forcedColors: forcedColors ? 'active' : 'none',
    })
    await resize(size ?? now, zoom)
    // Playwright's own screenshot would undo the zoom.
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
    await writeFile(path, data, 'base64')
  } finally {
    await page.emulateMedia({ colorScheme: now.theme, reducedMotion: null, forcedColors: null })
    await resize(now, now.zoom)
  }
}
