/** Several reports of one year as one, for a body that took over others. Law: a sum of which a part is not known is not known. */
import type { Cell } from '../domain/cell.ts'
import type { YearReport } from './check.ts'

/** The sum of the reports, cell by cell, or why they cannot be added. At least one is needed. */
export function summedReports(reports: readonly YearReport[]): YearReport | string {
  const [first, ...rest] = reports
  if (first === undefined) return 'there is no report of the year before'
  if (rest.length === 0) return first
  if (rest.some(({ era }) => era !== first.era))
    return 'the reports of the year before are in different forms'
  const status = reports.find((report) => report.status !== 'complete')?.status ?? 'complete'
  const others = rest.map(({ cells }) => new Map(cells.map((cell) => [`${cell.table}:${cell.id}`, cell])))
  const cells = first.cells.flatMap((cell) => {
    const parts = [cell, ...others.map((other) => other.get(`${cell.table}:${cell.id}`))]
    return parts.every((part) => part !== undefined) ? summedCell(cell, parts) : []
  })
  return { ...first, status, cells }
}

function summedCell(cell: Cell, parts: readonly Cell[]): readonly Cell[] {
  if (parts.some(({ kind }) => kind === 'text' || kind === 'image')) return []
  if (parts.some(({ kind }) => kind !== 'number')) return [{ ...cell, kind: 'blank', value: null, raw: '' }]
  const value = parts.reduce((sum, part) => sum + (part.value ?? Number.NaN), 0)
  return [{ ...cell, value, raw: String(value) }]
}
