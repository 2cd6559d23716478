/**
 * Works on a list in order with up to `most` items under way at once. Yields each with its outcome; ending the
 * iteration ends the look-ahead.
 */
export async function* ahead<Input, Output>(
  inputs: Iterable<Input>,
  most: number,
  work: (input: Input) => Promise<Output>,
): AsyncGenerator<[Input, PromiseSettledResult<Output>]> {
  const underWay: Promise<[Input, PromiseSettledResult<Output>]>[] = []
  const start = async (input: Input): Promise<[Input, PromiseSettledResult<Output>]> => {
    const [result] = await Promise.allSettled([work(input)])
    return [input, result]
  }
  for (const input of inputs) {
    underWay.push(start(input))
    const next = underWay.length >= most ? underWay.shift() : undefined
    if (next) yield await next
  }
  for (const next of underWay) yield await next
}
