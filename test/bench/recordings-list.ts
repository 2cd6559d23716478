import { createHttpClient } from '../../src/main/http/client.ts'
import { recordingListSchema } from '../../src/main/portals/call-record/recordings.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { launchApp } from '../e2e/app.ts'
import { goTo, signedIn, signIn } from '../e2e/person.ts'
import { type RunningPortal, startPortal } from '../portal/portal.ts'
import { apiPath } from '../portal/server/routes.ts'
import { launchBrowser, startPreview } from '../renderer/preview/serve.ts'
import { toBareList } from './bare-list.ts'
import { compare, type Measurement, timed } from './measurement.ts'
import { paintedFigures, paintedMoves } from './painted-keystrokes.ts'

const count = 1_000_000
const turns = 40

/** The pages of a million recordings, against bare requests of the same pages, and moving in their list. */
export async function measureRecordingPages(): Promise<Measurement[]> {
  const until = Date.now()
  const portal = await startPortal({ recordings: count, recordingsUntil: until })
  try {
    const adapter = await openAdapter(createHttpClient({ userAgent: 'bench' }), new URL(portal.url))
    const { username, password } = portal.people.ada
    const { accessToken } = await adapter.session.signIn({ username, password })
    const range = { from: new Date(until - 366 * 24 * 3_600_000).toISOString(), to: new Date(until).toISOString() }
    const page = (offset: () => number) =>
      compare(
        turns,
        () =>
          timed(async () => {
            const at = { by: 'offset', offset: offset() } as const
            await adapter.recordings?.list(accessToken, { ...range, order: 'newest', at, limit: 100 })
          }),
        () =>
          timed(async () => {
            const url = new URL(`${apiPath}/recordings`, portal.url)
            url.search = String(new URLSearchParams({ ...range, limit: '100', offset: String(offset()) }))
            const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })
            recordingListSchema.parse(await answer.json())
          }),
      )
    let turn = 0
    const first = await page(() => 0)
    // Each place is met once by either, all over the year.
    const anywhere = await page(() => (turn++ * 7_919_003) % count)
    const figure = { unit: 'ms', aim: 1.3 }
    return [
      { name: '1,000,000 recordings: the first page', value: first.subject, ratio: first.ratio, ...figure },
      { name: '1,000,000 recordings: a page at any date', value: anywhere.subject, ratio: anywhere.ratio, ...figure },
      ...(await measureMoves(portal)),
    ]
  } finally {
    await portal.close()
  }
}

/** Moving in the list by keyboard, row by row and page by page. */
async function measureMoves(portal: RunningPortal): Promise<Measurement[]> {
  const app = await launchApp({ portal: portal.url })
  try {
    const { page } = app
    await signIn(page, portal.people.ada)
    await signedIn(page)
    await goTo(page, 'Recordings')
    const grid = page.getByRole('grid')
    await grid.getByRole('row').nth(3).waitFor()
    const keys = Array.from({ length: 60 }, (_, turn) => (turn % 6 === 5 ? 'PageDown' : 'ArrowDown'))
    const painted = await paintedMoves(page, grid, keys)
    await toBareList(page)
    return paintedFigures('Recordings', painted, await paintedMoves(page, grid, keys))
  } finally {
    await app.close()
  }
}

/** What the page holds of a million rows: after the first pages, and after scrolling far and wide. */
export async function measurePagedRows(): Promise<Measurement[]> {
  const preview = await startPreview()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 700 } })
    await page.goto(`${preview.origin}/paged-list.html`)
    const session = await page.context().newCDPSession(page)
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1_000_000
    }
    const scroll = (times: number) =>
      page.evaluate(async (times) => {
        const grid = document.querySelector('[role=grid]')
        for (let turn = 0; grid && turn < times; turn++) {
          grid.scrollTop = ((turn * 7_919) % 1000) * (grid.scrollHeight / 1000)
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        }
      }, times)
    await page.getByRole('row').nth(3).waitFor()
    // The window is filled once before it counts.
    await scroll(60)
    const before = await heap()
    await scroll(400)
    const after = await heap()
    return [
      {
        name: '1,000,000 rows: heap after scrolling widely',
        value: after,
        unit: 'MB',
        ratio: after / before,
        aim: 1.1,
      },
    ]
  } finally {
    await browser.close()
    await preview.close()
  }
}
