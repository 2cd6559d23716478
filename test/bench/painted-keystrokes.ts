import type { Locator, Page } from 'playwright-core'

/** One key stroke, in milliseconds. */
export interface Stroke {
  /** From the key to the frame that shows its result. */
  total: number
  /** The same without the wait for the screen's next frame, which nothing can shorten. */
  work: number
}

interface Recorded extends Stroke {
  rows: string | null
}

/**
 * Types each query with real key strokes, clearing the field before, and times each one.
 *
 * @throws when a frame counted as painted did not yet show the result.
 */
export async function paintedKeystrokes(
  page: Page,
  field: Locator,
  grid: Locator,
  queries: readonly string[],
): Promise<Stroke[]> {
  const recorder = await page.evaluateHandle(record)
  const strokes: Stroke[] = []
  await field.focus()
  for (const query of queries) {
    await field.fill('')
    for (const key of query) {
      const painted = page.evaluate((recorder) => recorder.next(), recorder)
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      const stroke = await painted
      if (stroke.rows !== (await rowsOf(grid))) throw new Error(`The frame after "${key}" of "${query}" came too early`)
      strokes.push(stroke)
    }
  }
  return strokes
}

/** How many rows the grid says it has; none when nothing was found. */
async function rowsOf(grid: Locator): Promise<string | null> {
  const settled = await grid.evaluateAll(async (grids) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return grids.map((element) => element.getAttribute('aria-rowcount'))
  })
  return settled[0] ?? null
}

/** Runs in the page. */
function record() {
  /** After the tasks and microtasks that are due now: where rendering has ended, and after a frame where it is painted. */
  const afterThis = () =>
    new Promise<number>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(null)
    })
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))

  return {
    next: () =>
      new Promise<Recorded>((resolve) => {
        const start = async (event: Event) => {
          const rendered = afterThis()
          const began = await frame()
          const painted = await afterThis()
          // Late work may itself run into the frame; then there was no wait.
          const wait = Math.max(0, began - (await rendered))
          const total = painted - event.timeStamp
          const rows = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? null
          resolve({ total, work: total - wait, rows })
        }
        document.addEventListener('input', start, { capture: true, once: true })
      }),
  }
}
