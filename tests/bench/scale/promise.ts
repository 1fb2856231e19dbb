/** One measured figure with what the product promises of it, and the goal it should come near. */
export interface Promised {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit: number
  readonly goal?: number
  /** True where more is better: a share of a speed. */
  readonly atLeast?: boolean
}

export const isKept = ({ value, limit, atLeast = false }: Promised): boolean =>
  atLeast ? value >= limit : value <= limit

/** `rank of the nation, in the database: 3.1 ms p95 (limit 50, goal 15): kept`. */
export function lineOf(one: Promised): string {
  const { name, value, unit, limit, goal, atLeast = false } = one
  const bounds = [
    `limit ${atLeast ? '≥ ' : ''}${limit}`,
    ...(goal === undefined ? [] : [`goal ${goal}`]),
  ].join(', ')
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
  return `${name}: ${shown} ${unit} (${bounds}): ${isKept(one) ? 'kept' : 'NOT KEPT'}`
}

/** The value that 95 of 100 stay under. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN
}
