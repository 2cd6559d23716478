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
  shown: string | null
}

/** What a key does, and the attribute of the grid that tells that it was done. */
interface Watched {
  event: 'input' | 'keydown'
  attribute: 'aria-rowcount' | 'aria-activedescendant'
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
  const strokes: PaintedStroke[] = []
  await field.focus()
  for (const query of queries) {
    await field.fill('')
    const keys = [...query].map((key) => (key === ' ' ? 'Space' : key))
    strokes.push(...(await paintedKeys(page, grid, keys, { event: 'input', attribute: 'aria-rowcount' })))
  }
  return strokes
}

/** Presses keys that move in a grid, as `paintedKeystrokes` types. */
export async function paintedMoves(page: Page, grid: Locator, keys: readonly string[]): Promise<PaintedStroke[]> {
  await grid.focus()
  return await paintedKeys(page, grid, keys, { event: 'keydown', attribute: 'aria-activedescendant' })
}

async function paintedKeys(
  page: Page,
  grid: Locator,
  keys: readonly string[],
  watched: Watched,
): Promise<PaintedStroke[]> {
  const recorder = await page.evaluateHandle(record, watched)
  const strokes: PaintedStroke[] = []
  for (const key of keys) {
    await recorder.evaluate((recorder) => recorder.listen())
    await page.keyboard.press(key)
    const stroke = await recorder.evaluate((recorder) => recorder.stroke)
    if (!stroke) throw new Error('No key stroke was listened for')
    if (stroke.shown !== (await settled(grid, watched))) throw new Error(`The frame after "${key}" came too early`)
    strokes.push(stroke)
  }
  return strokes
}

/** What the grid shows in the end; null when nothing was found. */
async function settled(grid: Locator, { attribute }: Watched): Promise<string | null> {
  const shown = await grid.evaluateAll(async (grids, attribute) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return grids.map((element) => element.getAttribute(attribute))
  }, attribute)
  return shown[0] ?? null
}

/** Runs in the page. */
function record({ event, attribute }: Watched) {
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
        const start = async ({ timeStamp }: Event) => {
          const begun = frame()
          // The page has rendered once the key's own task and its promises are done.
          await nextTask()
          const rendered = performance.now()
          const waited = Math.max(0, (await begun) - rendered)
          await nextTask()
          const painted = performance.now() - timeStamp
          const shown = document.querySelector('[role=grid]')?.getAttribute(attribute) ?? null
          resolve({ painted, waited, shown })
        }
        document.addEventListener(event, start, { capture: true, once: true })
      })
    },
  }
  return recorder
}
