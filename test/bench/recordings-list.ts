import { createHttpClient } from '../../src/main/http/client.ts'
import { recordingListSchema } from '../../src/main/portals/call-record/recordings.ts'
import { openAdapter } from '../../src/main/portals/open-adapter.ts'
import { startPortal } from '../portal/portal.ts'
import { apiPath } from '../portal/server/routes.ts'
import { launchBrowser, startPreview } from '../renderer/preview/serve.ts'
import { compare, type Measurement, timed } from './measurement.ts'

const count = 1_000_000
const turns = 40

/** Going to any date in a million recordings, against a bare request of the same page. */
export async function measureRecordingPages(): Promise<Measurement[]> {
  const until = Date.now()
  const portal = await startPortal({ recordings: count, recordingsUntil: until })
  try {
    const adapter = await openAdapter(createHttpClient({ userAgent: 'bench' }), new URL(portal.url))
    const { username, password } = portal.people.ada
    const { accessToken } = await adapter.session.signIn({ username, password })
    const range = { from: new Date(until - 366 * 24 * 3_600_000).toISOString(), to: new Date(until).toISOString() }
    let turn = 0
    // Each place is met once by either, all over the year.
    const place = () => (turn++ * 7_919_003) % count
    const figures = await compare(
      turns,
      () =>
        timed(async () => {
          const at = { by: 'offset', offset: place() } as const
          await adapter.recordings?.list(accessToken, { ...range, order: 'newest', at, limit: 100 })
        }),
      () =>
        timed(async () => {
          const url = new URL(`${apiPath}/recordings`, portal.url)
          url.search = String(new URLSearchParams({ ...range, limit: '100', offset: String(place()) }))
          const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })
          recordingListSchema.parse(await answer.json())
        }),
    )
    return [
      {
        name: '1,000,000 recordings: a page at any date',
        value: figures.subject,
        unit: 'ms',
        ratio: figures.ratio,
        aim: 1.3,
      },
    ]
  } finally {
    await portal.close()
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
