import type { CallRules } from '../../shared/bridge/define.ts'
import { type BridgeCall, bridge } from '../../shared/bridge.ts'
import { Failure } from '../../shared/errors.ts'
import type { Policy } from '../../shared/policy/policy.ts'

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
