/** The same figures in other grids: spans, cuts, turned and nested tables. All of them can be read without a guess. */

import { escapeHtml, type PageTable, renderTable } from '../../support/form-page.ts'
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { nbspTable, tableOf } from '../makers/frames.ts'
import {
  cell,
  cutCases,
  cutItems,
  each,
  figuresOf,
  indexOfRow,
  labelsOf,
  oneLabelColumn,
  only,
  padded,
  reorderedColumns,
  transposed,
  withoutSpans,
} from '../makers/reshape.ts'
import type { Family } from '../model.ts'

/** The merged label of the results starts again after a page break. */
function labelAgain(table: PageTable): void {
  const start = indexOfRow(table, '三、本年度办理结果')
  const label = table.rows[start]?.[0]
  if (label === undefined) throw new Error('no label')
  const second = indexOfRow(table, '（四）无法提供')
  const whole = label.rowspan
  label.rowspan = second - start
  table.rows[second]?.unshift(cell(label.text, 1, whole - label.rowspan))
}

/** The three head rows of table three stand again before the last row. */
function headAgain(table: PageTable): void {
  const head = table.rows.slice(0, 3).map((row) => row.map((one) => ({ ...one })))
  table.rows.splice(-1, 0, ...head)
}

/** Table three goes on in a second table with its own head. */
const continued = (tables: PageTable[]): PageTable[] =>
  tables.flatMap((table) => {
    if (table.id !== 't3') return [table]
    oneLabelColumn(table)
    const [head, ...body] = table.rows
    if (head === undefined) return [table]
    return [
      { id: 't3', rows: [head, ...body.slice(0, 12)] },
      { id: 't3', rows: [head.map((one) => ({ ...one })), ...body.slice(12)] },
    ]
  })

/** Head and body of table two cut their columns differently. */
function uneven(table: PageTable): void {
  for (const row of table.rows) {
    const [first, second, third] = row
    if (row.length === 1 && first) first.colspan = 5
    else if (first?.text === '信息内容' && row.length === 4 && third) third.colspan = 2
    else if (row.length === 4 && second) second.colspan = 2
    else if (second) second.colspan = 4
  }
}

/** Thin filler columns between all columns, as layout by pixels leaves them. */
const alternateColumns = tableOf((text) => (text === '' ? '&nbsp;' : escapeHtml(text)))
const withFillers = (table: PageTable): string =>
  alternateColumns({ ...table, rows: table.rows.map((row) => [...row, cell('')]) })

/** All three tables in one table, a caption row over each. */
const oneTable = (tables: PageTable[]): PageTable[] => {
  const width = 15
  const rows = tables.flatMap((table) => {
    const cols = Math.max(...table.rows.map((row) => row.reduce((sum, one) => sum + one.colspan, 0)))
    const titles = {
      t2: '主动公开政府信息情况',
      t3: '收到和处理政府信息公开申请情况',
      t4: '行政复议、行政诉讼情况',
    }
    const title = titles[table.id as 't2' | 't3' | 't4']
    return [
      [cell(title, width)],
      ...table.rows.map((row, r) =>
        cols < width && r === 0 ? [...row, cell('', width - cols, table.rows.length)] : row,
      ),
    ]
  })
  return [{ id: 't2', rows }]
}

const CASES: readonly Case[] = [
  { name: 'empty cells instead of row spans', page: { change: only('t3', padded) } },
  { name: 'no spans, padded', format: ERA_2019, page: { change: each(padded) } },
  { name: 'spans stripped from table three', page: { change: only('t3', withoutSpans) } },
  { name: 'spans stripped from table four', page: { change: only('t4', withoutSpans) } },
  { name: 'all spans stripped', page: { change: each(withoutSpans) } },
  { name: 'all spans stripped in the form of 2019', format: ERA_2019, page: { change: each(withoutSpans) } },
  { name: 'head and body cut differently', page: { change: only('t2', uneven) } },
  { name: 'label repeated after a page break', page: { change: only('t3', labelAgain) } },
  { name: 'label repeated in the form of 2019', format: ERA_2019, page: { change: only('t3', labelAgain) } },
  { name: 'head repeated after a page break', page: { change: only('t3', headAgain) } },
  { name: 'table three goes on in a second table', page: { change: continued } },
  { name: 'table two in four tables', page: { change: cutItems } },
  { name: 'table two in five tables of 2019', format: ERA_2019, page: { change: cutItems } },
  { name: 'table four in three captioned tables', page: { change: cutCases(true) } },
  { name: 'label columns merged away', page: { change: only('t3', oneLabelColumn) } },
  {
    name: 'label columns merged away in the form of 2019',
    format: ERA_2019,
    page: { change: only('t3', oneLabelColumn) },
  },
  {
    name: 'columns in another order',
    page: { change: only('t3', (t) => reorderedColumns(t, [6, 2, 0, 5, 4, 1, 3])) },
  },
  {
    name: 'total first',
    format: ERA_2019,
    page: { change: only('t3', (t) => reorderedColumns(t, [6, 0, 1, 2, 3, 4, 5])) },
  },
  {
    name: 'one flat head row',
    page: { change: only('t3', (t) => reorderedColumns(t, [0, 1, 2, 3, 4, 5, 6])) },
  },
  { name: 'a rotated table three', page: { change: only('t3', transposed) } },
  { name: 'a rotated table four', page: { change: only('t4', transposed) } },
  {
    name: 'rows of a group in another order',
    page: {
      change: only('t3', (t) => {
        const [a, b] = [t.rows[9], t.rows[12]]
        if (a && b) {
          t.rows[9] = b
          t.rows[12] = a
        }
      }),
    },
  },
  {
    name: 'a layout table around',
    page: {
      wrap: (article) => `<table width="980"><tr><td width="20">&nbsp;</td><td>${article}</td></tr></table>`,
    },
  },
  {
    name: 'layout tables in layout tables',
    format: ERA_2019,
    page: {
      wrap: (article) =>
        `<table><tr><td><table><tr><td>政务公开</td><td>机构职能</td></tr></table></td></tr><tr><td><table><tr><td><table><tr><td>${article}</td></tr></table></td></tr></table></td></tr></table>`,
    },
  },
  {
    name: 'a metadata table first',
    page: {
      before:
        '<table><tr><td>索引号</td><td>X0001/2024-00012</td><td>公开日期</td><td>2024-01-20</td></tr><tr><td>名称</td><td colspan="3">年度报告</td></tr></table>',
    },
  },
  {
    name: 'a local row in table two',
    page: {
      change: only(
        't2',
        (t) => void t.rows.splice(4, 0, [cell('其他主动公开文件'), cell('9991'), cell('9992'), cell('9993')]),
      ),
    },
  },
  {
    name: 'local sub-rows of 2019',
    format: ERA_2019,
    page: {
      change: only(
        't2',
        (t) =>
          void t.rows.splice(
            indexOfRow(t, '其他对外管理服务事项') + 1,
            0,
            [cell('行政检查'), cell('9991'), cell('9992'), cell('9993')],
            [cell('行政确认'), cell('9994'), cell('9995'), cell('9996')],
          ),
      ),
    },
  },
  {
    name: 'a note under table four',
    page: { change: only('t4', (t) => void t.rows.push([cell('注：本表数量含上年度结转数量3件。', 15)])) },
  },
  {
    name: 'a row title left of table four',
    page: {
      change: only('t4', (t) => {
        t.rows[0]?.unshift(cell('', 1, 3))
        t.rows.at(-1)?.unshift(cell('数量'))
      }),
    },
  },
  { name: 'trailing empty columns', page: { render: withFillers } },
  { name: 'all three tables in one', page: { change: oneTable } },
  {
    name: 'th and thead',
    page: {
      render: (t) =>
        renderTable(t)
          .replaceAll('<td', '<th')
          .replaceAll('</td>', '</th>')
          .replace('<tbody>', '<thead>')
          .replace('</tbody>', '</thead>'),
    },
  },
  {
    name: 'unclosed cells and rows',
    rewrite: (html) => html.replaceAll('</td>', '').replaceAll('</tr>', ''),
  },
  {
    name: 'upper-case tags',
    rewrite: (html) =>
      html.replace(
        /<(\/?)(table|tr|td|tbody)\b/g,
        (_m, slash, tag) => `<${slash}${String(tag).toUpperCase()}`,
      ),
  },
  {
    name: 'row spans far too long',
    page: {
      change: only('t3', (t) => {
        const last = t.rows.at(-1)?.[0]
        if (last) last.rowspan = 5_000
      }),
    },
  },
  {
    name: 'a sentence between heading and table',
    page: {
      texts: {
        proactive_disclosure: '该部分以表格形式报告。表格如下:',
        requests: '2023年处理申请数量39件，不存在其他情况。',
      },
    },
  },
  {
    name: 'a subtotal row of a group',
    page: {
      change: only('t3', (t) => {
        const at = indexOfRow(t, '1.属于国家秘密')
        const total = t.rows[indexOfRow(t, '三、本年度办理结果')]?.[0]
        if (total) total.rowspan += 1
        t.rows.splice(at, 0, [
          cell('（三）不予公开小计', 2),
          ...[1, 2, 3, 4, 5, 6, 7].map((n) => cell(`9990${n}`)),
        ])
      }),
    },
    status: ['complete', 'partial'],
  },
  {
    name: 'labels without their group cells',
    page: {
      change: only('t3', (t) => {
        t.rows = t.rows.map((row, r) =>
          r < 3
            ? row
            : [
                cell(
                  labelsOf(row)
                    .map((one) => one.text)
                    .join(''),
                  3,
                ),
                ...figuresOf(row),
              ],
        )
      }),
    },
    status: ['complete', 'partial'],
  },
  {
    name: 'a hidden copy with other figures',
    page: {
      after: `<div style="display:none">${nbspTable({ id: 't4', rows: [[cell('行政复议', 5)], ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((text) => cell(text)), ['9991', '9992', '9993', '9994', '9995'].map((text) => cell(text))] })}</div>`,
    },
  },
  {
    name: 'a copy in a comment',
    page: { after: '<!-- <table><tr><td>规章</td><td>9991</td><td>9992</td><td>9993</td></tr></table> -->' },
  },
]

export const structure = (): Family => ({ family: 'table_structure', documents: formDocuments(6, CASES) })
