/** Runs many things, a bounded number at once. All of them end before the first error is thrown. */
export async function atOnce<T>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const work = async () => {
    for (const item of waiting) await run(item)
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, work))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
