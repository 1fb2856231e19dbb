/** Rows of a flattened layout table, padded with empty cells far beyond the form: the padding is no figure and hides none. */
import { expect, test } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import { readPageOrText } from '../../../parsers/read-report.ts'
import type { Format } from '../../../src/domain/format.ts'
import { distinctValue, formTables, type PageTable, truthOf } from '../../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, numbersOf } from '../read-page.ts'

const FORMS = ['era_2021', 'era_2019'].map((era) => formatOf(era) as Format)
const [FORM] = FORMS as [Format]

const WIDTH = 160
const padded = ({ rows }: PageTable): string =>
  rows.map((row) => `${row.map(({ text }) => text).join(' | ')} ${'|'.repeat(WIDTH - row.length)}`).join('\n')

function textOf(format: Format, alter: (tables: PageTable[]) => void = () => {}): string {
  const tables = formTables(format, distinctValue)
  alter(tables)
  const parts = format.sections.map(({ label, content }) => {
    const table = tables.find(({ id }) => id === content)
    return `${label}\n${table === undefined ? '本节情况如上所述，无其他说明事项。\n' : padded(table)}`
  })
  return `柏川区水务局2023年政府信息公开工作年度报告\n\n${parts.join('\n')}`
}

const read = (text: string) => readPageOrText({ bytes: new TextEncoder().encode(text) })

test.each(FORMS.map((format) => [format.id, format] as const))('%s is read whole', (_era, format) => {
  expectComplete(read(textOf(format)), truthOf(format, distinctValue))
})

const TRUTH = truthOf(FORM, distinctValue)
const rowOf = (tables: PageTable[], label: string) => {
  const row = tables.flatMap(({ rows }) => rows).find((cells) => cells.some(({ text }) => text === label))
  if (row === undefined) throw new Error(label)
  return row
}

test.each([
  ['a figure lost in the middle', (row: PageTable['rows'][number]) => void row.splice(-3, 1)],
  ['the last figure lost', (row: PageTable['rows'][number]) => void row.pop()],
  [
    'the last figure blank',
    (row: PageTable['rows'][number]) => void row.splice(-1, 1, { text: '', rowspan: 1, colspan: 1 }),
  ],
  [
    'a figure too many',
    (row: PageTable['rows'][number]) => void row.push({ text: '99', rowspan: 1, colspan: 1 }),
  ],
])('a row with %s is not claimed, the others are', (_name, alter) => {
  const report = read(textOf(FORM, (tables) => alter(rowOf(tables, '（一）予以公开'))))
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, TRUTH)
  const numbers = [...numbersOf(report).keys()]
  expect(numbers.filter((key) => key.startsWith('t3:granted__'))).toEqual([])
  expect(numbers).toHaveLength(TRUTH.size - 7)
})

test('a blank within a row stays a blank', () => {
  const report = read(
    textOf(FORM, (tables) => {
      const row = rowOf(tables, '（一）予以公开')
      Object.assign(row.at(-4) ?? {}, { text: '' })
    }),
  )
  expect(report.status).toBe('complete')
  expect(report.cells.filter(({ kind }) => kind === 'blank')).toHaveLength(1)
  expectNoWrongNumber(report, TRUTH)
})
