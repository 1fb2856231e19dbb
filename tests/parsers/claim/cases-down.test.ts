/** Table four printed downwards: read whole, or not at all. */
import { expect, test } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import { distinctValue, type PageCell, renderFormPage, truthOf } from '../../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, numbersOf, readPage } from '../read-page.ts'

const FORM = formatOf('era_2021') as Format
const TRUTH = truthOf(FORM, distinctValue)
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const FAMILIES = [
  ['行政复议', ''],
  ['行政诉讼', '未经复议直接起诉'],
  ['', '复议后起诉'],
] as const

const cell = (text: string, rowspan = 1, colspan = 1): PageCell => ({ text, rowspan, colspan })

type Rows = PageCell[][]

/** Spans lost: the family in the first row of five, empty cells below it. */
const spanless = (figures: readonly string[]): Rows =>
  FAMILIES.flatMap(([outer, inner], f) =>
    RESULTS.map((result, r) => [
      cell(r === 0 ? outer : ''),
      cell(r === 0 ? inner : ''),
      cell(result),
      cell(figures[f * 5 + r] ?? ''),
    ]),
  )

/** Families over their five rows. */
const spanned = (figures: readonly string[]): Rows =>
  FAMILIES.flatMap(([outer, inner], f) =>
    RESULTS.map((result, r) => [
      ...(r > 0 || f === 2 ? [] : [f === 0 ? cell(outer, 5, 2) : cell(outer, 10)]),
      ...(r > 0 || f === 0 ? [] : [cell(inner, 5)]),
      cell(result),
      cell(figures[f * 5 + r] ?? ''),
    ]),
  )

const page = (draw: (figures: readonly string[]) => Rows, alter: (rows: Rows) => void = () => {}): string =>
  renderFormPage(FORM, distinctValue, {
    change: (tables) =>
      tables.map((table) => {
        if (table.id !== 't4') return table
        const rows = draw((table.rows.at(-1) ?? []).map(({ text }) => text))
        alter(rows)
        return { id: 't4', rows }
      }),
  })

test.each([
  ['without spans', spanless, () => {}],
  ['with spans', spanned, () => {}],
  [
    'under a title row',
    spanless,
    (rows: Rows) => void rows.unshift([cell('类别'), cell(''), cell('结果'), cell('件数')]),
  ],
  ['families in another order', spanless, (rows: Rows) => void rows.push(...rows.splice(0, 5))],
])('read whole: %s', (_name, draw, alter) => {
  expectComplete(readPage(page(draw, alter)), TRUTH)
})

const setText = (row: number, at: number, text: string) => (rows: Rows) => {
  const one = rows[row]?.[at]
  if (one === undefined) throw new Error('no such cell')
  one.text = text
}

test.each([
  ['a family lost', setText(10, 1, '')],
  ['a family unknown', setText(10, 1, '其他起诉')],
  ['only 行政诉讼 said', setText(5, 1, '')],
  ['a result twice', setText(6, 2, '结果维持')],
  ['a result unknown', setText(6, 2, '结果不明')],
  ['a row lost', (rows: Rows) => void rows.splice(7, 1)],
  ['a row too many', (rows: Rows) => void rows.splice(7, 0, [cell(''), cell(''), cell('撤回'), cell('4')])],
  ['a figure in the middle', setText(6, 1, '77')],
  ['a second column of figures', (rows: Rows) => rows.forEach((row, i) => void row.push(cell(String(i))))],
  ['a figure that reaches down', (rows: Rows) => void Object.assign(rows[4]?.[3] ?? {}, { rowspan: 2 })],
  ['a row of figures twice', (rows: Rows) => void rows.push(...rows.slice(0, 5).map((row) => [...row]))],
])('nothing read: %s', (_name, alter) => {
  const report = readPage(page(spanless, alter))
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, TRUTH)
  expect([...numbersOf(report).keys()].filter((key) => key.startsWith('t4:'))).toEqual([])
})

test('a refused table four does not contest the 总计 of table three', () => {
  const report = readPage(page(spanless, setText(10, 1, '其他起诉')))
  expect(numbersOf(report).get('t3:outcomes_total__total')).toBe(TRUTH.get('t3:outcomes_total__total'))
})
