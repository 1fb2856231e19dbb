/** One figure of the bench: always a ratio to a named baseline measured in the same run, since machines differ. */
export interface BenchLine {
  readonly name: string
  /** Ours divided by the baseline; for speeds and costs alike below 1 means ours is cheaper. */
  readonly ratio: number
  readonly baseline: string
  /** What was measured, in words. */
  readonly detail: string
  /** The ratio that the product promises to stay below, where it promises one. */
  readonly limit?: number
}

export const isKept = ({ ratio, limit }: BenchLine): boolean => limit === undefined || ratio <= limit

/** `limit 0.5: kept`, as every line of the bench that has a limit says it. */
export const limitText = (line: BenchLine): string =>
  line.limit === undefined ? '' : `, limit ${line.limit}: ${isKept(line) ? 'kept' : 'NOT KEPT'}`

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** User and system CPU seconds this process spends in `work`. */
export async function cpuSeconds(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
