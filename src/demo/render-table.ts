/**
 * The tables of a form as a body's page marks them up. The grid is the official one; what differs is what real pages
 * do to it: tables cut apart, labels in pieces, empty heads instead of spans, blanks as `&nbsp;` or `<o:p>`.
 */
import type { HeaderCell, TableDef } from '../domain/format.ts'
import type { Layout } from './agencies.ts'
import { escapeHtml } from './html-text.ts'
import type { PrintedCell } from './planted.ts'

interface Placed {
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  readonly text: string
  readonly head: boolean
}

/** One `<table>`, or several where the layout cuts table two apart. */
export function renderTable(
  table: TableDef,
  cells: ReadonlyMap<string, PrintedCell>,
  layout: Layout,
): string {
  const placed = [...heads(table, layout), ...data(table, cells)]
  return parts(table, layout)
    .map(([from, to]) => {
      const rows = Array.from({ length: to - from }, (_, i) => renderRow(placed, from + i, layout))
      return `<table border="1" cellspacing="0" cellpadding="0" align="center"><tbody>${rows.join('\n')}</tbody></table>`
    })
    .join('\n<p>&nbsp;</p>\n')
}

function heads(table: TableDef, layout: Layout): readonly Placed[] {
  const skeleton =
    layout === 'empty_heads' && table.id === 't3' ? table.skeleton.flatMap(withoutRowspan) : table.skeleton
  return skeleton.map((cell) => ({ ...cell, head: true }))
}

/** A head over several rows becomes one cell with the text and empty ones below it. */
function withoutRowspan(cell: HeaderCell): readonly HeaderCell[] {
  if (cell.row + cell.rowspan > 3) return [cell]
  return Array.from({ length: cell.rowspan }, (_, i) => ({
    ...cell,
    row: cell.row + i,
    rowspan: 1,
    text: i === 0 ? cell.text : '',
  }))
}

function data(table: TableDef, cells: ReadonlyMap<string, PrintedCell>): readonly Placed[] {
  return table.cells.map((cell) => ({
    row: cell.grid.row,
    col: cell.grid.col,
    rowspan: 1,
    colspan: cell.grid.colspan,
    text: cells.get(cell.id)?.raw ?? '',
    head: false,
  }))
}

/** Row ranges of the tables to print. */
function parts(table: TableDef, layout: Layout): readonly (readonly [from: number, to: number])[] {
  if (layout !== 'split_t2' || table.id !== 't2') return [[0, table.rows]]
  const captions = table.skeleton.filter((cell) => cell.colspan === table.cols).map((cell) => cell.row)
  return captions.map((row, i) => [row, captions[i + 1] ?? table.rows])
}

function renderRow(placed: readonly Placed[], row: number, layout: Layout): string {
  const cells = placed.filter((cell) => cell.row === row).toSorted((a, b) => a.col - b.col)
  return `<tr>${cells.map((cell) => renderCell(cell, layout)).join('')}</tr>`
}

function renderCell(cell: Placed, layout: Layout): string {
  const spans =
    (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '') +
    (cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '')
  return `<td${spans} style="border:1px solid windowtext">${CONTENT[layout](cell.text, cell.head)}</td>`
}

const paragraph = (inner: string): string => `<p style="text-align:center">${inner}</p>`

const CONTENT: Readonly<Record<Layout, (text: string, head: boolean) => string>> = {
  plain: (text) => paragraph(text === '' ? '&nbsp;' : escapeHtml(text)),
  split_t2: (text) => (text === '' ? '&nbsp;' : ` ${escapeHtml(text)}`),
  spans: (text, head) => paragraph(head ? inPieces(text) : `<span>${escapeHtml(text)}</span>`),
  empty_heads: (text) => (text === '' ? '' : paragraph(`<strong>${escapeHtml(text)}</strong>`)),
  word: (text, head) => wordParagraphs(text, head),
}

/** Every one or two characters in a span of their own, as editors leave them. */
function inPieces(text: string): string {
  const pieces = text.match(/.{1,2}/gsu) ?? []
  return pieces.map((piece) => `<span style="font-family:仿宋">${escapeHtml(piece)}</span>`).join('')
}

/** Four-character heads break into two lines; a blank is the empty paragraph a word processor writes. */
function wordParagraphs(text: string, head: boolean): string {
  const wrap = (inner: string): string =>
    `<p class="MsoNormal" align="center"><span lang="EN-US" style="font-size:10.5pt">${inner}</span></p>`
  if (text === '') return wrap('<o:p>&nbsp;</o:p>')
  const broken = head && /^\p{Script=Han}{4}$/u.test(text)
  if (!broken) return wrap(`${escapeHtml(text)}<o:p></o:p>`)
  return wrap(escapeHtml(text.slice(0, 2))) + wrap(escapeHtml(text.slice(2)))
}
