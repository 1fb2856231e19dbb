/** Cells that no known form places (a form without fixed layout, an era unknown): listed, never left out. */
import type { ReportAnswer } from '../../domain/answer.ts'
import type { TableDef } from '../../domain/format.ts'
import { cellAnchor, sourcePath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { CELL_KIND_WORDS, word } from '../words.ts'
import { cellText, type FormContext } from './form-table.ts'

export function looseCells(
  report: ReportAnswer,
  tables: readonly TableDef[],
  context: FormContext,
): Html | '' {
  const placed = new Set(tables.flatMap((table) => table.cells.map((cell) => `${table.id}:${cell.id}`)))
  const loose = report.cells.filter((cell) => !placed.has(`${cell.table}:${cell.id}`))
  if (loose.length === 0) return ''
  return html`<div class="scroll" tabindex="0"><table class="loose"><caption>其他读出的数字</caption><thead><tr>${['表', '指标', '值', '原文', '种类', '单位'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${loose.map(
    (
      cell,
    ) => html`<tr id="${cellAnchor(cell.table, cell.id)}"><td>${word(cell.table)}</td><th scope="row"><code>${cell.id}</code></th>
<td class="num"><a href="${sourcePath(context.sha256, { report: context.report, version: context.version, cell: `${cell.table}:${cell.id}` })}">${cellText(cell)}</a></td><td>${cell.raw}</td><td>${CELL_KIND_WORDS[cell.kind]}</td><td>${word(cell.unit)}</td></tr>`,
  )}</tbody></table></div>`
}
