import type Electron from 'electron'
import { z } from 'zod'
import { ProvidedEmitter, type Shape } from './provided.ts'

const displaySchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  scale: z.number(),
})

/** A task bar takes as much of each display. */
const taskBar = 40

/**
 * One display of 1920×1080 at scale 1, or those of HOST_DISPLAYS, the primary one first, in pixels of a scale of 1 as
 * Electron counts them: `[{ "x": 0, "y": 0, "width": 1920, "height": 1080, "scale": 1.5 }]`.
 */
class Screen extends ProvidedEmitter implements Shape<Screen, Electron.Screen> {
  readonly #displays: Electron.Display[]

  constructor() {
    super('screen')
    const told = process.env.HOST_DISPLAYS ?? '[{ "x": 0, "y": 0, "width": 1920, "height": 1080, "scale": 1 }]'
    this.#displays = z
      .array(displaySchema)
      .min(1)
      .parse(JSON.parse(told))
      .map(({ scale, ...bounds }, index) => {
        const workArea = { ...bounds, height: bounds.height - taskBar }
        return { id: index + 1, bounds, workArea, scaleFactor: scale, rotation: 0, internal: true } as Electron.Display
      })
  }

  getPrimaryDisplay(): Electron.Display {
    const [primary] = this.#displays
    if (!primary) throw new Error('test/host: no display')
    return primary
  }

  getAllDisplays(): Electron.Display[] {
    return [...this.#displays]
  }

  /** The one that most of it lies on. */
  getDisplayMatching(bounds: Electron.Rectangle): Electron.Display {
    const shared = (display: Electron.Display) => overlap(display.bounds, bounds)
    const best = this.#displays.toSorted((one, other) => shared(other) - shared(one))[0]
    return best && shared(best) > 0 ? best : this.getPrimaryDisplay()
  }

  getDisplayNearestPoint({ x, y }: Electron.Point): Electron.Display {
    return this.getDisplayMatching({ x, y, width: 1, height: 1 })
  }
}

function overlap(one: Electron.Rectangle, other: Electron.Rectangle): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return Math.max(0, across) * Math.max(0, down)
}

export const screen = new Screen()
