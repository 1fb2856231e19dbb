/** Table three cut by a page break, its labels merged too wide, too narrow or into one cell: read where nothing else is odd. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../../parsers/formats/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import type { Report } from '../../../src/domain/report.ts'
import { deform, isFair, steps } from '../../support/deform-tables.ts'
import {
  distinctValue,
  type PageCell,
  type PageTable,
  renderFormPage,
  renderTable,
  truthOf,
} from '../../support/form-page.ts'
import { runs } from '../../support/torture.ts'
import { expectComplete, expectNoWrongNumber, numbersOf, readPage } from '../read-page.ts'

const FORM = formatOf('era_2021') as Format
const TRUTH = truthOf(FORM, distinctValue)
const cell = (text: string, rowspan = 1, colspan = 1): PageCell => ({ text, rowspan, colspan })

const at = ({ rows }: PageTable, label: string): number => {
  const found = rows.findIndex((row) => row.some(({ text }) => text === label))
  if (found < 0) throw new Error(label)
  return found
}

interface Options {
  readonly between?: string
  readonly format?: Format
}

/** The page with table three changed to one or more tables, `between` standing between them. */
function read(
  alter: (table: PageTable) => PageTable[],
  { between = '', format = FORM }: Options = {},
): Report {
  return readPage(
    renderFormPage(format, distinctValue, {
      change: (tables) => tables.flatMap((table) => (table.id === 't3' ? alter(table) : [table])),
      render: (table) => `${table.id === 't3' ? between : ''}${renderTable(table)}`,
    }),
  )
}

const cutAt =
  (row: number) =>
  ({ id, rows }: PageTable): PageTable[] => [
    { id, rows: rows.slice(0, row) },
    { id, rows: rows.slice(row) },
  ]

/** Cut before （四）, where the label of all results must start again. */
function cutAtGroup(table: PageTable): PageTable[] {
  const [start, cut] = [at(table, '（一）予以公开'), at(table, '（四）无法提供')]
  const label = table.rows[start]?.[0]
  if (label === undefined) throw new Error('no label')
  const rest = label.rowspan - (cut - start)
  label.rowspan = cut - start
  table.rows[cut]?.unshift(cell(label.text, rest))
  return cutAt(cut)(table)
}

test.each([
  ['after the first rows', (table: PageTable) => cutAt(5)(table)],
  ['before a group', cutAtGroup],
  ['within a group', (table: PageTable) => cutAt(12)(table)],
  ['before the last row', (table: PageTable) => cutAt(table.rows.length - 1)(table)],
])('a table without heads goes on from the one right before it: cut %s', (_name, alter) => {
  expectComplete(read(alter), TRUTH)
  expectComplete(read(alter, { between: '<p>— 5 —</p>' }), TRUTH)
})

test.each([
  ['words stand between', (table: PageTable) => cutAtGroup(table), '<p>附：所属事业单位情况</p>'],
  [
    'it has heads of its own that are not known',
    (table: PageTable) => {
      const parts = cutAtGroup(table)
      parts[1]?.rows.unshift([cell('项目', 1, 3), ...[1, 2, 3, 4, 5, 6, 7].map((n) => cell(`数据${n}`))])
      return parts
    },
    '',
  ],
  [
    'it has another width',
    (table: PageTable) => {
      const parts = cutAtGroup(table)
      for (const row of parts[1]?.rows ?? []) row.push(cell('1'))
      return parts
    },
    '',
  ],
])('a table without heads is left over where %s', (_name, alter, between) => {
  const report = read(alter, { between })
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, TRUTH)
  expect(numbersOf(report).has('t3:unable_not_held__total')).toBe(false)
})

test('a table that goes on does not lend its heads to one that stands alone', () => {
  expectComplete(read(cutAtGroup), TRUTH)
  const alone = read((table) => cutAtGroup(table).slice(1))
  expect([...numbersOf(alone).keys()].filter((key) => key.startsWith('t3:'))).toEqual([])
})

const widened = (label: string, by: number) => (table: PageTable) => {
  const own = table.rows[at(table, label)]?.find(({ text }) => text === label)
  if (own === undefined) throw new Error(label)
  own.colspan += by
  return [table]
}

test.each([
  ['四、结转下年度继续办理', 1],
  ['四、结转下年度继续办理', -1],
  ['（七）总计', 2],
  ['一、本年新收政府信息公开申请数量', -2],
])('%s merged over %i columns more is read', (label, by) => {
  expectComplete(read(widened(label, by)), TRUTH)
})

test.each([
  ['its last figure is blank', (row: PageCell[]) => void row.splice(-1, 1, cell(''))],
  ['a figure is lost', (row: PageCell[]) => void row.splice(-2, 1)],
  ['a figure is too many', (row: PageCell[]) => void row.push(cell('9'))],
  [
    'a figure is merged over two columns',
    (row: PageCell[]) => void Object.assign(row.at(-2) ?? {}, { colspan: 2 }),
  ],
])('a label merged too wide is refused where %s', (_name, alter) => {
  const report = read((table) => {
    widened('四、结转下年度继续办理', 1)(table)
    alter(table.rows[at(table, '四、结转下年度继续办理')] ?? [])
    return [table]
  })
  expect(report.status).toBe('partial')
  expectNoWrongNumber(report, TRUTH)
  expect([...numbersOf(report).keys()].filter((key) => key.startsWith('t3:carried_out__'))).toEqual([])
})

test('group and row printed in one cell name the row', () => {
  const report = read((table) => {
    const start = at(table, '（一）予以公开')
    const row = table.rows[start]
    const [group, own] = row ?? []
    if (row === undefined || group === undefined || own === undefined) throw new Error('no labels')
    row.splice(0, 2, cell(`${group.text}${own.text}`, 1, group.colspan + own.colspan))
    for (const below of table.rows.slice(start + 1, start + group.rowspan))
      if (below[0] !== undefined && !/^\d\./u.test(below[0].text)) below[0].colspan += group.colspan
      else below.unshift(cell(''))
    return [table]
  })
  expectNoWrongNumber(report, TRUTH)
  expect(numbersOf(report).get('t3:granted__total')).toBe(TRUTH.get('t3:granted__total'))
})

test(
  'table three cut anywhere and deformed never gives a wrong number',
  () => {
    let complete = 0
    const forms = FORMATS.filter(({ id }) => id === 'era_2021' || id === 'era_2019')
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.option(steps, { nil: [] }),
        fc.integer({ min: 4, max: 24 }),
        (format, deforms, cut) => {
          fc.pre(isFair(deforms))
          const page = renderFormPage(format, distinctValue, {
            change: (tables) =>
              deform(tables, deforms).flatMap((one) => (one.id === 't3' ? cutAt(cut)(one) : [one])),
          })
          const report = readPage(page)
          expectNoWrongNumber(report, truthOf(format, distinctValue))
          if (report.status === 'complete') complete += 1
        },
      ),
      { numRuns: runs(500, 20_000) },
    )
    expect(complete).toBeGreaterThan(runs(500, 20_000) / 50)
  },
  runs(60_000, 3_600_000),
)
