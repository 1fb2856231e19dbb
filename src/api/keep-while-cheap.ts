/**
 * Counts of a whole country take seconds, and whoever watches asks every few. What was counted stands for as long as the
 * counting may go on without taking more than a share of the database's time; a small store is counted each time anew.
 * Law: nobody who asks meanwhile starts a second count, and a count that failed is not kept.
 */

/** An answer stands this many times as long as it took to make. */
const STANDS = 20
/** Milliseconds that anybody may take, as often as asked. */
const CHEAP = 1_000

interface Kept<T> {
  readonly of: string
  readonly value: Promise<T>
  /** Milliseconds of `clock`; infinite while it is being made. */
  until: number
}

/** `count` for one argument at a time; another argument (another day) is counted at once. */
export function keepWhileCheap<T>(
  count: (of: string) => Promise<T>,
  clock: () => number = () => performance.now(),
): (of: string) => Promise<T> {
  let kept: Kept<T> | null = null
  return (of) => {
    if (kept !== null && kept.of === of && clock() < kept.until) return kept.value
    const begun = clock()
    const fresh: Kept<T> = { of, value: count(of), until: Number.POSITIVE_INFINITY }
    kept = fresh
    const settle = (stands: number) => () => {
      const taken = clock() - begun
      fresh.until = taken < CHEAP ? 0 : clock() + stands * taken
    }
    fresh.value.then(settle(STANDS), settle(0))
    return fresh.value
  }
}
