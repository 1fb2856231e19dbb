/** How numbers are printed. Null is a dash of its own, never 0. */
import { format } from 'd3-format'

const GROUPED = format(',')

/** `1,234`, `-0.5`; null gives `—`. */
export const numberText = (value: number | null): string =>
  value === null ? '—' : (Number.isInteger(value) ? GROUPED(value) : String(value)).replace('−', '-')

/** A value with its unit's habit: ratios in per cent with two places, all else as it is. */
export const valueText = (value: number | null, unit: string): string =>
  value !== null && unit === 'ratio' ? `${(value * 100).toFixed(2)}%` : numberText(value)
