/** The forms as plain text and Markdown: placed by structure, or refused. */
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import { readPageOrText } from '../../parsers/read-report.ts'
import type { Format } from '../../src/domain/format.ts'
import type { Report } from '../../src/domain/report.ts'
import { padded } from '../scorecard/makers/reshape.ts'
import {
  balancedValue,
  distinctValue,
  formTables,
  type PageCell,
  type PageTable,
  truthOf,
  type ValueOf,
} from '../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, numbersOf } from './read-page.ts'

const form = (era: string): Format => {
  const format = formatOf(era)
  if (format === undefined) throw new Error(era)
  return format
}
const A = form('era_2021')
const B = form('era_2019')

const read = (text: string): Report => readPageOrText({ bytes: new TextEncoder().encode(text) })

/** A report as text; `draw` writes one table. */
function textOf(format: Format, print: ValueOf, draw: (table: PageTable) => string): string {
  const tables = formTables(format, print)
  const parts = format.sections.map((section) => {
    const table = tables.find((one) => one.id === section.content)
    return `${section.label}\n${table === undefined ? '本节无其他说明事项，情况如上所述。\n' : draw(table)}`
  })
  return `柏川区水务局2023年政府信息公开工作年度报告\n\n${parts.join('\n')}`
}

/** Where spans reach, an empty cell stands: what a Word file saved as text looks like. */
function withStubs(table: PageTable): PageCell[][] {
  const open: number[] = []
  return table.rows.map((row) => {
    const cells: PageCell[] = []
    let col = 0
    const take = (): void => {
      while ((open[col] ?? 0) > 0) {
        open[col] = (open[col] ?? 0) - 1
        cells.push({ text: '', rowspan: 1, colspan: 1 })
        col += 1
      }
    }
    for (const cell of row) {
      take()
      cells.push(cell)
      // A column span is one cell, a row span an empty cell in each row below.
      open[col] = cell.rowspan - 1
      col += 1
    }
    take()
    return cells
  })
}

const cellALine = (table: PageTable): string =>
  withStubs(table)
    .map((row) => `${row.map((cell) => `\t${cell.text}`).join('\n')}\n`)
    .join('\n')
const pipes = (table: PageTable): string => {
  const [head = [], ...rows] = table.rows.map((row) => row.map((cell) => cell.text))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return `\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}
const openPipes = (table: PageTable): string =>
  table.rows
    .map((row) => `${row.map((cell) => cell.text).join(' | ')} |${row.length < 3 ? '||' : ''}`)
    .join('\n')
/** Every field of the grid, empty ones too: a row may begin with the bar behind an empty field. */
const gridLines = (table: PageTable, draw: (cells: readonly string[]) => string): string => {
  padded(table)
  return table.rows.map((row) => draw(row.map((cell) => cell.text))).join('\n')
}
const barsBehind = (table: PageTable): string => gridLines(table, (cells) => `${cells.join(' | ')} |`)
const boxDrawn = (table: PageTable): string =>
  gridLines(table, (cells) => `├${'─'.repeat(20)}┤\n│${cells.join('│')}│`)
const tabs = (table: PageTable): string =>
  table.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n')
const valueALine = (table: PageTable): string =>
  table.rows
    .flat()
    .map((cell) => cell.text)
    .join('\n')
const barsBetween = (table: PageTable): string =>
  table.rows.map((row) => row.map((cell) => cell.text).join('\n')).join('\n|||\n|\n')
const glued = (table: PageTable): string =>
  table.rows
    .flat()
    .map((cell) => cell.text)
    .join('')
const oneLine = (table: PageTable): string =>
  table.rows
    .flat()
    .map((cell) => cell.text)
    .join(' ')

describe.each([
  ['era_2021', A],
  ['era_2019', B],
] as const)('%s', (era, format) => {
  test.each([
    ['one cell a line', cellALine],
    ['a Markdown table', pipes],
    ['cells between bars', openPipes],
    ['cells between tabs', tabs],
    ['every field with a bar behind it', barsBehind],
    ['fields in drawn boxes', boxDrawn],
  ])('%s is read whole, every figure its own', (_name, draw) => {
    const report = read(textOf(format, distinctValue, draw))
    expectComplete(report, truthOf(format, distinctValue))
    expect(report.era).toBe(era)
    expect(report.sections.map((section) => section.id)).toEqual(format.sections.map((section) => section.id))
    expect(report.sections.find((section) => section.id === 'requests')?.text).toBe('')
  })

  test.each([
    ['one value a line', valueALine],
    ['bars on lines of their own', barsBetween],
  ])('%s is read whole where its sums hold', (_name, draw) => {
    const print = balancedValue(format)
    const report = read(textOf(format, print, draw))
    expectComplete(report, truthOf(format, print))
    expect(report.sections.find((section) => section.id === 'requests')?.text).toBe('')
  })

  test('figures glued to labels are never guessed', () => {
    const report = read(textOf(format, distinctValue, glued))
    expect(report.status).toBe('partial')
    expect(report.cells).toEqual([])
    expect(report.era).toBe(era)
    expect(report.leftovers.length).toBeGreaterThan(0)
    expect(report.reason).toContain('cannot be told apart')
  })

  test('rows of a table on one line are refused where their sums do not hold', () => {
    const report = read(textOf(format, distinctValue, oneLine))
    expect(report.status).toBe('partial')
    expect(report.era).toBe(era)
    expectNoWrongNumber(report, truthOf(format, distinctValue))
    expect(report.cells.filter(({ table }) => table !== 't2')).toEqual([])
    expect(report.leftovers.length).toBeGreaterThan(0)
  })
})

describe('a lost line', () => {
  const print = balancedValue(A)

  test('a missing figure leaves its row over', () => {
    const lines = textOf(A, print, valueALine).split('\n')
    const at = lines.indexOf('2.重复申请')
    const report = read([...lines.slice(0, at + 1), ...lines.slice(at + 2)].join('\n'))
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, truthOf(A, print))
    expect([...numbersOf(report).keys()].some((id) => id.includes('repeat_request'))).toBe(false)
    expect(report.leftovers).toEqual([
      expect.objectContaining({ reason: 'doubtful', text: expect.stringContaining('重复申请') }),
    ])
  })

  test('a page number in place of a lost figure does not become one', () => {
    const lines = textOf(A, print, valueALine).split('\n')
    const at = lines.indexOf('2.重复申请')
    const report = read([...lines.slice(0, at + 1), '87', ...lines.slice(at + 2)].join('\n'))
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, truthOf(A, print))
  })

  test('heads in an order that leaves a choice name nothing', () => {
    const report = read(textOf(A, print, valueALine).replace('商业企业\n科研机构', '科研机构\n商业企业'))
    expect(report.status).toBe('partial')
    expect(report.cells.some((cell) => cell.table === 't3')).toBe(false)
    expect(report.cells.some((cell) => cell.table === 't2')).toBe(true)
  })

  test('any cut of the text', () => {
    const text = textOf(A, print, cellALine)
    for (let at = 200; at < text.length; at += 211)
      expectNoWrongNumber(read(text.slice(0, at)), truthOf(A, print))
  })

  test('a label cut over lines is joined', () => {
    const report = read(
      textOf(A, print, valueALine)
        .replace('要求提供公开出版物', '要求提供公\n开出版物')
        .replace('本年新收政府信息公开申请数量', '本年新收政府信息\n公开申请数量'),
    )
    expectComplete(report, truthOf(A, print))
  })

  test('a blank among one-cell lines is a blank', () => {
    const report = read(
      textOf(A, (cell, table) => (cell.id === 'granted__total' ? '' : distinctValue(cell, table)), cellALine),
    )
    expect(report.status).toBe('complete')
    expect(report.cells.find((cell) => cell.id === 'granted__total')).toMatchObject({
      kind: 'blank',
      value: null,
    })
  })
})

test('rows of two cells without outer bars are rows', () => {
  const bare = (table: PageTable): string => tabs(table).replaceAll('\t', ' | ')
  expectComplete(read(textOf(A, distinctValue, bare)), truthOf(A, distinctValue))
})

test('a bar in a line of text stays as it is printed', () => {
  const report = read(
    `柏川区水务局2023年政府信息公开工作年度报告\n一、总体情况\n公开平台｜网站与公众号\n二、主动公开政府信息情况\n`,
  )
  expect(report.sections[0]?.text).toBe('公开平台｜网站与公众号')
})

test('a form in one file: tables side by side in Markdown keep their places', () => {
  const report = read(textOf(A, distinctValue, pipes))
  const text = textOf(A, distinctValue, pipes)
  for (const { source, raw } of report.cells) expect(text.slice(source.start, source.end).trim()).toBe(raw)
})
