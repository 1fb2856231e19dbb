/** The form as running text: how converters, copies and mirrors flatten its tables. */
import type { Format } from '../../../src/domain/format.ts'
import { formTables, type PageCell, type PageTable } from '../../support/form-page.ts'
import type { Filled } from './printed.ts'

export type Draw = (table: PageTable) => string

const texts = (table: PageTable): string[][] => table.rows.map((row) => row.map((one) => one.text))

/** `规章 | 0 | 0 | 0 |` with padding bars. */
export const openPipes: Draw = (table) =>
  texts(table)
    .map((row) => `${row.join(' | ')} |${row.length < 3 ? '||' : ''}`)
    .join('\n')
/** A layout table around: every row is padded to more than 150 columns. */
export const widePipes: Draw = (table) =>
  texts(table)
    .map((row) => `${row.join(' | ')} ${'|'.repeat(160 - row.length)}`)
    .join('\n')
/** One value a line, bars on lines of their own. */
export const barsBetween: Draw = (table) =>
  texts(table)
    .map((row) => row.join('\n'))
    .join('\n|||\n|\n')
export const valueALine: Draw = (table) => texts(table).flat().join('\n')
export const oneLine: Draw = (table) => texts(table).flat().join(' ')
export const glued: Draw = (table) => texts(table).flat().join('')
export const tabs: Draw = (table) =>
  texts(table)
    .map((row) => row.join('\t'))
    .join('\n')
export const spaces: Draw = (table) =>
  texts(table)
    .map((row) => row.join('  '))
    .join('\n')

/** Each value kept once: what a mirror's deduplication leaves. */
export const valuesOnce: Draw = (table) => [...new Set(texts(table).flat())].join('\n')

export const markdown: Draw = (table) => {
  const [head = [], ...rows] = texts(table)
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return `\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}

/** A Word file saved as text: every cell a line that begins with a tab, empty lines where merged cells were. */
export const cellALine: Draw = (table) => {
  const open: number[] = []
  const rows = table.rows.map((row) => {
    const cells: PageCell[] = []
    let col = 0
    const take = (): void => {
      while ((open[col] ?? 0) > 0) {
        open[col] = (open[col] ?? 0) - 1
        cells.push({ text: '', rowspan: 1, colspan: 1 })
        col += 1
      }
    }
    for (const one of row) {
      take()
      cells.push(one)
      open[col] = one.rowspan - 1
      col += 1
    }
    take()
    return cells
  })
  return rows.map((row) => `${row.map((one) => `\t${one.text}`).join('\n')}\n`).join('\n')
}

export interface TextOptions {
  readonly agency: string
  readonly year: number
  readonly draw: Draw
  /** Leaves the section headings out. */
  readonly withoutHeadings?: boolean
  readonly headingMark?: string
}

/** The whole report as text. */
export function reportText(format: Format, { print }: Filled, options: TextOptions): string {
  const { agency, year, draw, headingMark = '' } = options
  const tables = formTables(format, print)
  const parts = format.sections.map((section) => {
    const table = tables.find((one) => one.id === section.content)
    const heading = options.withoutHeadings ? '' : `${headingMark}${section.label}\n`
    return `${heading}${table === undefined ? '本节情况如上所述，无其他说明事项。\n' : draw(table)}`
  })
  return `${headingMark}${agency}${year}年政府信息公开工作年度报告\n\n发布日期：${year + 1}-01-20\n\n本报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。\n\n${parts.join('\n')}\n`
}
