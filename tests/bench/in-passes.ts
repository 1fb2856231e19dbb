/**
 * Two works measured in passes: all items by one, then all by the other, as a crawl would run either. So each side stays
 * warm in the processor's caches while it runs, and pays for collecting its own garbage.
 */
import { median } from './line.ts'

export type Work = () => unknown

/** Milliseconds. */
export interface Times {
  readonly ours: number
  readonly theirs: number
}

export interface Passes {
  /** Ours divided by theirs, by the total time of a pass; median of the passes. */
  readonly ratio: number
  /** Time of one item, median of the passes. */
  readonly item: Times
  /** Medians of each pair, in the order of the pairs. Collecting garbage may fall into any of them. */
  readonly pairs: readonly Times[]
}

/** What share of the passes only warms up: both sides must have been compiled. */
const WARM = 1 / 4

type Side = keyof Times
type Pair = readonly [ours: Work, theirs: Work]

/** Runs one side over all pairs `times` over; milliseconds in all, and of each item. */
async function pass(pairs: readonly Pair[], side: Side, times: number): Promise<[number, number[][]]> {
  // What the other side left behind is not this one's to clear away (`--expose-gc`).
  globalThis.gc?.()
  const each = pairs.map((): number[] => [])
  const started = performance.now()
  for (let time = 0; time < times; time += 1)
    for (const [at, [ours, theirs]] of pairs.entries()) {
      const begun = performance.now()
      await (side === 'ours' ? ours : theirs)()
      each[at]?.push(performance.now() - begun)
    }
  return [performance.now() - started, each]
}

/** Measures over `passes`; which side begins is swapped each time. A pass runs at least `fewest` items. */
export async function inPasses(pairs: readonly Pair[], passes: number, fewest: number): Promise<Passes> {
  const times = Math.ceil(fewest / pairs.length)
  const totals: Times[] = []
  const taken = pairs.map(() => ({ ours: [] as number[], theirs: [] as number[] }))
  for (let number = 0; number < passes; number += 1) {
    const total = { ours: 0, theirs: 0 }
    const sides: readonly Side[] = number % 2 === 0 ? ['ours', 'theirs'] : ['theirs', 'ours']
    for (const side of sides) {
      const [sum, each] = await pass(pairs, side, times)
      total[side] = sum
      if (number >= passes * WARM) for (const [at, one] of each.entries()) taken[at]?.[side].push(...one)
    }
    if (number >= passes * WARM) totals.push(total)
  }
  const items = times * pairs.length
  return {
    ratio: median(totals.map(({ ours, theirs }) => ours / theirs)),
    item: {
      ours: median(totals.map(({ ours }) => ours / items)),
      theirs: median(totals.map(({ theirs }) => theirs / items)),
    },
    pairs: taken.map(({ ours, theirs }) => ({ ours: median(ours), theirs: median(theirs) })),
  }
}
