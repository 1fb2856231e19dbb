/** The head rows of a statistics table: its panels of label, unit and figure columns. */
import { chosenColumn, type HeadKind, headKind, stackKind, yearsIn } from './statistics-columns.ts'
import { cellsOf, cellsOver, isUnbroken, rowEnd, type TableView, type ViewCell } from './table-view.ts'

/** The half-open columns of one head. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** One set of columns. */
export interface Panel {
  readonly label: Span
  readonly unit: Span | null
  readonly chosen: Span
  readonly others: readonly (Span & { readonly head: string })[]
}

/** The heads in force; several panels where the table prints its rows in columns side by side. */
export interface StatisticsHead {
  readonly end: number
  readonly panels: readonly Panel[]
  /** Years the heads themselves name. */
  readonly years: readonly number[]
}

/** Whether a row names a label column and a unit, figure or other column beside it. */
export function isHeadRow(view: TableView, row: number): boolean {
  const kinds = cellsOf(view, row).map((cell) => headKind(cell.text, null))
  const figures = kinds.some(
    (kind) => kind !== 'label' && kind !== 'serial' && kind !== 'part' && kind !== 'empty',
  )
  return kinds.includes('label') && figures
}

/** The panel's last column, exclusive; the last panel reaches beyond the head, so that nothing printed there is lost. */
export function panelEnd(head: StatisticsHead, panel: Panel): number {
  const next = head.panels[head.panels.indexOf(panel) + 1]
  return next === undefined ? Number.POSITIVE_INFINITY : next.label.from
}

interface HeadColumn extends Span {
  readonly kind: HeadKind
  readonly text: string
}

/** The heads of rows `from` to `to` (exclusive), one a run of columns under the same cells. */
function headColumns(view: TableView, from: number, to: number, year: number | null): HeadColumn[] {
  const columns: HeadColumn[] = []
  const { cols } = view.grid
  for (let col = 0; col < cols; ) {
    const stack: ViewCell[] = []
    for (let row = from; row < to; row += 1) {
      const cell = view.cells[view.at[row * cols + col] ?? -1]
      if (cell !== undefined && !stack.includes(cell)) stack.push(cell)
    }
    const last = stack.at(-1)
    if (last === undefined) break
    const end = Math.max(col + 1, last.col + last.colspan)
    const texts = stack.map((cell) => cell.text)
    columns.push({ from: col, to: end, kind: stackKind(texts, year), text: texts.join(' ') })
    col = end
  }
  return columns
}

const isValueHead = ({ kind }: HeadColumn): boolean => !['label', 'serial', 'unit'].includes(kind)

/** One panel of heads: labels first, then at most one unit, then columns of figures. Null where no column is chosen. */
function panelOf(columns: readonly HeadColumn[]): Panel | null {
  const labels = columns.filter(({ kind }) => kind === 'label')
  const units = columns.filter(({ kind }) => kind === 'unit')
  const values = columns.filter(isValueHead)
  const at = chosenColumn(values.map(({ kind }) => kind))
  const chosen = at === null ? undefined : values[at]
  const [first, last] = [labels[0], labels.at(-1)]
  if (chosen === undefined || first === undefined || last === undefined || units.length > 1) return null
  if (labels.length > 1 && labels.some(({ from }, i) => i > 0 && from !== labels[i - 1]?.to)) return null
  return {
    label: { from: first.from, to: last.to },
    unit: units[0] ?? null,
    chosen,
    others: values
      .filter((value) => value !== chosen)
      .map(({ from, to, text }) => ({ from, to, head: text })),
  }
}

function panelsOf(columns: readonly HeadColumn[]): readonly Panel[] | null {
  const groups: HeadColumn[][] = []
  for (const column of columns) {
    const group = groups.at(-1)
    const starts = column.kind === 'label' && (group === undefined || group.some(isValueHead))
    if (starts) groups.push([column])
    else group?.push(column)
  }
  const panels = groups.map(panelOf)
  const sound = panels.filter((panel) => panel !== null)
  return sound.length === panels.length && sound.length > 0 ? sound : null
}

/** The heads that start in a row and the row after them; null heads where no column of figures is chosen. */
export function headAt(
  view: TableView,
  row: number,
  year: number | null,
): { readonly to: number; readonly head: StatisticsHead | null } {
  const own = cellsOf(view, row)
  const to = Math.min(view.grid.rows, row + Math.max(...own.map((cell) => cell.rowspan)))
  const end = rowEnd(cellsOver(view, row))
  for (let at = row; at < to; at += 1) {
    const cells = cellsOver(view, at)
    if (!isUnbroken(cells) || rowEnd(cells) !== end) return { to, head: null }
  }
  const columns = headColumns(view, row, to, year)
  const panels = panelsOf(columns)
  const years = [...new Set(columns.flatMap(({ text }) => yearsIn(text)))]
  return { to, head: panels === null ? null : { end, panels, years } }
}
