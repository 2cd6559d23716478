/**
 * Works on a list in its order with up to `most` items under way at once. Gives each with how its work ended;
 * whoever stops listening ends the look-ahead.
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
