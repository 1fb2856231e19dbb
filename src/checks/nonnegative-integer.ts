/** Counts are whole numbers of at least 0; only 本年增/减 may carry a sign, only money may have decimals. */
import type { CellDef } from '../domain/format.ts'
import type { ReportCheck, Verdict } from './check.ts'
import { cellIndex } from './form-cells.ts'

const ID = 'nonnegative_integer'

export const nonnegativeInteger: ReportCheck = {
  id: ID,
  title: 'Counts are whole numbers of at least 0',
  needs: 'report',
  run: (report, format) => {
    if (format === null) return []
    const cells = cellIndex(report.cells)
    return format.tables.flatMap((table) => {
      const numbers = table.cells.flatMap((def) => {
        const cell = cells.get(`${table.id}:${def.id}`)
        return cell?.kind === 'number' && cell.value !== null ? [{ def, value: cell.value }] : []
      })
      const wrong = numbers.filter(({ def, value }) => faultOf(def, value) !== null)
      if (wrong.length > 0) return wrong.map(({ def, value }) => failOf(def, value))
      return [clean(table.id, numbers.length)]
    })
  },
}

function faultOf(def: CellDef, value: number): string | null {
  if (value < 0 && !def.signed) return 'is negative'
  return def.value_type === 'integer' && !Number.isInteger(value) ? 'is not a whole number' : null
}

function failOf(def: CellDef, value: number): Verdict {
  const message = `${def.label_zh} ${value} ${faultOf(def, value)}`
  return {
    check: ID,
    key: def.id,
    state: 'fail',
    severity: 'error',
    cells: [def.id],
    expected: null,
    actual: value,
    message,
  }
}

function clean(table: string, numbers: number): Verdict {
  const none = numbers === 0
  return {
    check: ID,
    key: table,
    state: none ? 'not_assessable' : 'pass',
    severity: 'error',
    cells: [],
    expected: null,
    actual: null,
    message: none ? `no figure of ${table} was read` : `all ${numbers} figures of ${table} can be counts`,
  }
}
