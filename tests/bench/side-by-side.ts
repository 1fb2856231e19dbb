/** Two works measured in turn, so that a busy machine slows both alike. */
import { median } from './line.ts'

export type Work = () => unknown

/** Milliseconds. */
export interface Times {
  readonly ours: number
  readonly theirs: number
}

/** What share of the rounds only warms up. */
const WARM = 1 / 4

async function timed(work: Work): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * Medians of each pair of works over `rounds`, in the order of the pairs. All pairs take their turn in every round, so
 * that no page is read twice in a row.
 */
export async function sideBySide(
  pairs: readonly (readonly [ours: Work, theirs: Work])[],
  rounds: number,
): Promise<Times[]> {
  const taken = pairs.map(() => ({ ours: [] as number[], theirs: [] as number[] }))
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [ours, theirs]] of pairs.entries()) {
      const oursFirst = (round + at) % 2 === 0
      const first = await timed(oursFirst ? ours : theirs)
      const second = await timed(oursFirst ? theirs : ours)
      if (round < rounds * WARM) continue
      taken[at]?.ours.push(oursFirst ? first : second)
      taken[at]?.theirs.push(oursFirst ? second : first)
    }
  }
  return taken.map(({ ours, theirs }) => ({ ours: median(ours), theirs: median(theirs) }))
}
