/**
 * A form with its cells numbered, so that every check finds a cell by a number and no check builds a key for each cell
 * of each report. Numbered once when the program starts; the cells of one table stand side by side, in printed order.
 */
import { FORMATS, T3_COLUMN_IDS, T3_ROW_IDS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { CellDef, Era, Format, TableDef } from '../domain/format.ts'

/** The cells of one table: slots `from` up to, not with, `to`. */
export interface TableSlots {
  readonly def: TableDef
  readonly from: number
  readonly to: number
}

export interface FormSlots {
  readonly format: Format
  readonly tables: readonly TableSlots[]
  /** Definition, id and printed label of each slot. */
  readonly defs: readonly CellDef[]
  readonly ids: readonly string[]
  readonly labels: readonly string[]
  /** `table:id` → slot. */
  readonly slots: ReadonlyMap<string, number>
  /** Table → id → slot. */
  readonly byTable: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Slots of table three by row and column; rows that the form does not have are left out. */
  readonly requests: readonly { readonly row: string; readonly slots: readonly number[] }[]
}

/** Cells of a report by slot; undefined where a cell was not read. */
export type SlottedCells = readonly (Cell | undefined)[]

/** What a slot is called that no form has. */
export const NO_SLOT = -1

function numbered(format: Format): FormSlots {
  const tables: TableSlots[] = []
  let from = 0
  for (const def of format.tables) {
    tables.push({ def, from, to: from + def.cells.length })
    from += def.cells.length
  }
  const defs = format.tables.flatMap((table) => table.cells)
  const byTable = new Map(
    tables.map((table) => [
      table.def.id as string,
      new Map(table.def.cells.map(({ id }, at) => [id, table.from + at])),
    ]),
  )
  const t3 = byTable.get('t3')
  return {
    format,
    tables,
    defs,
    ids: defs.map(({ id }) => id),
    labels: defs.map(({ label_zh }) => label_zh),
    slots: new Map(
      [...byTable].flatMap(([table, ids]) => [...ids].map(([id, slot]) => [`${table}:${id}`, slot])),
    ),
    byTable,
    requests: T3_ROW_IDS.map((row) => ({
      row,
      slots: T3_COLUMN_IDS.map((column) => t3?.get(`${row}__${column}`) ?? NO_SLOT),
    })).filter(({ slots }) => !slots.includes(NO_SLOT)),
  }
}

const FORMS: ReadonlyMap<Era, FormSlots> = new Map(FORMATS.map((format) => [format.id, numbered(format)]))

/** The numbered form of an era; null for eras that have none. */
export function formSlotsOf(era: Era | null): FormSlots | null {
  return era === null ? null : (FORMS.get(era) ?? null)
}

/** The cells of a report by slot; cells that the form does not have are in none. */
export function slotted(form: FormSlots | null, cells: readonly Cell[]): SlottedCells {
  if (form === null) return []
  const { ids, byTable } = form
  const found: (Cell | undefined)[] = new Array(ids.length).fill(undefined)
  let table: string | null = null
  let slots: ReadonlyMap<string, number> | undefined
  let last = NO_SLOT
  for (const cell of cells) {
    if (cell.table !== table) {
      table = cell.table
      slots = byTable.get(table)
      last = NO_SLOT
    }
    // Within a table readings mostly keep the printed order: the next slot is then the right one.
    const slot = last !== NO_SLOT && ids[last + 1] === cell.id ? last + 1 : slots?.get(cell.id)
    if (slot === undefined) continue
    found[slot] = cell
    last = slot
  }
  return found
}

/** Something made once for each form, at first use. */
export function perForm<T>(make: (form: FormSlots) => T): (form: FormSlots) => T {
  const made = new Map<FormSlots, T>()
  return (form) => {
    const known = made.get(form)
    if (known !== undefined) return known
    const fresh = make(form)
    made.set(form, fresh)
    return fresh
  }
}
