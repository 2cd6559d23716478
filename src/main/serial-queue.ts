/** Runs work one at a time, in the order given; a failure does not block the next. */
export type SerialQueue = <Value>(work: () => Promise<Value>) => Promise<Value>

/** Creates a serial queue that is independent of all others. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const outcome = last.then(work, work)
    last = outcome.catch(() => undefined)
    return outcome
  }
}
