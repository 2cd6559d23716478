import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await launchApp()
  await app.page.getByLabel('Portal address').waitFor()
})
afterAll(() => app?.close())

const zoom = async () => (await app.windows())[0]?.zoomFactor

// On macOS the wheel does not zoom.
it.skipIf(process.platform === 'darwin')('Ctrl with the wheel zooms, the wheel alone does not', async () => {
  const { page } = app
  expect(await zoom()).toBe(1)
  await page.mouse.move(200, 200)
  await page.mouse.wheel(0, -100)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await expect.poll(zoom).toBeCloseTo(1.2 ** 0.5)
  await page.mouse.wheel(0, 100)
  await expect.poll(zoom).toBeCloseTo(1)
  await page.keyboard.up('Control')
})
