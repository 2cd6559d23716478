import type { Page } from 'playwright-core'
import { launchApp } from '../e2e/app.ts'
import { openPhones, signedIn, signIn } from '../e2e/person.ts'
import { startPortal } from '../portal/portal.ts'
import { type Measurement, median, percentile } from './measurement.ts'
import { paintedKeystrokes } from './painted-keystrokes.ts'

const count = 50_000
/** Typed letter by letter: names, extensions, SIP users and models, from many matches to none. */
const queries = ['ann', 'smith', 'polycom vvx', '20123', 'nw3', 'yealink t54', 'meeting room', 'zzz', 'ma ok', '4']

/** Searching 50,000 phones as a person types, and what the page holds then. */
export async function measurePhoneList(): Promise<Measurement[]> {
  const portal = await startPortal({ phones: count })
  try {
    const app = await launchApp({ portal: portal.url })
    try {
      const { page } = app
      await signIn(page, portal.people.ada)
      await signedIn(page)
      await openPhones(page)
      await page.getByText(`${count.toLocaleString('en-US')} phones`, { exact: true }).waitFor({ timeout: 60_000 })
      const strokes = await paintedKeystrokes(page, page.getByRole('searchbox'), page.getByRole('grid'), queries)
      const whole = strokes.map(({ painted }) => painted)
      const work = strokes.map(({ painted, waited }) => painted - waited)
      const stroke = { unit: 'ms', ratio: null }
      return [
        { name: '50,000 phones: key stroke to painted, p95', value: percentile(whole, 0.95), aim: 16, ...stroke },
        { name: '50,000 phones: key stroke to painted, median', value: median(whole), aim: null, ...stroke },
        { name: '… without waiting for the frame, p95', value: percentile(work, 0.95), aim: 16, ...stroke },
        { name: '… without waiting for the frame, median', value: median(work), aim: null, ...stroke },
        { name: '50,000 phones: JavaScript heap', value: await heap(page), unit: 'MB', ratio: null, aim: null },
      ]
    } finally {
      await app.close()
    }
  } finally {
    await portal.close()
  }
}

/** What the page's scripts hold after a garbage collection, in megabytes. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1_000_000
}
