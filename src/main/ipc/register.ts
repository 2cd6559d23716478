import { calls } from 'virtual:bridge-names'
import type { WebContents, WebFrameMain } from 'electron'
import type { BridgeCall } from '../../shared/bridge.ts'
import type { AppError, AppErrorOf, Result } from '../../shared/errors.ts'
import { appOrigin, isAppUrl } from '../security/app-origin.ts'

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

/** The checked properties of a frame that sent a message. */
export type Sender = Pick<WebFrameMain, 'isDestroyed' | 'origin' | 'url'>

/** The web contents of the app's only window. */
export type OwnContents = Pick<WebContents, 'isDestroyed'> & { readonly mainFrame: Sender }

/**
 * Whether a message came from the window's own main frame while it shows the app's own page. `frame` is null if it has
 * navigated away or was destroyed.
 */
export function isOwnFrame(frame: Sender | null, contents: OwnContents): boolean {
  if (!frame || frame.isDestroyed() || contents.isDestroyed()) return false
  return frame === contents.mainFrame && frame.origin === appOrigin && isAppUrl(frame.url)
}

const deepest = 6
const mostValues = 500
const mostCharacters = 64 * 1024
const forbiddenKeys = new Set<PropertyKey>(['__proto__', 'constructor', 'prototype'])

/**
 * Whether what arrived over the bridge is plain data of a sensible size: objects, lists and scalars, not too deep, not
 * too many, not too long, and no key that could reach a prototype. Runs before any schema, so that hostile input is
 * cheap to refuse. `characters` limits the total length of text.
 */
export function isWithinLimits(input: unknown, characters = mostCharacters): boolean {
  const spent = { values: 0, characters: 0 }

  const fits = (value: unknown, depth: number): boolean => {
    spent.values += 1
    if (spent.values > mostValues || depth > deepest) return false
    if (typeof value === 'string') return affordable(value)
    if (Array.isArray(value)) return value.length <= mostValues && value.every((part) => fits(part, depth + 1))
    if (typeof value === 'object' && value !== null) return isPlain(value) && fitsEntries(value, depth)
    return value === null || value === undefined || typeof value === 'boolean' || Number.isFinite(value)
  }

  const fitsEntries = (value: object, depth: number) =>
    Reflect.ownKeys(value).every(
      (key) =>
        typeof key === 'string' &&
        !forbiddenKeys.has(key) &&
        affordable(key) &&
        fits(Reflect.get(value, key), depth + 1),
    )

  const affordable = (text: string) => {
    spent.characters += text.length
    return spent.characters <= characters
  }

  return fits(input, 0)
}

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype

const mostProblems = 20
const longestField = 60

/** The error for text that is longer than a call accepts, with the paths to it in the call's input. */
export function tooLong(paths: readonly (readonly PropertyKey[])[]): AppErrorOf<'validation'> {
  const fieldAt = (path: readonly PropertyKey[]) => path.findLast((name) => typeof name === 'string') ?? ''
  return {
    code: 'validation',
    problems: paths
      .slice(0, mostProblems)
      .map((path) => ({ field: fieldAt(path).slice(0, longestField), rule: 'too-long' })),
  }
}

/** The path to the longest text in plain data. */
function pathToLongestText(input: unknown): readonly string[] {
  const [longest] = textsIn(input, []).toSorted((one, other) => other.length - one.length)
  return longest?.path ?? []
}

function textsIn(value: unknown, path: readonly string[]): { path: readonly string[]; length: number }[] {
  if (typeof value === 'string') return [{ path, length: value.length }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, [...path, name]))
}
