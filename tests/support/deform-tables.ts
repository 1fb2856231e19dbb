/** Ways to break a table that change its structure and labels, never its meaning: two figures are never exchanged. */
import fc from 'fast-check'
import type { PageCell, PageTable } from './form-page.ts'

/** One deformation: which, of which table, at which row and cell, how strongly. */
export interface Step {
  readonly name: string
  readonly table: number
  readonly row: number
  readonly cell: number
  readonly size: number
}

type Deform = (table: PageTable, step: Step) => void

const rowAt = (table: PageTable, step: Step): PageCell[] =>
  table.rows[step.row % Math.max(1, table.rows.length)] ?? []
const stranger = (step: Step): PageCell => ({ text: String(900_000 + step.size), rowspan: 1, colspan: 1 })

/** Ways to break a table. None of them moves a figure under another label as a reader of the page would see it. */
const DEFORMS: Record<string, Deform> = {
  dropCell: (table, step) => void rowAt(table, step).splice(step.cell % 12, 1),
  insertFigure: (table, step) => void rowAt(table, step).splice(step.cell % 12, 0, stranger(step)),
  insertEmpty: (table, step) =>
    void rowAt(table, step).splice(step.cell % 12, 0, { text: '', rowspan: 1, colspan: 1 }),
  dropRow: (table, step) => void table.rows.splice(step.row % table.rows.length, 1),
  doubleRow: (table, step) => {
    const at = step.row % Math.max(1, table.rows.length)
    table.rows.splice(
      at,
      0,
      rowAt(table, step).map((cell) => ({ ...cell })),
    )
  },
  twinRow: (table, step) => {
    const at = step.row % Math.max(1, table.rows.length)
    const twin = rowAt(table, step).map((cell) => (cell.id === undefined ? { ...cell } : stranger(step)))
    table.rows.splice(at, 0, twin)
  },
  swapRows: (table, step) => {
    const [a, b] = [step.row % Math.max(1, table.rows.length), step.cell % Math.max(1, table.rows.length)]
    const [first, second] = [table.rows[a], table.rows[b]]
    if (first === undefined || second === undefined) return
    table.rows[a] = second
    table.rows[b] = first
  },
  strangeRow: (table, step) => {
    const row = [
      { text: '本地自设事项', rowspan: 1, colspan: 3 },
      ...Array.from({ length: 7 }, () => stranger(step)),
    ]
    table.rows.splice(step.row % Math.max(1, table.rows.length), 0, row)
  },
  renameLabel: (table, step) => {
    const cell = rowAt(table, step).find((one) => one.id === undefined)
    if (cell !== undefined) cell.text = `${cell.text}甲`
  },
  blankLabel: (table, step) => {
    const cell = rowAt(table, step).find((one) => one.id === undefined)
    if (cell !== undefined) cell.text = ''
  },
  blankFigure: (table, step) => {
    const cell = rowAt(table, step)[step.cell % 12]
    if (cell?.id !== undefined) cell.text = ''
  },
  widen: (table, step) => {
    const cell = rowAt(table, step)[step.cell % 12]
    if (cell !== undefined) cell.colspan += 1 + (step.size % 3)
  },
  narrow: (table, step) => {
    const cell = rowAt(table, step)[step.cell % 12]
    if (cell !== undefined) cell.colspan = Math.max(1, cell.colspan - 1)
  },
  lengthen: (table, step) => {
    const cell = rowAt(table, step)[step.cell % 12]
    if (cell !== undefined) cell.rowspan += 1 + (step.size % 3)
  },
  shorten: (table, step) => {
    const cell = rowAt(table, step)[step.cell % 12]
    if (cell !== undefined) cell.rowspan = Math.max(1, cell.rowspan - 1)
  },
  merge: (table, step) => {
    const row = rowAt(table, step)
    const at = step.cell % 12
    const [first, second] = [row[at], row[at + 1]]
    if (first === undefined || second === undefined) return
    first.colspan += second.colspan
    first.text = `${first.text} ${second.text}`
    row.splice(at + 1, 1)
  },
  split: (table, step) => {
    const row = rowAt(table, step)
    const cell = row[step.cell % 12]
    if (cell === undefined || cell.text.length < 2) return
    row.splice(row.indexOf(cell), 1, { ...cell, text: '' }, { text: cell.text, rowspan: 1, colspan: 1 })
  },
  stripSpans: (table) => {
    for (const cell of table.rows.flat()) Object.assign(cell, { rowspan: 1, colspan: 1 })
  },
  padRows: (table, step) => {
    for (const row of table.rows)
      for (let i = 0; i <= step.size % 2; i += 1) row.push({ text: '', rowspan: 1, colspan: 1 })
  },
}

/** One to four deformations. */
export const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(DEFORMS)),
    table: fc.nat(2),
    row: fc.nat(60),
    cell: fc.nat(60),
    size: fc.nat(1_000),
  }),
  { minLength: 1, maxLength: 4 },
)

const LOSING = new Set(['dropRow', 'renameLabel', 'dropCell', 'merge', 'narrow', 'shorten', 'blankLabel'])
const GAINING = new Set(['twinRow', 'insertFigure', 'insertEmpty', 'widen', 'lengthen', 'split', 'padRows'])

const rowOf = ({ table, row }: Step): string => `${table} ${row}`
/** A cell more in the heads and a figure more in a row below them are one column more, whose figure is printed there. */
const isColumn = (a: Step, b: Step): boolean =>
  a.name === 'insertFigure' && GAINING.has(b.name) && a.table === b.table && rowOf(a) !== rowOf(b)
/** What makes a row of strangers, and what may put it in the place of a row of the form. */
const isExchange = (a: Step, b: Step): boolean =>
  a.table === b.table &&
  ((a.name === 'strangeRow' && LOSING.has(b.name)) || (a.name === 'twinRow' && b.name === 'swapRows'))

/**
 * A row that loses one cell and gains another is, to every reader, a row with other figures: two such steps on one
 * table prove nothing about the reading.
 */
export const isFair = (deforms: readonly Step[]): boolean =>
  !deforms.some((a) =>
    deforms.some(
      (b) =>
        (LOSING.has(b.name) && GAINING.has(a.name) && a.table === b.table) ||
        isColumn(a, b) ||
        isExchange(a, b),
    ),
  )

/** Applies the steps in order; a table that has lost its rows stays so. */
export function deform(tables: PageTable[], deforms: readonly Step[]): PageTable[] {
  for (const step of deforms) {
    const table = tables[step.table]
    if (table !== undefined && table.rows.length > 0) DEFORMS[step.name]?.(table, step)
  }
  return tables
}
