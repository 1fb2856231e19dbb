/** How numbers are printed. Null is a dash of its own, never 0. */
import { format } from 'd3-format'

const GROUPED = format(',')

/** `1,234`, `-0.5`; null gives `—`. */
export const numberText = (value: number | null): string =>
  value === null ? '—' : (Number.isInteger(value) ? GROUPED(value) : String(value)).replace('−', '-')

/** A value with its unit's habit: ratios in per cent with two places, all else as it is. */
export const valueText = (value: number | null, unit: string): string =>
  value !== null && unit === 'ratio' ? `${(value * 100).toFixed(2)}%` : numberText(value)

/** `2019-2021,2023`, as the query takes it; null and none give ''. Years ascend. */
export function yearsText(years: readonly number[] | null): string {
  const runs: number[][] = []
  for (const year of years ?? []) {
    const run = runs.at(-1)
    if (run?.at(-1) === year - 1) run.push(year)
    else runs.push([year])
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}-${run.at(-1)}` : `${run[0]}`)).join(',')
}
