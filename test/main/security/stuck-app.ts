import { openSync, read } from 'node:fs'
import { boundQuit } from '../../../src/main/security/quit.ts'

/**
 * A program whose native work never settles: reading a pipe to which nothing is written keeps one
 * of libuv's threads, as a keychain call behind a prompt does. Quits as the app does; `knowledge`
 * says whether it is aware of that.
 */
const [, , pipe = '', knowledge] = process.argv
read(openSync(pipe, 'r'), () => undefined)

let willQuit: ((event: { preventDefault(): void }) => void) | undefined
const app = {
  on(name: string, listener: typeof willQuit) {
    if (name === 'will-quit') willQuit = listener
  },
  quit: () => undefined,
  exit: () => process.exit(0),
}
// Of Electron's app only what quitting uses is there.
boundQuit(app as unknown as Parameters<typeof boundQuit>[0], {
  lastSteps: async () => undefined,
  isStuck: () => knowledge === 'aware',
})
willQuit?.({ preventDefault: () => undefined })
