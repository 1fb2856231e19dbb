/**
 * Table three by grid: columns named by their lowest head, rows by their rightmost label and its groups. A row that does
 * not fill the table, or whose figures do not stand one under each head, is left over as a whole.
 */
import type { Leftover } from '../../src/domain/report.ts'
import { type Roles, type RowGroup, rolesOf } from '../dictionary.ts'
import { REQUESTS_2019, REQUESTS_2021 } from '../formats/requests-table.ts'
import { labelOf } from '../labels.ts'
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
  /** The first column of all heads. */
  readonly first: number
  /** The column after the last one: every row must end there. */
  readonly end: number
}

/** The heads of rows `from` to `to` (exclusive), or null where the block has gaps, two of them claim one column, or one name stands twice. */
function headsOf(view: TableView, from: number, to: number): RequestHeads | null {
  const { cols } = view.grid
  const end = blockEnd(view, from, to)
  if (end === null) return null
  const heads: Head[] = []
  for (let c = 0; c < cols; ) {
    const column: ViewCell[] = []
    let underLegalPerson = false
    for (let r = from; r < to; r += 1) {
      const cell = view.cells[view.at[r * cols + c] ?? -1]
      if (cell === undefined || column.includes(cell)) continue
      if (cell.roles.legalPerson) underLegalPerson = true
      else if (cell.roles.requestColumn !== undefined) column.push(cell)
    }
    const head = column[0]
    // A span that was written out prints one head in several rows; two heads in one column are none.
    if (head !== undefined && column.some((cell) => cell.text !== head.text)) return null
    if (head !== undefined && head.col === c)
      heads.push({
        // 合计 under 法人或其他组织 is a subtotal that the form does not have.
        id:
          underLegalPerson && head.roles.requestColumn === 'total'
            ? null
            : (head.roles.requestColumn ?? null),
        text: head.text,
        eras: [],
        col: head.col,
        colspan: head.colspan,
      })
    c += 1
  }
  const ids = heads.flatMap((head) => head.id ?? [])
  if (new Set(ids).size !== ids.length || ids.length === 0) return null
  return { heads, first: Math.min(...heads.map((head) => head.col)), end }
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

function claimedRow(view: TableView, id: string, { pairs, strangers }: Aligned): TableClaim {
  return {
    candidates: pairs.map(({ head, cell }) => ({
      table: 't3',
      row: id,
      column: head.id ?? '',
      head: head.text,
      eras: erasOfRow(id),
      figure: figureOf(view, cell),
    })),
    leftovers: strangers.map((cell) => leftover('unknown_column', cell.text, placeOf(view, cell))),
    contested: [],
  }
}

function claimRow(view: TableView, row: number, { heads, end, first }: RequestHeads): TableClaim {
  const cells = cellsOver(view, row)
  const shifted = rowEnd(cells) === end ? null : shiftedRow(cells, heads, row)
  const shiftedId = shifted === null ? null : rowOf(shifted.leaf, shifted.parents)
  if (shifted !== null && shiftedId !== null) return claimedRow(view, shiftedId, inOrder(shifted.data, heads))
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
  return aligned === null ? refused(view, row, 'doubtful') : claimedRow(view, id, aligned)
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
