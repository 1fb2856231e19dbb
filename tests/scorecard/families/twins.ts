/** Two tables for one place: 本级 and 汇总, another body, another year beside. Which one is meant cannot be told, so nothing of them is claimed. */

import { formTables, type PageTable, renderTable } from '../../support/form-page.ts'
import { distinctFigures } from '../makers/figures.ts'
import { type Case, ERA_2019, ERA_2021, formDocuments } from '../makers/form-document.ts'
import { fill, refusing } from '../makers/printed.ts'
import { APPLICANT_HEADS, cell, figuresOf, labelsOf, only, shifted, twice } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

/** Every figure column of table three doubled: last year's on the left or right. */
const lastYearBeside =
  (side: 'left' | 'right', named: boolean) =>
  (table: PageTable): void => {
    const body = table.rows.slice(3).map((row) => [
      cell(labelsOf(row).at(-1)?.text ?? ''),
      ...figuresOf(row).flatMap((one, i) => {
        const old = cell(String(7_000 + i * 13 + row.length * 101))
        return side === 'left' ? [old, one] : [one, old]
      }),
    ])
    const years = side === 'left' ? ['2022年', '2023年'] : ['2023年', '2022年']
    const heads = named
      ? [
          [cell('', 1, 2), ...APPLICANT_HEADS.map((head) => cell(head, 2))],
          APPLICANT_HEADS.flatMap(() => years.map((year) => cell(year))),
        ]
      : [[cell('事项'), ...APPLICANT_HEADS.flatMap((head) => [cell(head), cell(head)])]]
    table.rows = [...heads, ...body]
  }

/** Heads of table two give two years. */
const twoYearsOfItems = (table: PageTable): void => {
  for (const row of table.rows) {
    const figures = figuresOf(row)
    if (figures.length !== 3) {
      const last = row.at(-1)
      if (last) last.colspan += 3
      continue
    }
    row.push(...figures.map((one) => cell(String(Number(one.text) + 5_000))))
  }
  const head = table.rows[1]
  if (head) head.push(cell('上年制发件数'), cell('上年废止件数'), cell('上年现行有效件数'))
}

const otherForm = renderTable(
  formTables(ERA_2021, fill(ERA_2021, distinctFigures(ERA_2021, 9_999)).print)[1] ?? { id: 't3', rows: [] },
)
const t3Truth: NonNullable<Case['truth']> = ({ cells }) => ({ cells: refusing(cells, 't3:') })
const PARTIAL = ['partial'] as const

/** Two years as two rows of table four, named in a column of their own. */
const twoYearsOfCases =
  (order: 'old first' | 'new first') =>
  (table: PageTable): void => {
    const figures = table.rows.pop() ?? []
    const old = [cell('2022年'), ...figures.map((one) => cell(String(Number(one.text) + 5_000)))]
    const now = [cell('2023年'), ...figures]
    table.rows[0]?.unshift(cell('年度', 1, 3))
    table.rows.push(...(order === 'old first' ? [old, now] : [now, old]))
  }

const CASES: readonly Case[] = [
  {
    name: 'twins of 本级 and 汇总',
    page: {
      change: twice('t3', shifted(5_000)),
      render: (t) => `<p>${t.id === 't3' ? '（汇总或本级）' : ''}</p>${renderTable(t)}`,
    },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'twins of all tables',
    format: ERA_2019,
    page: {
      change: (tables) => ['t2', 't3', 't4'].reduce((made, id) => twice(id, shifted(5_000))(made), tables),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, '') }),
    status: PARTIAL,
  },
  { name: 'the same table printed twice', page: { change: twice('t4', () => undefined) }, status: PARTIAL },
  {
    name: 'table of another body below',
    page: { after: `<p>附：柏川区所属事业单位情况</p>${otherForm}` },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: "last year's column on the left",
    page: { change: only('t3', lastYearBeside('left', true)) },
    status: ['complete', 'partial'],
  },
  {
    name: "last year's column on the right",
    page: { change: only('t3', lastYearBeside('right', true)) },
    status: ['complete', 'partial'],
  },
  {
    name: "last year's column unnamed",
    page: { change: only('t3', lastYearBeside('right', false)) },
    truth: t3Truth,
    status: PARTIAL,
  },
  {
    name: 'two years in table two',
    page: { change: only('t2', twoYearsOfItems) },
    status: PARTIAL,
    withheld: {
      cells: /^t2:(?:regulations|normative)/,
      because: 'heads and rows are cut differently, so that no head stands over its figures',
    },
  },
  {
    name: 'two years as rows of table four, old first',
    page: { change: only('t4', twoYearsOfCases('old first')) },
    status: ['partial', 'complete'],
  },
  {
    name: 'two years as rows of table four, new first',
    page: { change: only('t4', twoYearsOfCases('new first')) },
    status: ['partial', 'complete'],
  },
]

export const twins = (): Family => ({ family: 'twins', documents: formDocuments(22, CASES) })
