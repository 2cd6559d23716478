import type { BrowserWindow, Rectangle, Screen } from 'electron'
import type { WindowPlace } from '../../shared/settings/settings.ts'

/** How long a window must stay unchanged before its bounds are saved, in milliseconds. */
const restMs = 500

/** The smallest visible area of a title bar that can still be dragged, in pixels. */
const grip = { width: 100, height: 32 }

type PlacedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'close', listener: () => void): unknown
}

/**
 * Puts the window where it was left, or where it can be reached if that display is gone, and no larger than fits there.
 * A window without a saved place is fitted to the primary display.
 */
export function restorePlace(
  window: Pick<BrowserWindow, 'getBounds' | 'setBounds' | 'maximize'> & {
    once(event: 'show', listener: () => void): unknown
  },
  place: WindowPlace | null,
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): void {
  if (!place) {
    const asked = window.getBounds()
    const { workArea } = screen.getPrimaryDisplay()
    if (asked.width > workArea.width || asked.height > workArea.height) {
      window.setBounds(reachableBounds(asked, [], workArea))
    }
    return
  }
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const bounds = reachableBounds(place, areas, screen.getPrimaryDisplay().workArea)
  window.setBounds(bounds)
  // Windows converts the size with the scale of the window's previous display. Now it is on the right one, so set it
  // again.
  window.setBounds(bounds)
  // Maximizing a hidden window would show it at once.
  if (place.maximized) window.once('show', () => window.maximize())
}

/**
 * The saved bounds if the title bar can be reached on some display, reduced to fit the displays that they overlap, so
 * that every edge can be dragged. Otherwise the same size, centred on the primary display.
 */
export function reachableBounds(place: Rectangle, workAreas: readonly Rectangle[], primary: Rectangle): Rectangle {
  const { x, y, width, height } = place
  if (workAreas.some((area) => isReachable(place, area))) {
    const under = workAreas.filter((area) => isOver(place, area))
    const across = fitted(x, width, extent(under.map((area) => [area.x, area.x + area.width])))
    const down = fitted(y, height, extent(under.map((area) => [area.y, area.y + area.height])))
    return { x: across.start, y: down.start, width: across.size, height: down.size }
  }
  const size = { width: Math.min(width, primary.width), height: Math.min(height, primary.height) }
  return {
    ...size,
    x: primary.x + Math.round((primary.width - size.width) / 2),
    y: primary.y + Math.round((primary.height - size.height) / 2),
  }
}

type Range = [from: number, to: number]

const extent = (ranges: Range[]): Range => [
  Math.min(...ranges.map(([from]) => from)),
  Math.max(...ranges.map(([, to]) => to)),
]

/**
 * A size that is too large becomes the whole range. One that fits stays, even partly beyond the edge, because the
 * window can be moved.
 */
const fitted = (start: number, size: number, [from, to]: Range) =>
  size > to - from ? { start: from, size: to - from } : { start, size }

const isOver = (place: Rectangle, area: Rectangle) =>
  overlap([place.x, place.x + place.width], [area.x, area.x + area.width]) > 0 &&
  overlap([place.y, place.y + place.height], [area.y, area.y + area.height]) > 0

const overlap = (one: Range, other: Range) => Math.min(one[1], other[1]) - Math.max(one[0], other[0])

function isReachable(place: Rectangle, area: Rectangle): boolean {
  const across = overlap([place.x, place.x + place.width], [area.x, area.x + area.width])
  return across >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height
}

/** Calls `keep` with the window's bounds whenever they have stopped changing, and when it closes. */
export function rememberPlace(window: PlacedWindow, keep: (place: WindowPlace) => void): void {
  let resting: NodeJS.Timeout | undefined

  const keepNow = () => {
    clearTimeout(resting)
    if (!window.isDestroyed() && !window.isMinimized()) {
      keep(roundedPlace(window.getNormalBounds(), window.isMaximized()))
    }
  }
  const keepSoon = () => {
    clearTimeout(resting)
    resting = setTimeout(keepNow, restMs)
  }

  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('maximize', keepSoon)
  window.on('unmaximize', keepSoon)
  window.on('close', keepNow)
}

/** Bounds that fit the settings' schema; a tiling window manager may have made the window smaller than its minimum. */
const roundedPlace = ({ x, y, width, height }: Rectangle, maximized: boolean): WindowPlace => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.max(640, Math.round(width)),
  height: Math.max(480, Math.round(height)),
  maximized,
})
