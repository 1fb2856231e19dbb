/** A filled form: what each cell prints and what that means, by the maker's figures and never by a reader. */
import type { CellDef, Format, TableDef } from '../../../src/domain/format.ts'
import type { ValueOf } from '../../support/form-page.ts'
import type { Truth, TruthCell } from '../model.ts'
import type { Figures } from './figures.ts'

export interface PrintedCell extends TruthCell {
  /** As printed, plain text. */
  readonly text: string
}

export const number = (value: number, text = String(value)): PrintedCell => ({ kind: 'number', value, text })
export const blank = (text = ''): PrintedCell => ({ kind: 'blank', value: null, text })
export const dash = (text = '/'): PrintedCell => ({ kind: 'not_applicable', value: null, text })
export const words = (text: string): PrintedCell => ({ kind: 'text', value: null, text })

/** Cells that print something else than their figure, by cell id. */
export type Overrides = Readonly<Record<string, PrintedCell>>

export interface Filled {
  readonly format: Format
  readonly print: ValueOf
  readonly cells: Truth['cells']
}

/** A form with its figures; `overrides` print and mean something else. */
export function fill(format: Format, figures: Figures, overrides: Overrides = {}): Filled {
  const printed = (cell: CellDef): PrintedCell =>
    overrides[cell.id] ?? number(figures.get(cell.id) ?? Number.NaN)
  const entries = format.tables.flatMap((table: TableDef) =>
    table.cells.map((cell) => {
      const { kind, value } = printed(cell)
      return [`${table.id}:${cell.id}`, { kind, value }] as const
    }),
  )
  return { format, print: (cell) => printed(cell).text, cells: new Map(entries) }
}

/** The same truth with the cells whose `table:id` begins so, or matches, unclaimable. */
export function refusing(cells: Truth['cells'], ...which: readonly (string | RegExp)[]): Truth['cells'] {
  return new Map(
    [...cells].map(([key, cell]) =>
      which.some((one) => (typeof one === 'string' ? key.startsWith(one) : one.test(key)))
        ? ([key, { kind: 'refuse', value: null }] as const)
        : ([key, cell] as const),
    ),
  )
}
