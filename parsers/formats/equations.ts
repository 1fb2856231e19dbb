/** The equations every form of this family keeps, spelled out for each column, row or family of the form. */

import type { Severity } from '../../src/domain/finding.ts'
import type { Equation, TableDef, Term } from '../../src/domain/format.ts'
import { T4_FAMILIES } from './cases-table.ts'
import { T3_COLUMN_IDS } from './requests-table.ts'

/** `x` adds, `-x` subtracts. */
function terms(...ids: readonly string[]): Term[] {
  return ids.map((id) => (id.startsWith('-') ? { cell: id.slice(1), sign: -1 } : { cell: id, sign: 1 }))
}

const NOT_AN_OUTCOME = new Set(['new_requests', 'carried_in', 'outcomes_total', 'carried_out'])

/** Balance and outcome sum of each column, total of each row. */
export function requestEquations(table: TableDef): Equation[] {
  const base = { table: 't3', op: '=', severity: 'error' } as const
  const rows = table.rowDefs.map((row) => row.id)
  const leaves = rows.filter((id) => !NOT_AN_OUTCOME.has(id))
  const parts = T3_COLUMN_IDS.filter((id) => id !== 'total')
  const at = (row: string, column: string): string => `${row}__${column}`
  return [
    ...T3_COLUMN_IDS.map((column) => ({
      ...base,
      check: 't3_balance',
      key: column,
      left: terms(at('new_requests', column), at('carried_in', column)),
      right: terms(at('outcomes_total', column), at('carried_out', column)),
    })),
    ...T3_COLUMN_IDS.map((column) => ({
      ...base,
      check: 't3_outcome_sum',
      key: column,
      left: terms(at('outcomes_total', column)),
      right: terms(...leaves.map((row) => at(row, column))),
    })),
    ...rows.map((row) => ({
      ...base,
      check: 't3_row_total',
      key: row,
      left: terms(at(row, 'total')),
      right: terms(...parts.map((column) => at(row, column))),
    })),
  ]
}

/** The total of each of the three families of table four. */
export function caseEquations(): Equation[] {
  return T4_FAMILIES.map(({ id }) => ({
    check: 't4_total',
    key: id,
    table: 't4',
    op: '=',
    left: terms(`${id}_total`),
    right: terms(`${id}_upheld`, `${id}_corrected`, `${id}_other`, `${id}_pending`),
    severity: 'error',
  }))
}

/** One bound within table two. An empty right side is 0. */
export function disclosureBound(
  check: string,
  key: string,
  op: '>=' | '<=',
  left: readonly string[],
  right: readonly string[],
  severity: Severity,
): Equation {
  return { check, key, table: 't2', op, left: terms(...left), right: terms(...right), severity }
}

/** One sum of a statistics table: a total and its parts, keyed by the total. */
export function statisticsEquation(total: string, parts: readonly string[], severity: Severity): Equation {
  return {
    check: 'stat_sum',
    key: total,
    table: 'stat',
    op: '=',
    left: terms(total),
    right: terms(...parts),
    severity,
  }
}
