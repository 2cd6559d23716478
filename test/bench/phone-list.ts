import type { Page } from 'playwright-core'
import { launchApp } from '../e2e/app.ts'
import { openPhones, signedIn, signIn } from '../e2e/person.ts'
import { startPortal } from '../portal/portal.ts'
import { toBareList } from './bare-list.ts'
import type { Measurement } from './measurement.ts'
import { paintedFigures, paintedKeystrokes } from './painted-keystrokes.ts'

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
      const type = () => paintedKeystrokes(page, page.getByRole('searchbox'), page.getByRole('grid'), queries)
      const painted = await type()
      const held = await heap(page)
      await toBareList(page)
      return [
        ...paintedFigures('50,000 phones', painted, await type()),
        { name: '50,000 phones: JavaScript heap', value: held, unit: 'MB', ratio: null, aim: null },
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
