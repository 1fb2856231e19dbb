/**
 * Table two by grid: under each caption a head row, then item rows. Figures are set under the heads of their own
 * block; where head and body cut their columns differently (seen in a city's page of 2019) by order, if the counts agree.
 */
import type { Leftover } from '../../src/domain/report.ts'
import { isItemCaption } from '../dictionary.ts'
import { type Aligned, alignByOrder, alignByPlace, type Head } from './align.ts'
import { joined, leftover, type TableClaim } from './candidate.ts'
import { foldCopies, withoutCopies } from './span-copies.ts'
import {
  cellsOf,
  cellsOver,
  figureOf,
  hasContent,
  isUnbroken,
  placeOf,
  rowEnd,
  rowLeftover,
  type TableView,
  type ViewCell,
} from './table-view.ts'

/** Heads of a head row: everything right of the stub, unknown texts and empty columns included. */
function headsOf(cells: readonly ViewCell[]): Head[] | null {
  if (!isUnbroken(cells)) return null
  const first = cells.findIndex((cell) => cell.roles.itemColumn !== undefined)
  const heads = cells.slice(first).map(
    (cell): Head => ({
      id: cell.roles.itemColumn?.id ?? null,
      text: cell.text,
      eras: cell.roles.itemColumn?.eras ?? [],
      col: cell.col,
      colspan: cell.colspan,
    }),
  )
  const folded = withoutCopies(heads, cells.slice(first))
  const ids = folded.flatMap((head) => head.id ?? [])
  return new Set(ids).size === ids.length ? folded : null
}

/** A single head over a row in which only the first cell says anything: the rest is padding. */
function alignSingle(data: readonly ViewCell[], heads: readonly Head[], row: number): Aligned | null {
  const named = heads.filter((head) => head.text !== '')
  const [head] = named
  const [cell, ...rest] = data
  if (named.length !== 1 || head === undefined || head.id === null || cell === undefined) return null
  if (cell.row !== row || cell.rowspan !== 1 || rest.some(hasContent)) return null
  return { pairs: [{ head, cell }], strangers: [] }
}

function align(data: readonly ViewCell[], heads: readonly Head[], row: number): Aligned | null {
  const last = heads.at(-1)
  const sameEnd = last !== undefined && rowEnd(data) === last.col + last.colspan
  const folded = foldCopies(data, heads)
  return (
    (sameEnd ? alignByPlace(folded, heads, row) : null) ??
    alignByOrder(data, heads, row) ??
    alignSingle(data, heads, row)
  )
}

const nothing: TableClaim = { candidates: [], leftovers: [], contested: [] }

function claimRow(
  view: TableView,
  row: number,
  cells: readonly ViewCell[],
  heads: readonly Head[] | null,
): TableClaim {
  const label =
    cells.find((cell) => cell.roles.itemRow !== undefined && cell.col === (cells[0]?.col ?? 0)) ??
    cells.find((cell) => cell.roles.itemRow !== undefined)
  const id = label?.roles.itemRow
  const refuse = (reason: Leftover['reason']): TableClaim => {
    const left = rowLeftover(view, row, reason)
    return {
      candidates: [],
      leftovers: left === null ? [] : [left],
      contested: id === undefined ? [] : [`t2:${id}`],
    }
  }
  if (label === undefined || id === undefined)
    return cellsOf(view, row).filter(hasContent).length > 1 ? refuse('unknown_row') : nothing
  const data = cells.filter((cell) => cell.col > label.col)
  if (heads === null || label.row !== row || label.rowspan !== 1 || !isUnbroken(cells))
    return refuse('doubtful')
  const aligned = align(data, heads, row)
  if (aligned === null) return refuse('doubtful')
  return {
    candidates: aligned.pairs.map(({ head, cell }) => ({
      table: 't2',
      row: id,
      column: head.id ?? '',
      head: head.text,
      eras: head.eras,
      figure: figureOf(view, cell),
    })),
    leftovers: aligned.strangers.map((cell) => leftover('unknown_column', cell.text, placeOf(view, cell))),
    contested: [],
  }
}

const isCaptionRow = (own: readonly ViewCell[]): boolean => {
  const said = own.filter(hasContent)
  return said.length === 1 && said.some((cell) => isItemCaption(cell.text))
}

/** Claims rows `from` to `to` (exclusive). */
export function claimItems(view: TableView, from: number, to: number): TableClaim {
  const claims: TableClaim[] = []
  let heads: Head[] | null = null
  for (let row = from; row < to; row += 1) {
    const cells = cellsOver(view, row)
    const own = cellsOf(view, row)
    if (own.some((cell) => cell.roles.itemColumn !== undefined)) heads = headsOf(cells)
    else if (own.some((cell) => cell.roles.itemStub)) {
      // 信息内容 with heads of which none is known.
      heads = null
    } else if (isCaptionRow(own)) heads = null
    else claims.push(claimRow(view, row, cells, heads))
  }
  return joined(claims)
}
