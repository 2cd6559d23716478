import { afterEach, expect, it } from 'vitest'
import { launchApp, type RunningApp } from './app.ts'

let app: RunningApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

const bounds = async () => (await app?.windows())?.[0]?.bounds
const displays = (...all: { x: number; width: number; height: number; scale: number }[]) => ({
  HOST_DISPLAYS: JSON.stringify(all.map((display) => ({ y: 0, ...display }))),
})

// With Electron, the displays are the machine's own.
const onElectron = process.env.E2E_RUNTIME === 'electron'

it.skipIf(onElectron)(
  'the window comes back with the same size on a second display with another scale factor',
  async () => {
    const first = { x: 0, width: 1920, height: 1080, scale: 1 }
    app = await launchApp({ env: displays(first, { x: 1920, width: 1280, height: 1080, scale: 1.5 }) })
    await app.page.getByLabel('Portal address').waitFor()
    const left = { x: 2000, y: 50, width: 900, height: 700 }
    // The harness moves the window as a person would, until it has the size that they see.
    await app.setBounds(left)
    await app.setBounds(left)
    expect(await bounds()).toEqual(left)
    for (let start = 0; start < 2; start += 1) {
      await app.restart()
      await app.page.getByLabel('Portal address').waitFor()
      await expect.poll(bounds).toEqual(left)
    }
  },
)
