/** One statistics table of the years before 2019 from its rows: a label, a unit and one figure a row. */
import type { CellDef, Confidence, HeaderCell, RowDef, TableDef } from '../../src/domain/format.ts'

interface StatisticsRow {
  readonly id: string
  /** Row id where it differs from the cell's. */
  readonly row?: string
  /** Id of the row this one is a part of. */
  readonly under?: string
  readonly label: string
  readonly variants?: readonly string[]
  readonly label_en: string
  readonly unit: string
  readonly value_type?: CellDef['value_type']
  readonly confidence: Confidence
  readonly code?: string
}

/** Rows under the same heading rows, outermost first. */
export interface StatisticsGroup {
  readonly heads: readonly string[]
  readonly rows: readonly StatisticsRow[]
}

interface Placed {
  readonly def: StatisticsRow
  readonly path: readonly string[]
  readonly at: number
}

/** Label paths and grid rows; a heading row stands once, above its first row. */
function placedRows(groups: readonly StatisticsGroup[]): {
  readonly rows: readonly Placed[]
  readonly headings: readonly { readonly text: string; readonly at: number }[]
} {
  const paths = new Map<string, readonly string[]>()
  const headings = new Map<string, number>()
  const rows: Placed[] = []
  let at = 1
  for (const { heads, rows: own } of groups) {
    for (const head of heads) if (!headings.has(head)) headings.set(head, at++)
    for (const def of own) {
      const path = [...(paths.get(def.under ?? '') ?? heads), def.label]
      paths.set(def.id, path)
      rows.push({ def, path, at: at++ })
    }
  }
  return { rows, headings: [...headings].map(([text, row]) => ({ text, at: row })) }
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  entry: '条',
  piece: '件',
  time: '次',
  article: '篇',
  case: '件',
  wan_yuan: '万元',
  unit: '个',
  person: '人',
  person_time: '人次',
}

function skeletonOf(
  heads: readonly string[],
  { rows, headings }: ReturnType<typeof placedRows>,
): HeaderCell[] {
  const single = (row: number, col: number, text: string): HeaderCell => ({
    row,
    col,
    rowspan: 1,
    colspan: 1,
    text,
  })
  return [
    ...heads.map((text, col) => single(0, col, text)),
    ...headings.map(({ text, at }) => ({ ...single(at, 0, text), colspan: heads.length })),
    ...rows.flatMap(({ def, at }) => [
      single(at, 0, def.label),
      single(at, 1, UNIT_WORDS[def.unit] ?? def.unit),
      ...heads.slice(2, -1).map((_, i) => single(at, 2 + i, i === 0 ? (def.code ?? '') : '')),
    ]),
  ]
}

/** `heads`: label, unit, whatever stands between, and the column of the figures last. */
export function statisticsTable(
  title: string,
  heads: readonly string[],
  groups: readonly StatisticsGroup[],
): TableDef {
  const placed = placedRows(groups)
  const col = heads.length - 1
  const label = heads[col] ?? ''
  return {
    id: 'stat',
    title,
    rows: 1 + placed.headings.length + placed.rows.length,
    cols: heads.length,
    skeleton: skeletonOf(heads, placed),
    rowDefs: placed.rows.map(
      ({ def, path }): RowDef => ({ id: def.row ?? def.id, path, variants: def.variants ?? [] }),
    ),
    columnDefs: [{ id: 'count', label, variants: [label] }],
    cells: placed.rows.map(
      ({ def, at }): CellDef => ({
        id: def.id,
        label_zh: def.label,
        label_en: def.label_en,
        unit: def.unit,
        value_type: def.value_type ?? 'integer',
        signed: false,
        row: def.row ?? def.id,
        column: 'count',
        grid: { row: at, col, colspan: 1 },
        confidence: def.confidence,
      }),
    ),
  }
}
