import { z } from 'zod'
import type { Policy } from '../policy/policy.ts'

/** Whether policy allows a call with this input. Evaluated at each call, so that a change applies from the next one. */
export type PolicyRule<Input> = (policy: Policy, input: Input) => boolean

/** The rules of a call, enforced by main's guard (src/main/ipc/dispatch.ts). */
export interface CallRules<Input> {
  /** Set if the call is also answered while the app is locked; otherwise it is refused then. */
  whileLocked?: 'answered'
  /** All of these must allow the call; otherwise it is refused as `managed`. */
  policy?: readonly PolicyRule<Input>[]
}

/** One row of the bridge: what main runs for the page. */
export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  input: Input
  output: Output
  rules: CallRules<z.output<Input>>
}

/** Defines a call by the schemas of its input and output, both checked by main, and by its rules. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  rules: CallRules<z.output<Input>> = {},
): Call<Input, Output> {
  return { input, output, rules }
}

/** The input of a call that takes nothing, the output of one that gives nothing, and an event without a payload. */
export const nothing = z.strictObject({})
