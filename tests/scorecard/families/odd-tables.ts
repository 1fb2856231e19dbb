/** Further tables of odd shape: other column orders, extra columns, mixed forms, templates beside the filled form, tables a row. */
import { formTables, type PageTable, renderTable } from '../../support/form-page.ts'
import { distinctFigures } from '../makers/figures.ts'
import { type Case, ERA_2019, ERA_2021, formDocuments } from '../makers/form-document.ts'
import { fill, refusing } from '../makers/printed.ts'
import {
  APPLICANT_HEADS,
  type Change,
  cell,
  figuresOf,
  indexOfRow,
  isFigure,
  labelsOf,
  oneLabelColumn,
  only,
  RESULT_HEADS,
  renamed,
  shifted,
  twice,
} from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const EITHER = ['complete', 'partial'] as const
const PARTIAL = ['partial'] as const

/** One table a row of table three, each under heads given by `heads`. */
const tableARow =
  (heads: readonly string[]): Change =>
  (tables) =>
    tables.flatMap((table) => {
      if (table.id !== 't3') return [table]
      return table.rows.slice(3).map((row) => ({
        id: 't3',
        rows: [
          [cell('项目'), ...heads.map((head) => cell(head))],
          [
            cell(
              labelsOf(row)
                .map((one) => one.text)
                .join(''),
            ),
            ...figuresOf(row),
          ],
        ],
      }))
    })

/** Table four as one table of review and one of litigation. */
const twoCaseTables: Change = (tables) =>
  tables.flatMap((table) => {
    if (table.id !== 't4') return [table]
    const figures = table.rows.at(-1) ?? []
    const results = RESULT_HEADS.map((head) => cell(head))
    return [
      { id: 't4', rows: [[cell('行政复议', 5)], results, figures.slice(0, 5)] },
      {
        id: 't4',
        rows: [
          [cell('行政诉讼', 10)],
          [cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
          [...results, ...results.map((one) => ({ ...one }))],
          figures.slice(5),
        ],
      },
    ]
  })

/** Litigation stands left of review. */
const litigationFirst = (table: PageTable): void => {
  const figures = table.rows.at(-1) ?? []
  const results = (): ReturnType<typeof cell>[] => RESULT_HEADS.map((head) => cell(head))
  table.rows = [
    [cell('行政诉讼', 10), cell('行政复议', 5, 2)],
    [cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    [...results(), ...results(), ...results()],
    [...figures.slice(5), ...figures.slice(0, 5)],
  ]
}

/** A column of subtotals of 法人或其他组织 before the last one. */
const subtotalColumn = (table: PageTable): void => {
  oneLabelColumn(table)
  table.rows.forEach((row, r) => void row.splice(-1, 0, cell(r === 0 ? '小计' : String(9_100 + r))))
}

const serialColumn = (table: PageTable): void => {
  oneLabelColumn(table)
  table.rows.forEach((row, r) => void row.unshift(cell(r === 0 ? '序号' : String(r))))
}

const remarkColumn = (table: PageTable): void => {
  oneLabelColumn(table)
  table.rows.forEach((row, r) => void row.push(cell(r === 0 ? '备注' : r === 4 ? '含上年结转' : '')))
}

/** Head cells of the documents in another order, figures with them. */
const itemsReordered = (table: PageTable): void => {
  for (const row of table.rows.slice(1, 4)) {
    const [label, a, b, c] = row
    if (label && a && b && c) row.splice(0, 4, label, c, a, b)
  }
}

/** Each figure column of table two twice: 本级 and 汇总. */
const ownAndWhole = (table: PageTable): void => {
  const [, head, ...body] = table.rows
  if (head === undefined) return
  const documents = body.slice(0, 2)
  table.rows = [
    [cell('第二十条第（一）项', 7)],
    [cell('信息内容', 1, 2), ...head.slice(1).map((one) => cell(one.text, 2))],
    head.slice(1).flatMap(() => [cell('本级'), cell('汇总')]),
    ...documents.map((row) => [
      cell(row[0]?.text ?? ''),
      ...figuresOf(row).flatMap((one) => [one, cell(String(Number(one.text) + 5_000))]),
    ]),
    ...table.rows
      .slice(4)
      .map((row) => row.map((one, i) => (i === row.length - 1 ? { ...one, colspan: one.colspan + 3 } : one))),
  ]
}

const emptied = (table: PageTable): void => {
  for (const row of table.rows) for (const one of row) if (isFigure(one)) one.text = ''
}

const oneCellMore = (table: PageTable): void => {
  const row = table.rows[indexOfRow(table, '（一）予以公开')]
  const first = figuresOf(row ?? [])[0]
  if (first) first.text = String(Number(first.text) + 5_000)
}

const mixedT3 = formTables(ERA_2019, fill(ERA_2019, distinctFigures(ERA_2019, 4_242)).print)[1] ?? {
  id: 't3',
  rows: [],
}
const otherT3: PageTable = { id: 't3', rows: mixedT3.rows.map((row) => row.map((one) => ({ ...one }))) }
shifted(5_000)(otherT3)
const mixedTruth = fill(ERA_2019, distinctFigures(ERA_2019, 4_242)).cells

const CASES: readonly Case[] = [
  { name: 'a table a row under right heads', page: { change: tableARow(APPLICANT_HEADS) }, status: EITHER },
  {
    name: 'a table a row under 数据1 to 数据7',
    page: { change: tableARow([1, 2, 3, 4, 5, 6, 7].map((n) => `数据${n}`)) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:') }),
    status: PARTIAL,
  },
  {
    name: 'a table a row under six heads',
    page: { change: tableARow([1, 2, 3, 4, 5, 6].map((n) => `数据${n}`)) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:') }),
    status: PARTIAL,
  },
  { name: 'review and litigation in two tables', page: { change: twoCaseTables } },
  { name: 'litigation before review', page: { change: only('t4', litigationFirst) } },
  { name: 'columns of table two in another order', page: { change: only('t2', itemsReordered) } },
  {
    name: 'columns of table two in another order in 2019',
    format: ERA_2019,
    page: { change: only('t2', itemsReordered) },
  },
  { name: 'a subtotal column', page: { change: only('t3', subtotalColumn) }, status: EITHER },
  { name: 'a serial column', page: { change: only('t3', serialColumn) }, status: EITHER },
  { name: 'a column of remarks', page: { change: only('t3', remarkColumn) }, status: EITHER },
  { name: '合计 for 总计', page: { change: renamed([/^总计$/, '合计']) }, status: EITHER },
  {
    name: '本级 and 汇总 as columns of table two',
    page: { change: only('t2', ownAndWhole) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't2:regulations', 't2:normative') }),
    status: PARTIAL,
  },
  {
    name: '本级 and 汇总 as rows of table four',
    page: {
      change: only('t4', (table) => {
        const row = table.rows.at(-1)
        if (row) table.rows.push(row.map((one) => cell(String(Number(one.text) + 5_000))))
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't4:') }),
    status: PARTIAL,
  },
  {
    name: 'an empty template before the filled table',
    page: {
      change: (tables) => {
        const made = twice('t3', () => undefined)(tables)
        const first = made.find(({ id }) => id === 't3')
        if (first) emptied(first)
        return made
      },
    },
    status: EITHER,
  },
  {
    name: 'an empty template after the filled table',
    page: { change: twice('t3', emptied) },
    status: EITHER,
  },
  {
    name: 'twins that differ in one cell',
    page: { change: twice('t3', oneCellMore) },
    truth: ({ cells }) => ({ cells: refusing(cells, 't3:granted__natural_person') }),
    status: PARTIAL,
  },
  {
    name: 'a second table three before the article',
    page: { before: renderTable(otherT3) },
    truth: ({ cells }) => ({ cells: refusing(cells, /^t3:(?!other_)/) }),
    status: PARTIAL,
  },
  {
    name: 'table two of 2021 with table three of 2019',
    page: { change: (tables) => tables.map((table) => (table.id === 't3' ? mixedT3 : table)) },
    truth: ({ cells }) => ({
      cells: new Map([
        ...[...cells].filter(([key]) => !key.startsWith('t3:')),
        ...[...mixedTruth].filter(([key]) => key.startsWith('t3:') && !key.startsWith('t3:other_')),
      ]),
    }),
    status: PARTIAL,
  },
  {
    name: 'applicants left out, totals only',
    page: {
      change: only('t3', (table) => {
        oneLabelColumn(table)
        table.rows = table.rows.map((row) => [row[0] ?? cell(''), row.at(-1) ?? cell('')])
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, /t3:.*__(?!total)/) }),
    status: PARTIAL,
    withheld: { cells: /^t3:/, because: 'a lone head 总计 says nothing of its table' },
  },
  {
    name: '总计 above its parts',
    page: {
      change: only('t3', (table) => {
        const at = indexOfRow(table, '四、结转')
        const [row] = table.rows.splice(at, 1)
        if (row) table.rows.splice(3, 0, row)
      }),
    },
  },
  {
    name: 'rows of 2019 with a title column',
    format: ERA_2019,
    page: {
      change: only('t4', (table) => {
        table.rows[0]?.unshift(cell('类型', 1, 3))
        table.rows.at(-1)?.unshift(cell('件数'))
      }),
    },
  },
  {
    name: "last year's report appended in full",
    page: {
      after: formTables(ERA_2021, fill(ERA_2021, distinctFigures(ERA_2021, 4_343)).print)
        .map(renderTable)
        .join('<p>2022年</p>'),
    },
    // The year stands over the second and third of them; the first may be this year's as well.
    truth: ({ cells }) => ({ cells: refusing(cells, 't2:') }),
    status: PARTIAL,
  },
  {
    name: 'figures of the district beside in a table of its own',
    page: { change: twice('t2', shifted(5_000)) },
    truth: ({ cells }) => ({ cells: refusing(cells, /^t2:(?!administrative)/) }),
    status: PARTIAL,
  },
  {
    name: 'a summary of requests in the overview',
    page: {
      texts: { overview: '本年新收政府信息公开申请数量12件，上年结转政府信息公开申请数量1件，予以公开3件。' },
    },
  },
  {
    name: 'a small table of the overview in the same words',
    rewrite: (html) =>
      html.replace(
        '<p>二、主动公开',
        `<table><tr><td>项目</td><td>自然人</td><td>总计</td></tr><tr><td>本年新收政府信息公开申请数量</td><td>9991</td><td>9992</td></tr></table><p>二、主动公开`,
      ),
    truth: ({ cells }) => ({ cells: refusing(cells, /t3:new_requests__(?:natural|total)/) }),
    status: PARTIAL,
  },
]

export const oddTables = (): Family => ({ family: 'odd_tables', documents: formDocuments(21, CASES) })
