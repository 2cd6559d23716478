import type { WebContents } from 'electron'

/** Half a level is about 10 %, as in View > Zoom In; Chromium allows 25 % to 500 %. */
const step = 0.5
const smallest = -7.5
const largest = 8.5

/**
 * Zooms with Ctrl and the mouse wheel: Electron only reports that it was turned (docs/api/web-contents.md,
 * zoom-changed).
 */
export function zoomByWheel(contents: Pick<WebContents, 'on' | 'getZoomLevel' | 'setZoomLevel'>): void {
  contents.on('zoom-changed', (_event, direction) => {
    const level = contents.getZoomLevel() + (direction === 'in' ? step : -step)
    contents.setZoomLevel(Math.min(Math.max(level, smallest), largest))
  })
}
