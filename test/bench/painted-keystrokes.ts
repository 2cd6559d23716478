import type { Locator, Page } from 'playwright-core'
import { type Measurement, median, percentile } from './measurement.ts'

/** What the page saw of one key stroke. */
interface Stroke {
  /** From the key to the end of the frame that shows its result, in milliseconds. */
  painted: number
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
 * @returns how long each stroke took until its result was painted, in milliseconds
 * @throws when a frame counted as painted did not yet show the result
 */
export async function paintedKeystrokes(
  page: Page,
  field: Locator,
  grid: Locator,
  queries: readonly string[],
): Promise<number[]> {
  const strokes: number[] = []
  await field.focus()
  for (const query of queries) {
    await field.fill('')
    // Showing all rows again is not part of the next key.
    await settled(grid, { event: 'input', attribute: 'aria-rowcount' })
    const keys = [...query].map((key) => (key === ' ' ? 'Space' : key))
    strokes.push(...(await paintedKeys(page, grid, keys, { event: 'input', attribute: 'aria-rowcount' })))
  }
  return strokes
}

/** Presses keys that move in a grid, as `paintedKeystrokes` types. */
export async function paintedMoves(page: Page, grid: Locator, keys: readonly string[]): Promise<number[]> {
  await grid.focus()
  return await paintedKeys(page, grid, keys, { event: 'keydown', attribute: 'aria-activedescendant' })
}

/** The figures of a list from the strokes painted by it and by a bare copy of it (`toBareList`), in milliseconds. */
export function paintedFigures(list: string, painted: readonly number[], bare: readonly number[]): Measurement[] {
  const [slowest, slowestBare] = [percentile(painted, 0.95), percentile(bare, 0.95)]
  const figure = { unit: 'ms', ratio: null, aim: null }
  return [
    { ...figure, name: `${list}: key stroke to painted, p95`, value: slowest, aim: 16 },
    { ...figure, name: `${list}: key stroke to painted, median`, value: median(painted) },
    {
      ...figure,
      name: '… against a page that does nothing else, p95',
      value: slowest,
      ratio: slowest / slowestBare,
      aim: 1.3,
    },
  ]
}

async function paintedKeys(page: Page, grid: Locator, keys: readonly string[], watched: Watched): Promise<number[]> {
  const recorder = await page.evaluateHandle(record, watched)
  const strokes: number[] = []
  for (const key of keys) {
    await recorder.evaluate((recorder) => recorder.listen())
    await page.keyboard.press(key)
    const stroke = await recorder.evaluate((recorder) => recorder.stroke)
    if (!stroke) throw new Error('No key stroke was listened for')
    if (stroke.shown !== (await settled(grid, watched))) throw new Error(`The frame after "${key}" came too early`)
    strokes.push(stroke.painted)
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
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
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
          await frame()
          await nextTask()
          const painted = performance.now() - timeStamp
          const shown = document.querySelector('[role=grid]')?.getAttribute(attribute) ?? null
          resolve({ painted, shown })
        }
        document.addEventListener(event, start, { capture: true, once: true })
      })
    },
  }
  return recorder
}
