/**
 * Closes a `switch` over a union: the compiler reports a missing case. Throws if one arrives at run time. Separate from
 * the schemas, so that the screens can use it without zod.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value of type ${typeof value}`)
}
