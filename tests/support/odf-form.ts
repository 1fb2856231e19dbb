/** A report's tables as OpenDocument text and spreadsheet: the same cells in the same places as in the page. */

import { spanGrid } from '../../parsers/blocks/span-grid.ts'
import type { Format } from '../../src/domain/format.ts'
import { makeZip } from '../parsers/blocks/office/make-zip.ts'
import { escapeHtml, type PageTable } from './form-page.ts'
import { isNumeric } from './office-form.ts'

const TITLE = '柏川区临湖镇人民政府2023年政府信息公开工作年度报告'
const DATE = '发布日期：2024-01-20'
const NS = 'urn:oasis:names:tc:opendocument:xmlns'
const LANGUAGES = ['office', 'text', 'table', 'style']
  .map((name) => `xmlns:${name}="${NS}:${name}:1.0"`)
  .concat(`xmlns:draw="${NS}:drawing:1.0"`, 'xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ')

/** An OpenDocument file of a kind around the XML of its body; `styles` are automatic ones, `more` other parts. */
export const makeOdf = (
  kind: 'text' | 'spreadsheet',
  body: string,
  { styles = '', more = [] }: { styles?: string; more?: readonly { name: string; content: string }[] } = {},
): Uint8Array =>
  makeZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${LANGUAGES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    },
    ...more,
  ])

/** One paragraph; "\n" is a line break. */
export const odfParagraph = (text: string): string =>
  `<text:p>${escapeHtml(text).replaceAll('\n', '<text:line-break/>')}</text:p>`

const spans = (colspan: number, rowspan: number): string =>
  `${colspan > 1 ? ` table:number-columns-spanned="${colspan}"` : ''}${rowspan > 1 ? ` table:number-rows-spanned="${rowspan}"` : ''}`

function odfRows(table: PageTable, value: (text: string) => string): string {
  const grid = spanGrid([table.rows])
  const rows = Array.from({ length: grid.rows }, (_, row) => {
    const cells: string[] = []
    for (let col = 0; col < grid.cols; col += 1) {
      const cell = grid.cells.find(
        (one) =>
          one.row <= row && row < one.row + one.rowspan && one.col <= col && col < one.col + one.colspan,
      )
      const isOwn = cell?.row === row && cell.col === col
      if (cell !== undefined && !isOwn) cells.push('<table:covered-table-cell/>')
      else {
        const [text, colspan, rowspan] = [cell?.text ?? '', cell?.colspan ?? 1, cell?.rowspan ?? 1]
        const words = text === '' ? '' : odfParagraph(text)
        cells.push(`<table:table-cell${spans(colspan, rowspan)}${value(text)}>${words}</table:table-cell>`)
      }
    }
    return `<table:table-row>${cells.join('')}</table:table-row>`
  })
  return rows.join('')
}

/** An ODT with title, date, headings and tables. */
export function odtOf(format: Format, tables: readonly PageTable[]): Uint8Array {
  const body = format.sections.flatMap((section) => [
    odfParagraph(section.label),
    ...tables
      .filter(({ id }) => id === section.content)
      .map((table) => `<table:table table:name="${table.id}">${odfRows(table, () => '')}</table:table>`),
  ])
  return makeOdf('text', [odfParagraph(TITLE), odfParagraph(DATE), ...body].join(''))
}

const stored = (text: string): string =>
  isNumeric(text) ? ` office:value-type="float" office:value="${text}"` : ' office:value-type="string"'

/** An ODS with title, date, headings and tables on one sheet, an empty row after each. */
export function odsOf(format: Format, tables: readonly PageTable[]): Uint8Array {
  const line = (text: string): string =>
    `<table:table-row><table:table-cell>${text === '' ? '' : odfParagraph(text)}</table:table-cell></table:table-row>`
  const rows = format.sections.flatMap((section) => [
    line(section.label),
    ...tables.filter(({ id }) => id === section.content).map((table) => odfRows(table, stored)),
    line(''),
  ])
  return makeOdf(
    'spreadsheet',
    `<table:table table:name="Sheet1">${[line(TITLE), line(DATE), line(''), ...rows].join('')}</table:table>`,
  )
}
