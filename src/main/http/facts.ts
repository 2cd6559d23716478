/** What may be shown and logged about a call: enough for support to find it, nothing of its content. */
export interface CallFacts {
  method: string
  url: URL
}

/** Lines for an error's `details`: the call without its query, then whatever else is known and safe. */
export function factsOf({ method, url }: CallFacts, ...more: (string | undefined)[]): string[] {
  const call = `${method} ${url.pathname}`
  return [call, ...more].filter((line) => line !== undefined).map((line) => line.slice(0, 500))
}
