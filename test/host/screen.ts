import type Electron from 'electron'
import { ProvidedEmitter, type Shape } from './provided.ts'

/** One display of 1920×1080, of which a task bar takes 40. */
class Screen extends ProvidedEmitter implements Shape<Screen, Electron.Screen> {
  constructor() {
    super('screen')
  }

  getPrimaryDisplay(): Electron.Display {
    const bounds = { x: 0, y: 0, width: 1920, height: 1080 }
    const display = {
      id: 1,
      bounds,
      workArea: { ...bounds, height: 1040 },
      scaleFactor: 1,
      rotation: 0,
      internal: true,
    }
    return display as Electron.Display
  }

  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()]
  }

  getDisplayMatching(_bounds: Electron.Rectangle): Electron.Display {
    return this.getPrimaryDisplay()
  }

  getDisplayNearestPoint(_point: Electron.Point): Electron.Display {
    return this.getPrimaryDisplay()
  }
}

export const screen = new Screen()
