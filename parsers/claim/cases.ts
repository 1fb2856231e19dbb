/**
 * Table four by grid: a column is named by its result head and the family above it. One row of fifteen figures, or
 * three tables of five whose family stands in the table or in the line before it.
 */
import { type Roles, rolesOf } from '../dictionary.ts'
import { labelOf } from '../labels.ts'
import { isPlainCount } from '../plain-count.ts'
import { alignByPlace, type Head } from './align.ts'
import { joined, leftover, type TableClaim } from './candidate.ts'
import {
  blockEnd,
  cellsOf,
  cellsOver,
  figureOf,
  hasContent,
  hasFigures,
  isUnbroken,
  placeOf,
  rowEnd,
  rowLeftover,
  type TableView,
  type ViewCell,
} from './table-view.ts'
import { yearKind } from './year-words.ts'

/** Heads that stand nowhere but in the head of table four; 总计 proves nothing. */
export const isCaseHead = (roles: Roles): boolean =>
  roles.caseFamily !== undefined ||
  roles.litigation === true ||
  (roles.caseResult !== undefined && roles.caseResult !== 'total')

/** The one family a line of text names, or null: a heading that names 复议 and 诉讼 both names none. */
export function familyNamed(line: string): string | null {
  // All that is looked for below holds both characters, which no form of writing but their own is folded to.
  if (!line.includes('复') || !line.includes('议')) return null
  const { key } = labelOf(line)
  if (key.includes('未经复议直接起诉')) return key.includes('复议后起诉') ? null : 'litigation_direct'
  if (key.includes('复议后起诉')) return 'litigation_after_review'
  return rolesOf(line).caseFamily ?? (key.endsWith('行政复议情况') && !key.includes('诉讼') ? 'review' : null)
}

interface Column {
  readonly result: ViewCell | null
  readonly families: readonly string[]
}

function columnAt(view: TableView, col: number, from: number, to: number): Column | null {
  const { cols } = view.grid
  const results = new Set<ViewCell>()
  const families = new Set<string>()
  for (let r = from; r < to; r += 1) {
    const cell = view.cells[view.at[r * cols + col] ?? -1]
    if (cell?.roles.caseResult !== undefined) results.add(cell)
    if (cell?.roles.caseFamily !== undefined) families.add(cell.roles.caseFamily)
  }
  const [result = null, ...others] = results
  // A span that was written out prints one head in several rows.
  if (others.some(({ text }) => text !== result?.text)) return null
  return { result, families: [...families] }
}

interface HeadBlock {
  readonly heads: readonly Head[]
  /** The column after the last one: every row must end there. */
  readonly end: number
}

/** Null where the block has gaps, a column has two results or two families, or two columns have one name. */
function headsOf(view: TableView, from: number, to: number, familyBefore: string | null): HeadBlock | null {
  const end = blockEnd(view, from, to)
  if (end === null) return null
  const heads: Head[] = []
  for (let c = 0; c < view.grid.cols; c += 1) {
    const column = columnAt(view, c, from, to)
    if (column === null || column.families.length > 1) return null
    const { result } = column
    if (result === null || result.col !== c) continue
    const family = column.families[0] ?? familyBefore
    // Results under words that name no family are strangers beside those of the families that are named.
    if (family === null && !isUnnamed(view, c, from, to)) return null
    heads.push({
      id: family === null ? null : `${family}_${result.roles.caseResult}`,
      text: result.text,
      eras: [],
      col: c,
      colspan: result.colspan,
    })
  }
  const ids = heads.flatMap(({ id }) => id ?? [])
  return new Set(ids).size === ids.length && ids.length > 0 ? { heads, end } : null
}

/** Whether other words stand above a column where its family should. */
function isUnnamed(view: TableView, col: number, from: number, to: number): boolean {
  for (let r = from; r < to; r += 1) {
    const cell = view.cells[view.at[r * view.grid.cols + col] ?? -1]
    if (cell !== undefined && cell.text !== '' && Object.keys(cell.roles).length === 0) return true
  }
  return false
}

const nothing: TableClaim = { candidates: [], leftovers: [], contested: [] }

/** Without heads the figures may be those of any family. */
function refused(view: TableView, row: number, heads: readonly Head[] | null): TableClaim {
  const left = rowLeftover(view, row, 'doubtful')
  const columns = heads === null ? ['t4:counts'] : heads.map((head) => `t4:counts:${head.id}`)
  const figures = cellsOf(view, row).some((cell) => /\d/.test(cell.text))
  return { candidates: [], leftovers: left === null ? [] : [left], contested: figures ? columns : [] }
}

/** A column left of the heads that says 件数 or 数量 labels the row; nothing else may stand outside the heads. */
const isRowTitle = (cell: ViewCell): boolean => cell.text !== '' && !/\d/.test(cell.text)

const isYearWord = (text: string): boolean => !isPlainCount(text) && yearKind(text, 0) !== null

const headsOver = ({ col, colspan }: ViewCell, heads: readonly Head[]): number =>
  heads.filter((head) => head.col < col + colspan && col < head.col + head.colspan).length

function claimRow(view: TableView, row: number, { heads, end }: HeadBlock): TableClaim {
  const cells = cellsOver(view, row)
  const own = cellsOf(view, row).filter(hasContent)
  // A row that only heads from above reach into prints nothing.
  if (own.length === 0 && cells.every((cell) => cell.row < row)) return nothing
  if (own.length === 1 && own[0]?.colspan === view.grid.cols) return nothing
  const aligned = isUnbroken(cells) && rowEnd(cells) === end ? alignByPlace(cells, heads, row) : null
  // A cell over several heads names none of them: it is the label of a local row.
  // 2023年 under a head is the label of its row: the figures behind it stand one place to the side.
  const isLabelled = aligned?.pairs.some(({ cell }) => isYearWord(cell.text)) === true
  const isSpread =
    aligned?.pairs.some(({ head, cell }) => cell.colspan > (head.colspan ?? 1)) === true ||
    aligned?.strangers.some((cell) => headsOver(cell, heads) > 1) === true
  if (aligned === null || isSpread || isLabelled) return refused(view, row, heads)
  return {
    candidates: aligned.pairs.map(({ head, cell }) => ({
      table: 't4',
      row: 'counts',
      column: head.id ?? '',
      head: head.text,
      eras: [],
      figure: figureOf(view, cell),
    })),
    leftovers: aligned.strangers
      .filter((cell) => !isRowTitle(cell))
      .map((cell) => leftover('unknown_column', cell.text, placeOf(view, cell))),
    contested: [],
  }
}

function startsHead(view: TableView, row: number): boolean {
  return cellsOf(view, row).some((cell) => isCaseHead(cell.roles)) && !hasFigures(view, row)
}

/** Claims rows `from` to `to` (exclusive); `familyBefore` is the family named by the line before the table. */
export function claimCases(
  view: TableView,
  from: number,
  to: number,
  familyBefore: string | null,
): TableClaim {
  const claims: TableClaim[] = []
  let heads: HeadBlock | null = null
  for (let row = from; row < to; row += 1) {
    const top = row
    while (row < to && startsHead(view, row)) row += 1
    if (row > top) heads = headsOf(view, top, row, familyBefore)
    if (row >= to) break
    claims.push(heads === null ? refused(view, row, null) : claimRow(view, row, heads))
  }
  return joined(claims)
}
