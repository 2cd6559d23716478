import type { WebContents } from 'electron'
import { bridgeEvents } from '../../shared/bridge.ts'
import type { Emit } from './handlers.ts'
import { isOwnFrame, type OwnContents } from './sender.ts'

/** Tells the app's own page an event, parsed like everything that crosses the bridge. To any other page, nothing. */
export function createEmit(contents: OwnContents & Pick<WebContents, 'send'>): Emit {
  return (event, payload) => {
    const parsed = bridgeEvents[event].parse(payload)
    if (!contents.isDestroyed() && isOwnFrame(contents.mainFrame, contents)) contents.send(event, parsed)
  }
}
