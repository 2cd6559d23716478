import type { WebContents } from 'electron'
import { bridgeEvents } from '../../shared/bridge.ts'
import type { Emit } from './handlers.ts'
import { isOwnFrame, type OwnContents } from './sender.ts'

/**
 * Sends an event to the app's own page, parsed like everything that crosses the bridge. Any other page receives
 * nothing.
 */
export function createEmit(contents: OwnContents & Pick<WebContents, 'send'>): Emit {
  return (event, payload) => {
    const parsed = bridgeEvents[event].parse(payload)
    if (!contents.isDestroyed() && isOwnFrame(contents.mainFrame, contents)) contents.send(event, parsed)
  }
}
