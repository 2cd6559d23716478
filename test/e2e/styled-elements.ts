import type { Page } from 'playwright-core'
import { z } from 'zod'

const traceEventSchema = z.object({
  name: z.string(),
  args: z.object({ elementCount: z.number().optional() }).optional(),
})

/** How many elements Chromium styles again, at most at once, because of what a person does. */
export async function styledElements(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const counts: number[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    counts.push(
      ...z
        .array(traceEventSchema)
        .parse(value)
        .flatMap(({ name, args }) => (name === 'UpdateLayoutTree' ? (args?.elementCount ?? 0) : [])),
    )
  })
  try {
    const traceConfig = { includedCategories: ['devtools.timeline'] }
    await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
    await act()
    const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
    await session.send('Tracing.end')
    await done
  } finally {
    await session.detach()
  }
  if (counts.length === 0) throw new Error('Nothing was styled')
  return Math.max(...counts)
}
