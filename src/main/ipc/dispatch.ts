import { randomBytes } from 'node:crypto'
import type { WebContents } from 'electron'
import type { z } from 'zod'
import type { CallRules } from '../../shared/bridge/define.ts'
import {
  type BridgeCall,
  type BridgeEvent,
  type BridgeEventPayload,
  type BridgeInput,
  type BridgeOutput,
  bridge,
  bridgeEvents,
} from '../../shared/bridge.ts'
import { type AppError, appErrorSchema, Failure, type Result } from '../../shared/errors.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { type Log, placeOf } from '../log/log.ts'
import { type Answer, isOwnFrame, type OwnContents, tooLong } from './register.ts'

/**
 * One function for each call of the bridge. The input has been parsed; a thrown `Failure` becomes the call's typed
 * error.
 */
export type Handlers = { [Call in BridgeCall]: (input: BridgeInput<Call>) => Promise<BridgeOutput<Call>> }

/** Sends an event to the renderer. */
export type Emit = <Event extends BridgeEvent>(event: Event, payload: BridgeEventPayload<Event>) => void

/**
 * The part of the bridge that knows the schemas: parses a call's input, has the guard run its handler and parses the
 * output. A `Failure` becomes its error; anything else is a fault of the app and is logged with a reference that the
 * person can quote.
 */
export function createAnswers(handlers: Handlers, guard: Guard, log: Pick<Log, 'error'>): Answer {
  const faulty = (call: string, fault: unknown): Result<never> => {
    const reference = randomBytes(4).toString('hex')
    log.error('bridge.fault', { reference, call, fault: placeOf(fault) })
    return { ok: false, error: { code: 'internal', details: [`Reference ${reference}`] } }
  }

  return async (name, raw) => {
    // The rows differ in type. That each handler fits its row is checked by the type of `features`.
    const row: { input: z.ZodType; output: z.ZodType } = bridge[name]
    const handler = handlers[name] as (input: unknown) => Promise<unknown>

    const input = row.input.safeParse(raw)
    if (!input.success) return { ok: false, error: refusalOf(input.error) }
    try {
      return { ok: true, value: row.output.parse(await guard(name, input.data, () => handler(input.data))) }
    } catch (fault) {
      const error = fault instanceof Failure ? appErrorSchema.safeParse(fault.error) : undefined
      return error?.success ? { ok: false, error: error.data } : faulty(name, fault)
    }
  }
}

/** A person can shorten text that is too long. The app's own page sends no other invalid input. */
function refusalOf({ issues }: z.ZodError): AppError {
  const isTooLong = issues.every((issue) => issue.code === 'too_big' && issue.origin === 'string')
  return isTooLong ? tooLong(issues.map(({ path }) => path)) : { code: 'refused' }
}

/** Runs a call's handler with its parsed input if the call's rules allow it now. Rejects with `locked` or `managed`. */
export type Guard = <Value>(name: BridgeCall, input: unknown, handle: () => Promise<Value>) => Promise<Value>

interface GuardDependencies {
  isLocked: () => boolean
  /** The policy in force, read at each call. */
  policy: () => Policy
  /** Called if the app was locked while a call was under way: removes what the call may have left behind. */
  late: () => void
}

/**
 * Enforces the rules that each call declares in the bridge's table, whatever the screens offer. While the app is
 * locked, a call is refused unless it declares otherwise, and the answer of a call that was under way is withheld.
 */
export function createGuard({ isLocked, policy, late }: GuardDependencies): Guard {
  const refuseWhileLocked = () => {
    if (isLocked()) throw new Failure({ code: 'locked' })
  }
  return async (name, input, handle) => {
    // The rows differ in type. The input was parsed by this row's schema, which also types its rules.
    const { whileLocked, policy: rules = [] } = bridge[name].rules as CallRules<unknown>
    const isAnswered = whileLocked === 'answered'
    if (!isAnswered) refuseWhileLocked()
    if (!rules.every((allows) => allows(policy(), input))) throw new Failure({ code: 'managed' })
    const outcome = handle()
    if (isAnswered) return outcome
    await Promise.allSettled([outcome])
    if (isLocked()) late()
    refuseWhileLocked()
    return outcome
  }
}

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
