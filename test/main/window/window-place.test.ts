import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reachableBounds, rememberPlace, restorePlace } from '../../../src/main/window/window-place.ts'
import { type WindowPlace, windowPlaceSchema } from '../../../src/shared/settings/settings.ts'

const area = (x: number, y: number, width = 1920, height = 1040) => ({ x, y, width, height })
const place = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height })
const primary = area(0, 0)
const left = area(-1920, 0)

describe('a window that was left', () => {
  it.each([
    ['in the middle', place(200, 100)],
    ['on the display to the left', place(-1500, 50)],
    ['across two displays', place(-400, 0)],
    ['half below the screen', place(100, 900)],
    ['half beyond the right edge', place(1700, 0)],
  ])('%s is there again', (_where, bounds) => {
    expect(reachableBounds(bounds, [primary, left], primary)).toEqual(bounds)
  })

  it.each([
    ['on a display that is gone', place(3000, 100)],
    ['far above', place(100, -500)],
    ['with its title bar below the screen', place(100, 1030)],
    ['with a sliver of it left', place(-950, 100)],
  ])('%s comes back to the middle of the primary display', (_where, bounds) => {
    expect(reachableBounds(bounds, [primary], primary)).toEqual(place(460, 170))
  })

  it('gets no larger than the display it comes back to', () => {
    const small = area(0, 0, 800, 560)
    expect(reachableBounds(place(3000, 0), [small], small)).toEqual(small)
  })
})

describe('a window that is larger than what it lies on', () => {
  it.each([
    ['on a large display that is gone', place(0, 0, 3000, 1800), [primary], place(0, 0, 1920, 1040)],
    ['a little to the side', place(-40, 10, 3000, 900), [primary], place(0, 10, 1920, 900)],
    ['too high alone', place(300, 0, 1000, 1500), [primary], place(300, 0, 1000, 1040)],
    ['below a task bar at the top', place(100, 40, 1000, 1800), [area(0, 32)], place(100, 32, 1000, 1040)],
    [
      'beside a display that it does not touch',
      place(0, 0, 2500, 900),
      [primary, area(5000, 0)],
      place(0, 0, 1920, 900),
    ],
  ])('is cut until all its edges can be reached: %s', (_where, left, areas, wanted) => {
    expect(reachableBounds(left, areas, primary)).toEqual(wanted)
  })

  it('stays across two displays that it fits on together', () => {
    const across = place(-1500, 0, 3000, 900)
    expect(reachableBounds(across, [primary, left], primary)).toEqual(across)
  })
})

describe('restoring', () => {
  const screen = {
    getAllDisplays: () => [display],
    getPrimaryDisplay: () => display,
  }
  // Of a display only its work area is looked at.
  const display = { workArea: primary } as Electron.Display

  /** Made on the primary display. As on Windows, a call that moves it to one of another scale gets its size wrong. */
  function restored(kept: WindowPlace | null, displays = [display], scaleOf = (_x: number) => 1) {
    const done: unknown[] = []
    const shown: (() => void)[] = []
    let bounds = place(0, 0)
    restorePlace(
      {
        getBounds: () => bounds,
        setBounds: (wanted) => {
          const factor = scaleOf(bounds.x) / scaleOf(wanted.x ?? 0)
          bounds = { ...bounds, ...wanted }
          bounds.width = Math.round(bounds.width * factor)
          bounds.height = Math.round(bounds.height * factor)
        },
        maximize: () => void done.push('maximize'),
        once: (_event: 'show', listener: () => void) => shown.push(listener),
      },
      kept,
      { ...screen, getAllDisplays: () => displays },
    )
    return { done, bounds: () => bounds, show: () => shown.forEach((listener) => void listener()) }
  }

  it('leaves the first window as it is made', () => {
    expect(restored(null).bounds()).toEqual(place(0, 0))
  })

  it('makes the first window fit a small display', () => {
    const { workArea } = display
    display.workArea = area(0, 28, 960, 600)
    expect(restored(null).bounds()).toEqual(area(0, 28, 960, 600))
    display.workArea = workArea
  })

  it.each([1, 1.25, 1.5, 2])('ends at the place it was left, on a second display of %d times the scale', (scale) => {
    const second = { workArea: area(1920, 0) } as Electron.Display
    const kept = { ...place(2100, 100), maximized: false }
    const { bounds } = restored(kept, [display, second], (x) => (x < 1920 ? 1 : scale))
    expect(bounds()).toEqual(place(2100, 100))
  })

  it('maximizes a maximized window only when it is shown, since that shows it', () => {
    const { done, bounds, show } = restored({ ...place(10, 20), maximized: true })
    expect([bounds(), done]).toEqual([place(10, 20), []])
    show()
    expect(done).toEqual(['maximize'])
  })
})

describe('remembering', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function remembered(part: { minimized?: boolean; bounds?: ReturnType<typeof place> } = {}) {
    const kept: WindowPlace[] = []
    const listeners = new Map<string, () => void>()
    rememberPlace(
      {
        on: (event, listener) => listeners.set(event, listener),
        getNormalBounds: () => part.bounds ?? place(10, 20),
        isMaximized: () => false,
        isMinimized: () => part.minimized ?? false,
        isDestroyed: () => false,
      },
      (resting) => kept.push(resting),
    )
    return { kept, happen: (event: string) => listeners.get(event)?.() }
  }

  it('waits until the window rests, so that dragging writes once', () => {
    const { kept, happen } = remembered()
    for (let step = 0; step < 20; step += 1) {
      happen(step % 2 ? 'move' : 'resize')
      vi.advanceTimersByTime(100)
    }
    expect(kept).toEqual([])
    vi.advanceTimersByTime(500)
    expect(kept).toEqual([{ ...place(10, 20), maximized: false }])
  })

  it('writes at once when the window closes, and not again', () => {
    const { kept, happen } = remembered()
    happen('move')
    happen('close')
    vi.advanceTimersByTime(1000)
    expect(kept).toHaveLength(1)
  })

  it('takes a minimized window for none', () => {
    const { kept, happen } = remembered({ minimized: true })
    happen('close')
    expect(kept).toEqual([])
  })

  it('writes only what can be read again', () => {
    const { kept, happen } = remembered({ bounds: place(0.5, 1.25, 300.4, 200) })
    happen('close')
    expect(windowPlaceSchema.safeParse(kept[0]).success).toBe(true)
  })
})
