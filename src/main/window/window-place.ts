import type { BrowserWindow, Rectangle, Screen } from 'electron'
import type { WindowPlace } from '../../shared/settings.ts'

/** How long a window must rest before its place is written, in milliseconds. */
const restMs = 500

/** The least of a title bar that a person can still take hold of, in pixels. */
const grip = { width: 100, height: 32 }

type PlacedWindow = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'isDestroyed'> & {
  on(event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'close', listener: () => void): unknown
}

/** Puts the window where it was left, or where it can be reached if that display is gone. */
export function restorePlace(
  window: Pick<BrowserWindow, 'setBounds' | 'maximize'> & { once(event: 'show', listener: () => void): unknown },
  place: WindowPlace | null,
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
): void {
  if (!place) return
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  window.setBounds(reachableBounds(place, areas, screen.getPrimaryDisplay().workArea))
  // Maximizing a hidden window would show it at once.
  if (place.maximized) window.once('show', () => window.maximize())
}

/** The place itself while its title bar can be reached on some display; else the same size, centred on the primary one. */
export function reachableBounds(place: Rectangle, workAreas: readonly Rectangle[], primary: Rectangle): Rectangle {
  const { x, y, width, height } = place
  if (workAreas.some((area) => isReachable(place, area))) return { x, y, width, height }
  const fitted = { width: Math.min(width, primary.width), height: Math.min(height, primary.height) }
  return {
    ...fitted,
    x: primary.x + Math.round((primary.width - fitted.width) / 2),
    y: primary.y + Math.round((primary.height - fitted.height) / 2),
  }
}

function isReachable(place: Rectangle, area: Rectangle): boolean {
  const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  return across >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height
}

/** Hands every place at which the window comes to rest to `keep`, and the last one when it closes. */
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

/** Bounds as the settings take them; a tiling system may have made the window smaller than it asks to be. */
const roundedPlace = ({ x, y, width, height }: Rectangle, maximized: boolean): WindowPlace => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.max(640, Math.round(width)),
  height: Math.max(480, Math.round(height)),
  maximized,
})
