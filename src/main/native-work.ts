let underWay = 0

/**
 * Follows a call into native code that may never settle, such as one to a keychain behind a
 * prompt. Gives the same promise back.
 */
export function followNativeWork<Value>(call: Promise<Value>): Promise<Value> {
  underWay += 1
  const done = () => {
    underWay -= 1
  }
  call.then(done, done)
  return call
}

/** Whether any such call is still under way: an orderly exit would wait for it. */
export const hasNativeWork = () => underWay > 0
