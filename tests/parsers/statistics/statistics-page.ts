/** Self-written pages around a statistics table, with a number of its own for every figure. */
import { formatOf } from '../../../parsers/formats/index.ts'
import { readPage } from '../read-page.ts'

export interface Line {
  /** Null for a heading row. */
  readonly id: string | null
  label: string
  unit: string
  value: string
}

/** The rows of a form as printed, headings included; the nth figure is 101 + 7n. */
export function linesOf(era: 'era_2014' | 'local_2008'): Line[] {
  const table = formatOf(era)?.tables[0]
  if (table === undefined) throw new Error(`no form ${era}`)
  const byRow = new Map(table.cells.map((cell, at) => [cell.grid.row, { cell, at }]))
  return table.skeleton
    .filter(({ row, col }) => row > 0 && col === 0)
    .sort((a, b) => a.row - b.row)
    .map(({ row, text }) => {
      const found = byRow.get(row)
      const unit = table.skeleton.find((head) => head.row === row && head.col === 1)?.text ?? ''
      return found === undefined
        ? { id: null, label: text, unit: '', value: '' }
        : { id: found.cell.id, label: text, unit, value: String(101 + 7 * found.at) }
    })
}

export const truthOf = (lines: readonly Line[]): Map<string, number> =>
  new Map(lines.flatMap(({ id, value }) => (id === null ? [] : [[`stat:${id}`, Number(value)] as const])))

export const tableOf = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => (cell.startsWith('<td') ? cell : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`

export const pageOf = (body: string, year = 2016): string =>
  `<html><head><title>柏川区水务局${year}年政府信息公开工作年度报告</title></head><body><div>
<h1>柏川区水务局${year}年政府信息公开工作年度报告</h1><p>一、概述</p><p>本局认真做好政府信息公开工作。</p>
<p>二、主动公开政府信息情况</p><p>详见附表。</p><p>三、收费及减免情况</p><p>未收取费用。</p>${body}</div></body></html>`

export const readBody = (body: string, year = 2016) => readPage(pageOf(body, year))

export const three = (lines: readonly Line[]): string[][] => [
  ['统计指标', '单位', '统计数'],
  ...lines.map(({ label, unit, value }) => [label, unit, value]),
]
