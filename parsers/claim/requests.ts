/**
 * Table three by grid: columns named by their lowest head, rows by their rightmost label and its groups. A row that does
 * not fill the table, or whose figures do not stand one under each head, is left over as a whole.
 */
import type { Leftover } from '../../src/domain/report.ts'
import { type Roles, type RowGroup, rolesOf } from '../dictionary.ts'
import { REQUESTS_2019, REQUESTS_2021 } from '../formats/requests-table.ts'
import { labelOf } from '../labels.ts'
import { plainCount } from '../plain-count.ts'
import { type Aligned, alignByPlace, type Head, inOrder } from './align.ts'
import { erasOfRow, joined, leftover, type TableClaim } from './candidate.ts'
import { shiftedRow } from './shifted-row.ts'
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

const GROUPS_OF_ROW: ReadonlyMap<string, readonly RowGroup[]> = new Map(
  [...REQUESTS_2021.rowDefs, ...REQUESTS_2019.rowDefs].map((row) => [
    row.id,
    row.path.slice(0, -1).flatMap((label) => rolesOf(label).requestGroup ?? []),
  ]),
)

/** Heads that stand nowhere but in the head of table three; 其他 and 总计 prove nothing. */
export function isRequestHead(roles: Roles): boolean {
  const { requestColumn } = roles
  if (roles.applicants || roles.legalPerson) return true
  return requestColumn !== undefined && requestColumn !== 'other_organization' && requestColumn !== 'total'
}

/** Rows that stand nowhere but in table three; 其他 and 总计 prove nothing. */
export const isRequestRow = ({ requestRow, requestGroup }: Roles): boolean =>
  requestGroup !== undefined ||
  (requestRow !== undefined && requestRow !== 'other_miscellaneous' && requestRow !== 'outcomes_total')

/** The heads in force for the rows below them. */
export interface RequestHeads {
  readonly heads: readonly Head[]
  /** Columns of 法人或其他组织 together. */
  readonly subtotals: readonly number[]
  /** The first column of all heads. */
  readonly first: number
  /** The column after the last one: every row must end there. */
  readonly end: number
}

interface Column {
  readonly heads: readonly ViewCell[]
  readonly underLegalPerson: boolean
  readonly subtotal: ViewCell | null
}

function columnAt(view: TableView, col: number, from: number, to: number): Column {
  const heads: ViewCell[] = []
  let underLegalPerson = false
  let subtotal: ViewCell | null = null
  for (let r = from; r < to; r += 1) {
    const cell = view.cells[view.at[r * view.grid.cols + col] ?? -1]
    if (cell === undefined || heads.includes(cell)) continue
    if (cell.roles.legalPerson) underLegalPerson = true
    else if (cell.roles.requestColumn !== undefined) heads.push(cell)
    else if (labelOf(cell.text).key === '小计') subtotal = cell
  }
  return { heads, underLegalPerson, subtotal }
}

/** The heads of rows `from` to `to` (exclusive), or null where the block has gaps, two of them claim one column, or one name stands twice. */
function headsOf(view: TableView, from: number, to: number): RequestHeads | null {
  const end = blockEnd(view, from, to)
  if (end === null) return null
  const heads: Head[] = []
  const subtotals: number[] = []
  for (let c = 0; c < view.grid.cols; c += 1) {
    const column = columnAt(view, c, from, to)
    const head = column.heads[0] ?? (column.underLegalPerson ? column.subtotal : null)
    // A span that was written out prints one head in several rows; two heads in one column are none.
    if (head !== null && column.heads.some((cell) => cell.text !== head.text)) return null
    if (head === null || head.col !== c) continue
    // 小计 or 合计 under 法人或其他组织 is a subtotal that the form does not have.
    const isTotal = head === column.subtotal || head.roles.requestColumn === 'total'
    const isSubtotal = column.underLegalPerson && isTotal
    if (isSubtotal) subtotals.push(c)
    const id = isSubtotal ? null : (head.roles.requestColumn ?? null)
    heads.push({ id, text: head.text, eras: [], col: c, colspan: head.colspan })
  }
  const ids = heads.flatMap((head) => head.id ?? [])
  if (new Set(ids).size !== ids.length || ids.length === 0) return null
  return { heads, subtotals, first: Math.min(...heads.map((head) => head.col)), end }
}

/** The row id a leaf label stands for, given the group labels beside it; null where it stands for none surely. */
function rowOf(leaf: ViewCell, parents: readonly ViewCell[]): string | null {
  const { requestRow } = leaf.roles
  if (requestRow === undefined) return null
  // The leaf itself again is a span that was written out.
  const printed = parents.flatMap(({ roles, text }) => (text === leaf.text ? [] : (roles.requestGroup ?? [])))
  const expected = GROUPS_OF_ROW.get(requestRow) ?? []
  if (printed.some((group) => !expected.includes(group))) return null
  if (requestRow === 'other_miscellaneous' && !printed.includes('other'))
    return labelOf(leaf.text).enumerator === '3' ? requestRow : null
  return requestRow
}

const nothing: TableClaim = { candidates: [], leftovers: [], contested: [] }

/** 其他 is what many a row calls itself. */
const COMMON_NAME = 'other_miscellaneous'

/** A row that bears the label of a row of the form takes the figures of that one with it: nobody knows which is meant. */
function refused(view: TableView, row: number, reason: Leftover['reason']): TableClaim {
  const left = rowLeftover(view, row, reason)
  const named = cellsOf(view, row).flatMap(({ roles }) => roles.requestRow ?? [])
  return {
    candidates: [],
    leftovers: left === null ? [] : [left],
    contested: named.filter((id) => reason === 'doubtful' || id !== COMMON_NAME).map((id) => `t3:${id}`),
  }
}

const ORGANIZATIONS = REQUESTS_2021.columnDefs
  .map(({ id }) => id)
  .filter((id) => id !== 'natural_person' && id !== 'total')

/** Whether a figure is what the five kinds of organization come to: only then is its column surely their subtotal. */
function isTheirSum(figure: ViewCell, pairs: Aligned['pairs']): boolean {
  const counts = pairs.flatMap(({ head, cell }) =>
    ORGANIZATIONS.includes(head.id ?? '') ? plainCount(cell.text.trim()) : [],
  )
  if (counts.length !== ORGANIZATIONS.length || counts.some((count) => count < 0)) return false
  return plainCount(figure.text.trim()) === counts.reduce((sum, count) => sum + count, 0)
}

function claimedRow(
  view: TableView,
  id: string,
  { pairs, strangers }: Aligned,
  subtotals: readonly number[],
): TableClaim {
  const reasonOf = (cell: ViewCell): Leftover['reason'] =>
    subtotals.includes(cell.col) && isTheirSum(cell, pairs) ? 'local' : 'unknown_column'
  return {
    candidates: pairs.map(({ head, cell }) => ({
      table: 't3',
      row: id,
      column: head.id ?? '',
      head: head.text,
      eras: erasOfRow(id),
      figure: figureOf(view, cell),
    })),
    leftovers: strangers.map((cell) => leftover(reasonOf(cell), cell.text, placeOf(view, cell))),
    contested: [],
  }
}

function claimRow(view: TableView, row: number, { heads, subtotals, end, first }: RequestHeads): TableClaim {
  const cells = cellsOver(view, row)
  const shifted = rowEnd(cells) === end ? null : shiftedRow(cells, heads, row)
  const shiftedId = shifted === null ? null : rowOf(shifted.leaf, shifted.parents)
  if (shifted !== null && shiftedId !== null)
    return claimedRow(view, shiftedId, inOrder(shifted.data, heads), [])
  const labels = cells.filter((cell) => cell.col < first)
  const data = cells.filter((cell) => cell.col >= first)
  const leaf = labels.findLast((cell) => cell.text !== '')
  if (leaf === undefined || leaf.row !== row || leaf.rowspan !== 1)
    return data.some((cell) => cell.row === row && hasContent(cell))
      ? refused(view, row, 'unknown_row')
      : nothing
  const id = rowOf(leaf, labels.slice(0, labels.indexOf(leaf)))
  if (id === null) return data.some(hasContent) ? refused(view, row, 'unknown_row') : nothing
  if (!isUnbroken(cells) || rowEnd(cells) !== end || leaf.col + leaf.colspan > first)
    return refused(view, row, 'doubtful')
  const aligned = alignByPlace(data, heads, row)
  return aligned === null ? refused(view, row, 'doubtful') : claimedRow(view, id, aligned, subtotals)
}

/** A claim with the heads in force at its end, for a table that goes on after a page break. */
export interface RequestsClaim extends TableClaim {
  readonly heads: RequestHeads | null
}

/** Claims rows `from` to `to` (exclusive); `before` are the heads of the table that this one goes on from. */
export function claimRequests(
  view: TableView,
  from: number,
  to: number,
  before: RequestHeads | null,
): RequestsClaim {
  const claims: TableClaim[] = []
  let heads = before
  for (let row = from; row < to; row += 1) {
    const top = row
    while (row < to && startsHead(view, row)) row += 1
    if (row > top) heads = headsOf(view, top, row)
    if (row >= to) break
    claims.push(heads === null ? refused(view, row, 'doubtful') : claimRow(view, row, heads))
  }
  return { ...joined(claims), heads }
}

function startsHead(view: TableView, row: number): boolean {
  return cellsOf(view, row).some((cell) => isRequestHead(cell.roles)) && !hasFigures(view, row)
}
