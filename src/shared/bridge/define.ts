import { z } from 'zod'
import type { Policy } from '../policy/policy.ts'

/** Whether policy allows a call with this input. Asked at each call, so that a change counts from the next one on. */
export type PolicyRule<Input> = (policy: Policy, input: Input) => boolean

/** What a call declares about itself; main's guard (src/main/ipc/guard.ts) holds every call to it. */
export interface CallRules<Input> {
  /** Answered while the app is locked too. A call that does not declare it is refused then. */
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

/** Defines a call by the schemas of what it takes and gives, which main checks on both ways, and by its rules. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  rules: CallRules<z.output<Input>> = {},
): Call<Input, Output> {
  return { input, output, rules }
}

/** The input of a call that takes nothing, the output of one that gives nothing, and an event without a payload. */
export const nothing = z.strictObject({})
