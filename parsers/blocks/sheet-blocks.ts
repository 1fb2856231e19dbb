/**
 * The face of a sheet as blocks: rows apart from each other are tables of their own; a title above, a section heading
 * between and a note below a table are text, as they would be in a page.
 */
import type { Block, Grid, GridCell } from '../../src/domain/block.ts'
import type { Face, Tile } from './sheet-tiles.ts'

type Row = readonly Tile[]

/** Beyond this many places blank cells are not filled in, and a doubt says so. */
const MAX_PLACES = 200_000
/** `三、收到和处理政府信息公开申请情况`, never the labels `三、本年度办理结果` of the form itself. */
const SECTION = /^[一二三四五六七八九十]{1,2}、.*(情况|事项|问题)/
/** `第二十条第（一）项` heads a part of the form and stays in its table. */
const FORM_LABEL = /^第.{1,6}条/
const NOTE = /^[（(]?(注|备注|说明|填表|填报|单位负责人|审核)/

interface Group {
  readonly rows: Row[]
  readonly top: number
  readonly bottom: number
}

/** Runs of rows without an empty row between them; a row covered from above belongs to the run. */
function groupsOf(tiles: readonly Tile[]): Group[] {
  const groups: { rows: Tile[][]; top: number; bottom: number }[] = []
  for (const tile of tiles) {
    let group = groups[groups.length - 1]
    if (!group || tile.row > group.bottom + 1) {
      group = { rows: [], top: tile.row, bottom: tile.row }
      groups.push(group)
    }
    group.bottom = Math.max(group.bottom, tile.row + tile.rowspan - 1)
    const place = tile.row - group.top
    while (group.rows.length <= place) group.rows.push([])
    group.rows[place]?.push(tile)
  }
  return groups
}

/** The only cell of a row that says something, if it stands for itself. */
function loneOf(row: Row | undefined): Tile | undefined {
  const spoken = row?.filter(({ text }) => text !== '') ?? []
  const lone = spoken.length === 1 ? spoken[0] : undefined
  return lone?.rowspan === 1 ? lone : undefined
}

function textBlock(tile: Tile): Block[] {
  return tile.text === '' ? [] : [{ kind: 'text', text: tile.text, heading: SECTION.test(tile.text) }]
}

/** Splits the rows of a group where a section heading stands alone. */
function partsOf(group: Group): { rows: Row[]; top: number }[] {
  const parts: { rows: Row[]; top: number }[] = [{ rows: [], top: group.top }]
  for (const [index, row] of group.rows.entries()) {
    const lone = loneOf(row)
    if (lone && SECTION.test(lone.text)) parts.push({ rows: [], top: group.top + index })
    parts[parts.length - 1]?.rows.push(row)
  }
  return parts.filter((part) => part.rows.length > 0)
}

function gridCell(tile: Tile, top: number, left: number): GridCell {
  return {
    row: tile.row - top,
    col: tile.col - left,
    rowspan: tile.rowspan,
    colspan: tile.colspan,
    text: tile.text,
    ...(tile.marks.length > 0 ? { marks: tile.marks } : {}),
  }
}

/** Blank cells of all places that no tile covers. Says so where tiles lie over each other. */
function blanksOf(cells: readonly GridCell[], rows: number, cols: number, doubts: string[]): GridCell[] {
  if (rows * cols > MAX_PLACES) {
    doubts.push('the sheet is too wide or too long for its blank cells to be read')
    return []
  }
  const taken = new Uint8Array(rows * cols)
  let overlaps = false
  for (const cell of cells) {
    for (let row = cell.row; row < Math.min(rows, cell.row + cell.rowspan); row++) {
      const from = row * cols + cell.col
      overlaps ||= taken.subarray(from, from + cell.colspan).includes(1)
      taken.fill(1, from, from + cell.colspan)
    }
  }
  if (overlaps) doubts.push('merged cells lie over each other')
  const blanks: GridCell[] = []
  for (const [place, used] of taken.entries()) {
    if (used === 1) continue
    blanks.push({ row: Math.floor(place / cols), col: place % cols, rowspan: 1, colspan: 1, text: '' })
  }
  return blanks
}

function gridOf(rows: readonly Row[], top: number, face: Face): Grid {
  const tiles = rows.flat()
  const left = tiles.reduce((least, tile) => Math.min(least, tile.col), Infinity)
  const right = tiles.reduce((most, tile) => Math.max(most, tile.col + tile.colspan), 0)
  const bottom = tiles.reduce((most, tile) => Math.max(most, tile.row + tile.rowspan), top + rows.length)
  const doubts = face.doubts.filter(({ row }) => top <= row && row < bottom).map(({ message }) => message)
  const cells = tiles.map((tile) => gridCell(tile, top, left))
  const blanks = blanksOf(cells, bottom - top, right - left, doubts)
  return {
    rows: bottom - top,
    cols: right - left,
    cells: [...cells, ...blanks].sort((a, b) => a.row - b.row || a.col - b.col),
    doubts,
  }
}

/** Rows of one part: lone cells above and below as text, what is between as a table. */
function partBlocks(rows: readonly Row[], top: number, face: Face): Block[] {
  let from = 0
  let to = rows.length
  for (let lone = loneOf(rows[from]); lone && !FORM_LABEL.test(lone.text); lone = loneOf(rows[from])) from++
  for (
    let lone = loneOf(rows[to - 1]);
    to > from && lone && NOTE.test(lone.text);
    lone = loneOf(rows[to - 1])
  )
    to--
  const text = (part: readonly Row[]) => part.flatMap((row) => row.flatMap(textBlock))
  const between = rows.slice(from, to)
  // Rows that a tall merge of a part above covers hold nothing of their own.
  const table: Block[] = between.some((row) => row.length > 0)
    ? [{ kind: 'table', grid: gridOf(between, top + from, face) }]
    : []
  return [...text(rows.slice(0, from)), ...table, ...text(rows.slice(to))]
}

/** Blocks of a sheet in reading order. */
export function faceBlocks(face: Face): Block[] {
  return groupsOf(face.tiles).flatMap((group) =>
    partsOf(group).flatMap(({ rows, top }) => partBlocks(rows, top, face)),
  )
}

/** A whole sheet as one grid, for sheets that nobody sees. */
export function faceGrid(face: Face): Grid | null {
  const groups = groupsOf(face.tiles)
  const first = groups[0]
  if (!first) return null
  const rows: Row[] = []
  for (const group of groups) {
    while (rows.length < group.top - first.top) rows.push([])
    rows.push(...group.rows)
  }
  return gridOf(rows, first.top, face)
}
