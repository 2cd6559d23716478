import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, it } from 'vitest'
import { zoomByWheel } from '../../../src/main/window/wheel-zoom.ts'

class Contents extends EventEmitter {
  level = 0
  getZoomLevel = () => this.level
  setZoomLevel = (level: number) => {
    this.level = level
  }
}

it('the wheel zooms in and out by the menu’s steps, and no further than Chromium draws', () => {
  const contents = new Contents()
  zoomByWheel(contents as unknown as WebContents)
  contents.emit('zoom-changed', {}, 'in')
  expect(contents.level).toBe(0.5)
  contents.emit('zoom-changed', {}, 'out')
  contents.emit('zoom-changed', {}, 'out')
  expect(contents.level).toBe(-0.5)
  for (let turn = 0; turn < 40; turn++) contents.emit('zoom-changed', {}, 'in')
  expect(1.2 ** contents.level).toBeLessThanOrEqual(5)
  for (let turn = 0; turn < 80; turn++) contents.emit('zoom-changed', {}, 'out')
  expect(1.2 ** contents.level).toBeGreaterThanOrEqual(0.25)
})
