import { calls } from 'virtual:bridge-names'
import type { BridgeCall } from '../../shared/bridge.ts'
import type { AppError, Result } from '../../shared/errors.ts'
import { isWithinLimits } from './input-limits.ts'
import { isOwnFrame, type OwnContents, type Sender } from './sender.ts'
import { pathToLongestText, tooLong } from './too-long.ts'

/** Answers a call whose sender has been checked. Parses the input and its own output; never rejects. */
export type Answer = (name: BridgeCall, input: unknown) => Promise<Result<unknown>>

type Listener = (event: { readonly senderFrame: Sender | null }, ...inputs: unknown[]) => Promise<Result<unknown>>

/** The part of Electron's `ipcMain` that the bridge uses. */
export interface CallReceiver {
  handle(channel: string, listener: Listener): void
}

/**
 * Registers one handler for every call of the bridge. A call is refused unless it comes from the app's own main frame
 * with exactly one plain input of a sensible size; it always resolves to a {@link Result}. Imports no schemas, so that
 * it can run before they are loaded: calls that arrive earlier wait for `loading`.
 */
export function openBridge(ipcMain: CallReceiver, contents: OwnContents, loading: Promise<Answer>): void {
  for (const name of calls) {
    ipcMain.handle(name, async (event, ...inputs) => {
      if (!isOwnFrame(event.senderFrame, contents)) return failed({ code: 'refused' })
      const [input] = inputs
      if (inputs.length !== 1 || !isWithinLimits(input, Number.POSITIVE_INFINITY)) return failed({ code: 'refused' })
      // A person may paste a text of any length into a field.
      if (!isWithinLimits(input)) return failed(tooLong([pathToLongestText(input)]))
      return loading.then(
        (answer) => answer(name, input),
        () => failed({ code: 'internal' }),
      )
    })
  }
}

const failed = (error: AppError) => ({ ok: false as const, error })
