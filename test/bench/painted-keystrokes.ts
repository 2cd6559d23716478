import type { Locator, Page } from 'playwright-core'

/** How long one key stroke took, in milliseconds. */
export interface PaintedStroke {
  /** From the key to the end of the frame that shows its result. */
  painted: number
  /** Of it, the waiting for the display's next frame, which begins every 16.7 ms whatever the app does. */
  waited: number
}

/** What the page saw of one key stroke. */
interface Stroke extends PaintedStroke {
  rows: string | null
}

/**
 * Types each query with real key strokes, clearing the field before.
 *
 * @returns how long each stroke took until its result was painted
 * @throws when a frame counted as painted did not yet show the result
 */
export async function paintedKeystrokes(
  page: Page,
  field: Locator,
  grid: Locator,
  queries: readonly string[],
): Promise<PaintedStroke[]> {
  const recorder = await page.evaluateHandle(record)
  const strokes: PaintedStroke[] = []
  await field.focus()
  for (const query of queries) {
    await field.fill('')
    for (const key of query) {
      await recorder.evaluate((recorder) => recorder.listen())
      await page.keyboard.press(key === ' ' ? 'Space' : key)
      const stroke = await recorder.evaluate((recorder) => recorder.stroke)
      if (!stroke) throw new Error('No key stroke was listened for')
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
  /** When its callbacks begin; the time that they are passed is that of the frame, which may be earlier. */
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))
  /** The task after a frame's callbacks runs once the frame has been laid out and painted. */
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  const recorder = {
    stroke: Promise.resolve<Stroke | null>(null),
    listen() {
      recorder.stroke = new Promise((resolve) => {
        const start = async (event: Event) => {
          const begun = frame()
          // The page has rendered once the key's own task and its promises are done.
          await nextTask()
          const rendered = performance.now()
          const waited = Math.max(0, (await begun) - rendered)
          await nextTask()
          const painted = performance.now() - event.timeStamp
          const rows = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? null
          resolve({ painted, waited, rows })
        }
        document.addEventListener('input', start, { capture: true, once: true })
      })
    },
  }
  return recorder
}
