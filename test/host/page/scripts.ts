import { randomUUID } from 'node:crypto'
import { codec } from './codec.ts'
import { crossing } from './crossing.ts'
import { mainWorld } from './main-world.ts'
import { ownWindow } from './own-window.ts'
import { preloadWorld } from './preload-world.ts'

/** The world the preload runs in. */
export const preloadWorldName = 'preload'
/** The preload world's way to main. */
export const bindingName = '__hostSend' satisfies keyof import('./preload-world.ts').HostWindow

/**
 * The two scripts that run, in this order, before a document's own: the page's half of the context bridge
 * (page's world), then Electron's preload API and the preload itself (isolated world).
 *
 * @param preload the built preload's source, or null for a window without one.
 * @param visible a person sees the window.
 */
export function pageScripts(preload: string | null, platform: string, visible: boolean) {
  const token = JSON.stringify(randomUUID())
  return {
    page: `if (window === window.top) (${mainWorld})((${crossing})(${codec}, ${token}, 'page'))`,
    preload: `{
      const { require, process } = (${preloadWorld})(${codec}, (${crossing})(${codec}, ${token}, 'preload'), ${JSON.stringify(platform)}, ${visible ? ownWindow : null})
      if (window === window.top) (function (require, process, module, exports) {\n${preload ?? ''}\n})(require, process, { exports: {} }, {})
    }`,
  }
}
