/** Counts are whole numbers of at least 0; only 本年增/减 may carry a sign, only money may have decimals. */
import type { CellDef } from '../domain/format.ts'
import type { ReportCheck, Verdict } from './check.ts'
import type { FormSlots, SlottedCells, TableSlots } from './form-slots.ts'

const ID = 'nonnegative_integer'

export const nonnegativeInteger: ReportCheck = {
  id: ID,
  title: 'Counts are whole numbers of at least 0',
  needs: 'report',
  run: ({ form, cells }) =>
    form === null ? [] : form.tables.flatMap((table) => tableVerdicts(table, form, cells)),
}

function tableVerdicts({ def, from, to }: TableSlots, { defs }: FormSlots, cells: SlottedCells): Verdict[] {
  const wrong: Verdict[] = []
  let numbers = 0
  for (let slot = from; slot < to; slot += 1) {
    const cell = cells[slot]
    const cellDef = defs[slot]
    if (cell === undefined || cellDef === undefined || cell.kind !== 'number' || cell.value === null) continue
    numbers += 1
    const fault = faultOf(cellDef, cell.value)
    if (fault !== null) wrong.push(failOf(cellDef, cell.value, fault))
  }
  return wrong.length > 0 ? wrong : [clean(def.id, numbers)]
}

function faultOf(def: CellDef, value: number): string | null {
  if (value < 0 && !def.signed) return 'is negative'
  return def.value_type === 'integer' && !Number.isInteger(value) ? 'is not a whole number' : null
}

function failOf(def: CellDef, value: number, fault: string): Verdict {
  return {
    check: ID,
    key: def.id,
    state: 'fail',
    severity: 'error',
    cells: [def.id],
    expected: null,
    actual: value,
    message: `${def.label_zh} ${value} ${fault}`,
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
