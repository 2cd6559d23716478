import { launchApp } from '../e2e/app.ts'
import { type Measurement, median } from './measurement.ts'

const calls = 300

/** A call over the bridge that main answers from memory, there and back. */
export async function measureBridgeCall(): Promise<Measurement[]> {
  const app = await launchApp()
  try {
    await app.page.getByLabel('Portal address').waitFor()
    const times = await app.page.evaluate(async (count) => {
      const times: number[] = []
      for (let call = 0; call < count; call++) {
        const start = performance.now()
        await window.bridge.call('app.start', {})
        times.push(performance.now() - start)
      }
      return times
    }, calls)
    return [{ name: 'Bridge, there and back', value: median(times), unit: 'ms', ratio: null, aim: null }]
  } finally {
    await app.close()
  }
}
