/**
 * A table as the official form prints it: labels and heads at their grid places, each figure in its own cell, linked to
 * its place in the stored source. A blank is shown as a blank, "/" as printed, an unread cell as unread: never 0.
 */
import type { Cell } from '../../domain/cell.ts'
import type { Comparability } from '../../domain/comparison.ts'
import type { CellDef, HeaderCell, TableDef } from '../../domain/format.ts'
import { numberText } from '../figures.ts'
import { cellAnchor, sourcePath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { COMPARABILITY_WORDS, word } from '../words.ts'

export interface FormContext {
  readonly sha256: string
  readonly report: number
  readonly version: number
  /** Cell id → anchors of the failed findings it stands in. */
  readonly wrong: ReadonlyMap<string, readonly string[]>
  /** Ids of cells that differ from the version before. */
  readonly changed: ReadonlySet<string>
  /** `table:id` → how far the figure may be set beside one of the form in force. */
  readonly levels: ReadonlyMap<string, Comparability>
}

type Placed = { readonly col: number; readonly markup: Html }

export function formTable(table: TableDef, cells: readonly Cell[], context: FormContext): Html {
  const read = new Map(cells.filter((cell) => cell.table === table.id).map((cell) => [cell.id, cell]))
  const rows = Array.from({ length: table.rows }, (): Placed[] => [])
  for (const head of table.skeleton)
    rows[head.row]?.push({ col: head.col, markup: headCell(head, firstDataColumn(table, head)) })
  for (const def of table.cells)
    rows[def.grid.row]?.push({
      col: def.grid.col,
      markup: dataCell(table.id, def, read.get(def.id), context),
    })
  return html`<div class="scroll" tabindex="0"><table class="form" id="table-${table.id}"><caption>${table.title}</caption><tbody>${rows.map(
    (row) => html`<tr>${row.sort((a, b) => a.col - b.col).map((placed) => placed.markup)}</tr>`,
  )}</tbody></table></div>`
}

/** Leftmost figure in the rows that a head spans; null where they hold none. */
function firstDataColumn(table: TableDef, head: HeaderCell): number | null {
  const columns = table.cells
    .filter((cell) => cell.grid.row >= head.row && cell.grid.row < head.row + head.rowspan)
    .map((cell) => cell.grid.col)
  return columns.length === 0 ? null : Math.min(...columns)
}

function headCell(head: HeaderCell, dataFrom: number | null): Html {
  const ofRow = dataFrom !== null && head.col < dataFrom
  const scope = ofRow ? (head.rowspan > 1 ? 'rowgroup' : 'row') : head.colspan > 1 ? 'colgroup' : 'col'
  return html`<th scope="${scope}"${span('rowspan', head.rowspan)}${span('colspan', head.colspan)}>${head.text}</th>`
}

const span = (name: 'rowspan' | 'colspan', size: number): Html | '' =>
  size > 1 ? (name === 'rowspan' ? html` rowspan="${size}"` : html` colspan="${size}"`) : ''

function dataCell(table: string, def: CellDef, cell: Cell | undefined, context: FormContext): Html {
  const findings = context.wrong.get(def.id) ?? []
  const names = [
    cell?.kind ?? 'unread',
    findings.length > 0 ? 'wrong' : '',
    context.changed.has(def.id) ? 'changed' : '',
  ]
  const title = `${def.label_zh}（${table}:${def.id}）`
  return html`<td class="${names.filter(Boolean).join(' ')}" id="${cellAnchor(table, def.id)}"${span('colspan', def.grid.colspan)} title="${title}">${
    cell === undefined
      ? html`<span>未读到</span>`
      : html`${linkedCell(cell, context)}${levelOf(table, def, context)}`
  }${findings.map((anchor) => html` <a href="#${anchor}" title="核对不符，见旁注">✗<span class="small">不符</span></a>`)}</td>`
}

/** Only what differs from the form in force is told in the cell itself. */
function levelOf(table: string, { id }: CellDef, { levels }: FormContext): Html | '' {
  const level = levels.get(`${table}:${id}`) ?? 'exact'
  return level === 'exact' ? '' : html`<span class="small">${COMPARABILITY_WORDS[level]}</span>`
}

function linkedCell(cell: Cell, context: FormContext): Html {
  const place = { report: context.report, version: context.version, cell: `${cell.table}:${cell.id}` }
  return html`<a href="${sourcePath(context.sha256, place)}">${cellText(cell)}</a>${printedDifferently(cell)}${
    cell.unit_printed === undefined
      ? ''
      : html`<span class="small">印出单位：${word(cell.unit_printed)}</span>`
  }${cell.note === undefined ? '' : html`<span class="small">注：${cell.note}</span>`}`
}

/** What a reader sees of one cell. */
export function cellText(cell: Cell): Html | string {
  if (cell.kind === 'number') return numberText(cell.value)
  if (cell.kind === 'blank')
    return html`<span title="原文为空白，不是 0">∅<span class="small">空白</span></span>`
  if (cell.kind === 'image')
    return html`<span title="原文为图片，未读">▣<span class="small">图片</span></span>`
  return cell.raw
}

/** The print, wherever it is more than the plain figure. */
function printedDifferently(cell: Cell): Html | '' {
  if (cell.kind !== 'number' || cell.raw === String(cell.value) || cell.raw === numberText(cell.value))
    return ''
  return html`<span class="raw">原文：${cell.raw}</span>`
}
