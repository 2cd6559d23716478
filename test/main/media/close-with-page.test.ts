import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { closeWithPage } from '../../../src/main/media/close-with-page.ts'

it('closes every sound when another document takes the page’s place', () => {
  const contents = new EventEmitter()
  let closed = 0
  closeWithPage(contents as unknown as Electron.WebContents, { closeAll: () => closed++ })
  contents.emit('did-navigate-in-page')
  expect(closed).toBe(0)
  contents.emit('did-navigate')
  expect(closed).toBe(1)
})
