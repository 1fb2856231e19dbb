/**
 * Builds table two (主动公开政府信息情况) from blocks: each article item has a caption, one head row and its own rows.
 * The two eras share the shape, not the columns.
 */
import type { Unit } from '../../src/domain/cell.ts'
import type { CellDef, ColumnDef, HeaderCell, RowDef, TableDef } from '../../src/domain/format.ts'

export interface DisclosureFigure {
  readonly id: string
  readonly label_en: string
  readonly unit: Unit
  readonly value_type?: 'decimal'
  readonly signed?: true
}

export interface DisclosureBlock {
  readonly caption: string
  /** Column ids, from left to right; the last one spans what is left of the grid. */
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly id: string
    readonly label: string
    readonly variants: readonly string[]
    /** One figure a column, in the same order. */
    readonly figures: readonly DisclosureFigure[]
  }[]
}

const COLS = 4
const COUNT_COLS = COLS - 1

const spanOf = (index: number, count: number): number => (index === count - 1 ? COUNT_COLS - index : 1)

function skeletonOf(
  block: DisclosureBlock,
  top: number,
  columns: ReadonlyMap<string, ColumnDef>,
): HeaderCell[] {
  return [
    { row: top, col: 0, rowspan: 1, colspan: COLS, text: block.caption },
    { row: top + 1, col: 0, rowspan: 1, colspan: 1, text: '信息内容' },
    ...block.columns.map((id, i) => ({
      row: top + 1,
      col: 1 + i,
      rowspan: 1,
      colspan: spanOf(i, block.columns.length),
      text: columns.get(id)?.label ?? id,
    })),
    ...block.rows.map((row, i) => ({ row: top + 2 + i, col: 0, rowspan: 1, colspan: 1, text: row.label })),
  ]
}

function cellsOf(block: DisclosureBlock, top: number, columns: ReadonlyMap<string, ColumnDef>): CellDef[] {
  return block.rows.flatMap((row, r) =>
    row.figures.map((figure, c): CellDef => {
      const column = block.columns[c] ?? ''
      return {
        id: figure.id,
        label_zh: `${row.label}／${columns.get(column)?.label ?? column}`,
        label_en: figure.label_en,
        unit: figure.unit,
        value_type: figure.value_type ?? 'integer',
        signed: figure.signed ?? false,
        row: row.id,
        column,
        grid: { row: top + 2 + r, col: 1 + c, colspan: spanOf(c, block.columns.length) },
      }
    }),
  )
}

/** Stacks the blocks from grid row 0 downwards. */
export function disclosureTable(
  columnDefs: readonly ColumnDef[],
  blocks: readonly DisclosureBlock[],
): TableDef {
  const columns = new Map(columnDefs.map((column) => [column.id, column]))
  const skeleton: HeaderCell[] = []
  const cells: CellDef[] = []
  const rowDefs: RowDef[] = []
  let top = 0
  for (const block of blocks) {
    skeleton.push(...skeletonOf(block, top, columns))
    cells.push(...cellsOf(block, top, columns))
    for (const { id, label, variants } of block.rows)
      rowDefs.push({ id, path: [block.caption, label], variants })
    top += 2 + block.rows.length
  }
  return {
    id: 't2',
    title: '主动公开政府信息情况',
    rows: top,
    cols: COLS,
    skeleton,
    rowDefs,
    columnDefs,
    cells,
  }
}
