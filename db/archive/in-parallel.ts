/** A stream worked on by several hands: results in the order of the items, never more than `width` under way. */
export async function* inParallel<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = []
  for await (const item of items) {
    const started = work(item)
    // Its error is thrown when its turn comes; until then it must not count as unhandled.
    started.catch(() => undefined)
    underWay.push(started)
    const first = underWay.length < width ? undefined : underWay.shift()
    if (first) yield await first
  }
  for (const each of underWay) yield await each
}
