/** Runs the work it is given one after the other, in the order given; a failure does not hold up the next. */
export type SerialQueue = <Value>(work: () => Promise<Value>) => Promise<Value>

/** Makes turns of their own, which wait for no others. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}
