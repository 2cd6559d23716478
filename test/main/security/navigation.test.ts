import type { App, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { guardNavigation } from '../../../src/main/security/navigation.ts'

type Listener = (event: { url: string; isMainFrame: boolean; preventDefault: () => void }) => void

/** A web contents as it is made, with the listeners put on it. */
function newContents() {
  const created: ((event: unknown, contents: WebContents) => void)[] = []
  // Of the app and of the contents only what the guard uses is there.
  guardNavigation({ on: (_name: string, listener: (typeof created)[0]) => created.push(listener) } as unknown as App)

  const listeners = new Map<string, Listener>()
  let openWindow: ((details: { url: string }) => unknown) | undefined
  const contents = {
    on: (name: string, listener: Listener) => listeners.set(name, listener),
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler
    },
  } as unknown as WebContents
  for (const listener of created) listener({}, contents)

  const allows = (event: string, url: string, isMainFrame = true) => {
    let prevented = false
    const listener = listeners.get(event)
    if (!listener) throw new Error(`nobody guards ${event}`)
    listener({ url, isMainFrame, preventDefault: () => (prevented = true) })
    return !prevented
  }
  return { allows, open: (url: string) => openWindow?.({ url }) }
}

const events = ['will-navigate', 'will-redirect', 'will-frame-navigate']
const foreign = [
  'https://portal.example/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://portal/1',
  'about:blank',
  'smb://server/share',
  'ms-settings:',
  'app://portal.evil/index.html',
  'app://portal@evil/index.html',
  'app://evil/portal',
  'app-evil://portal/index.html',
  // A sound and a mark are no pages.
  'app://portal/media/x',
  'app://portal/mark/x',
  '',
]

describe.each(events)('every web contents guards %s', (event) => {
  it.each(foreign)('and stays where it is instead of %j', (url) => {
    expect(newContents().allows(event, url)).toBe(false)
  })

  it("and lets the app's own page pass", () => {
    expect(newContents().allows(event, 'app://portal/index.html')).toBe(true)
  })

  it('and lets no frame load anything', () => {
    expect(newContents().allows(event, 'app://portal/index.html', false)).toBe(false)
  })
})

describe('every web contents', () => {
  it.each(['app://portal/index.html', 'https://portal.example/'])('opens no window for %s', (url) => {
    expect(newContents().open(url)).toEqual({ action: 'deny' })
  })

  it('attaches no webview', () => {
    expect(newContents().allows('will-attach-webview', 'app://portal/index.html')).toBe(false)
  })
})
