/** A value as a person reads it: "—" where there is none, ratios in per cent, thousands apart. */
export function displayValue(value: number | null, unit: string): string {
  if (value === null) return '—'
  if (unit === 'ratio') return `${(value * 100).toFixed(2)}%`
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}
