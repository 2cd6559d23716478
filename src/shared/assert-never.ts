/**
 * Closes a `switch` over a union: the compiler refuses a case left out. Throws if one arrives at run time.
 * Stands apart from the schemas, so that the screens can use it without carrying zod.
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value of type ${typeof value}`)
}
