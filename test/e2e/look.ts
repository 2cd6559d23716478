import type { Page } from 'playwright-core'

export interface LookOptions {
  theme?: 'light' | 'dark'
  /** The window's content in pixels. */
  size?: { width: number; height: number }
  /** 2 is 200 %. */
  zoom?: number
}

/** Takes a picture of the page as a person with that theme, window and zoom sees it, then puts all of it back. */
export async function look(page: Page, path: string, { theme, size, zoom = 1 }: LookOptions = {}): Promise<void> {
  const now = await page.evaluate(() => ({ width: innerWidth, height: innerHeight, scale: devicePixelRatio }))
  const { width, height } = size ?? { width: now.width * now.scale, height: now.height * now.scale }
  const session = await page.context().newCDPSession(page)
  const resize = (size: { width: number; height: number }, scale: number) =>
    session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(size.width / scale),
      height: Math.round(size.height / scale),
      deviceScaleFactor: scale,
      mobile: false,
    })
  try {
    if (theme) await page.emulateMedia({ colorScheme: theme })
    await resize({ width, height }, zoom)
    await page.screenshot({ path, animations: 'disabled' })
  } finally {
    if (theme) await page.emulateMedia({ colorScheme: null })
    await resize({ width: now.width * now.scale, height: now.height * now.scale }, now.scale)
    await session.detach()
  }
}
