/**
 * Table four (行政复议、行政诉讼): 4 × 15, one data row, equal in both eras. A cell is a family and a result;
 * the same five result heads stand three times, so only the family above them tells them apart.
 */
import type { CellDef, HeaderCell, TableDef } from '../../src/domain/format.ts'

interface Family {
  readonly id: string
  /** Captions over the five result heads, outermost first. */
  readonly path: readonly string[]
  readonly label_en: string
}

/** The three kinds of dispute, in the order of the form. */
export const T4_FAMILIES: readonly Family[] = [
  { id: 'review', path: ['行政复议'], label_en: 'Administrative review' },
  {
    id: 'litigation_direct',
    path: ['行政诉讼', '未经复议直接起诉'],
    label_en: 'Administrative litigation without prior review',
  },
  {
    id: 'litigation_after_review',
    path: ['行政诉讼', '复议后起诉'],
    label_en: 'Administrative litigation after review',
  },
]

/** The five results of a family, in the order of the form, with what a page may print instead. */
export const T4_RESULTS = [
  { id: 'upheld', label: '结果维持', label_en: 'result upheld', variants: ['结果维持', '维持'] },
  {
    id: 'corrected',
    label: '结果纠正',
    label_en: 'result corrected',
    variants: ['结果纠正', '纠正', '被纠错'],
  },
  { id: 'other', label: '其他结果', label_en: 'other result', variants: ['其他结果', '其它结果'] },
  { id: 'pending', label: '尚未审结', label_en: 'not yet concluded', variants: ['尚未审结', '未审结'] },
  { id: 'total', label: '总计', label_en: 'total', variants: ['总计', '合计'] },
] as const

const HEADS: readonly HeaderCell[] = [
  { row: 0, col: 0, rowspan: 1, colspan: 5, text: '行政复议' },
  { row: 0, col: 5, rowspan: 1, colspan: 10, text: '行政诉讼' },
  { row: 1, col: 5, rowspan: 1, colspan: 5, text: '未经复议直接起诉' },
  { row: 1, col: 10, rowspan: 1, colspan: 5, text: '复议后起诉' },
  ...T4_FAMILIES.flatMap((_, f) =>
    T4_RESULTS.map((result, r) => ({
      row: f === 0 ? 1 : 2,
      col: f * T4_RESULTS.length + r,
      rowspan: f === 0 ? 2 : 1,
      colspan: 1,
      text: result.label,
    })),
  ),
]

const CELLS: readonly CellDef[] = T4_FAMILIES.flatMap((family, f) =>
  T4_RESULTS.map((result, r): CellDef => {
    const id = `${family.id}_${result.id}`
    return {
      id,
      label_zh: [...family.path, result.label].join('／'),
      label_en: `${family.label_en}: ${result.label_en}`,
      unit: 'case',
      value_type: 'integer',
      signed: false,
      row: 'counts',
      column: id,
      grid: { row: 3, col: f * T4_RESULTS.length + r, colspan: 1 },
    }
  }),
)

/** Ids of the fifteen cells of table four, in the order of the form. */
export const T4_IDS: readonly string[] = CELLS.map((cell) => cell.id)

/** Table four of both eras. */
export const CASES: TableDef = {
  id: 't4',
  title: '政府信息公开行政复议、行政诉讼情况',
  rows: 4,
  cols: 15,
  skeleton: HEADS,
  rowDefs: [{ id: 'counts', path: [], variants: [] }],
  columnDefs: T4_FAMILIES.flatMap((family) =>
    T4_RESULTS.map((result) => ({
      id: `${family.id}_${result.id}`,
      label: [...family.path, result.label].join('／'),
      variants: result.variants,
    })),
  ),
  cells: CELLS,
}
