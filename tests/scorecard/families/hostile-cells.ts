/** Cells that lure a reader: two lines in one cell, inputs, hidden parts, scripts, merged figures. A guess here is a silent wrong. */

import type { PageTable } from '../../support/form-page.ts'
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { blank, dash, number, type Overrides, refusing, words } from '../makers/printed.ts'
import { cell, figuresOf, indexOfRow, labelsOf, only, rowWith } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const EITHER = ['complete', 'partial'] as const
const licensing = (text: string): Overrides => ({ licensing_decisions: words(text) })
const replaceFigure =
  (figure: number, html: string) =>
  (page: string): string =>
    page.replace(`<p>${figure}</p>`, html)
const refusingRow =
  (row: string): NonNullable<Case['truth']> =>
  ({ cells }) => ({ cells: refusing(cells, `t3:${row}__`) })

/** The seven figures of a row become one cell over all columns. */
const merged =
  (label: string, text: string) =>
  (table: PageTable): void => {
    const row = rowWith(table, label)
    row.splice(0, row.length, ...labelsOf(row), cell(text, 7))
  }

/** A figure reaches down over the row below, which has one cell less. */
const reachingDown =
  (label: string, at: number) =>
  (table: PageTable): void => {
    const index = indexOfRow(table, label)
    const upper = figuresOf(table.rows[index] ?? [])[at]
    const lowerRow = table.rows[index + 1]
    const lower = figuresOf(lowerRow ?? [])[at]
    if (upper === undefined || lower === undefined || lowerRow === undefined) throw new Error(label)
    upper.rowspan = 2
    lowerRow.splice(lowerRow.indexOf(lower), 1)
  }

const ROW = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'social_welfare_organization',
  'legal_service_organization',
  'other_organization',
  'total',
]

const CASES: readonly Case[] = [
  {
    name: 'two paragraphs of digits',
    overrides: licensing('46'),
    rewrite: replaceFigure(46, '<p>4</p><p>6</p>'),
    status: EITHER,
  },
  {
    name: 'two lines of digits',
    overrides: licensing('47'),
    rewrite: replaceFigure(47, '<p>4<br>7</p>'),
    status: EITHER,
  },
  {
    name: 'two spans of digits with a space',
    overrides: licensing('48'),
    rewrite: replaceFigure(48, '<p><span>4</span> <span>8</span></p>'),
    status: EITHER,
  },
  { name: 'a thin space between digits', overrides: licensing('1\u2009234'), status: EITHER },
  {
    name: 'separators in wrong places',
    overrides: { licensing_decisions: words('1,23'), penalty_decisions: words('12,345,6') },
  },
  { name: 'a full-width separator', overrides: { licensing_decisions: number(1234, '1，234') } },
  { name: 'two Chinese digits', overrides: licensing('二三'), status: EITHER },
  {
    name: 'ten and a dozen in Chinese',
    overrides: { licensing_decisions: number(10, '十'), penalty_decisions: number(12, '十二') },
  },
  { name: 'zero in Chinese', overrides: { licensing_decisions: number(0, '零') } },
  { name: 'a unit that is not of the cell', overrides: licensing('12万件'), status: EITHER },
  { name: 'a percentage', overrides: licensing('12%'), status: EITHER },
  { name: 'a year', overrides: licensing('2023年'), status: EITHER },
  { name: 'a range', overrides: licensing('3-5'), status: EITHER },
  { name: 'a sum', overrides: licensing('3+5'), status: EITHER },
  { name: 'an unclosed bracket', overrides: licensing('12（其中'), status: EITHER },
  {
    name: 'a figure in an input',
    overrides: { licensing_decisions: { kind: 'refuse', value: null, text: '941' } },
    rewrite: replaceFigure(941, '<input type="text" value="941">'),
    status: EITHER,
  },
  {
    name: 'a figure written by script',
    overrides: { licensing_decisions: { kind: 'refuse', value: null, text: '942' } },
    rewrite: replaceFigure(942, '<script>document.write(942)</script>'),
    status: EITHER,
  },
  { name: 'a template variable', overrides: licensing('{{ count }}'), status: EITHER },
  {
    name: 'a hidden span beside the figure',
    overrides: { licensing_decisions: number(943) },
    rewrite: replaceFigure(943, '<p><span style="display:none">1</span>943</p>'),
  },
  {
    name: 'a hidden cell in the row',
    overrides: { regulations_issued: number(944) },
    rewrite: (page) =>
      page.replace('<td><p>944</p></td>', '<td style="display: none"><p>1</p></td><td><p>944</p></td>'),
  },
  {
    name: 'a comment inside the figure',
    overrides: { licensing_decisions: number(945) },
    rewrite: replaceFigure(945, '<p>9<!-- 1 -->45</p>'),
  },
  {
    name: 'a nested table in a cell',
    overrides: { licensing_decisions: number(946) },
    rewrite: replaceFigure(946, '<table><tr><td>946</td></tr></table>'),
    status: EITHER,
  },
  { name: 'an entity between digits', overrides: licensing('9\u00a047'), status: EITHER },
  {
    name: 'digits as entities',
    overrides: { licensing_decisions: number(948) },
    rewrite: replaceFigure(948, '<p>&#57;&#52;&#56;</p>'),
  },
  {
    name: 'an image with the figure as its alt',
    overrides: { licensing_decisions: { kind: 'image', value: null, text: '949' } },
    rewrite: replaceFigure(949, '<img src="n.gif" alt="949">'),
    status: ['partial'],
  },
  {
    name: 'inserted and deleted figures',
    overrides: { licensing_decisions: number(951) },
    rewrite: replaceFigure(951, '<p><del>950</del><ins>951</ins></p>'),
  },
  {
    name: 'a figure merged with the row below',
    page: { change: only('t3', reachingDown('2.重复申请', 1)) },
    truth: ({ cells }) => ({
      cells: refusing(cells, 't3:not_processed_repeat', 't3:not_processed_published'),
    }),
    status: ['partial'],
  },
  {
    name: 'one 0 over all columns of a row',
    page: { change: only('t3', merged('2.重复申请', '0')) },
    truth: refusingRow('not_processed_repeat_request'),
    status: ['partial'],
  },
  {
    name: 'one 无 over all columns of a row',
    overrides: Object.fromEntries(
      ROW.map((column) => [`not_processed_repeat_request__${column}`, dash('无')]),
    ),
    page: { change: only('t3', merged('2.重复申请', '无')) },
  },
  {
    name: 'nothing over all columns of a row',
    overrides: Object.fromEntries(ROW.map((column) => [`not_processed_repeat_request__${column}`, blank()])),
    page: { change: only('t3', merged('2.重复申请', '')) },
  },
  {
    name: 'a span of 0',
    rewrite: (page) =>
      page.replace('<td><p>2.重复申请</p></td>', '<td rowspan="0" colspan="0"><p>2.重复申请</p></td>'),
    status: EITHER,
    withheld: { cells: /not_processed_repeat/, because: 'the label spans all rows below it' },
  },
  {
    name: 'spans with units',
    rewrite: (page) =>
      page.replace(/colspan="(\d+)"/g, 'colspan="$1px"').replace(/rowspan="(\d+)"/g, "rowspan=' $1 '"),
  },
  {
    name: 'label and figure in one cell',
    format: ERA_2019,
    page: {
      change: only('t2', (table) => {
        const row = rowWith(table, '政府集中采购')
        const [first, ...rest] = figuresOf(row)
        row.splice(0, row.length, cell(`政府集中采购 ${first?.text}`, 2), ...rest)
      }),
    },
    truth: ({ cells }) => ({ cells: refusing(cells, 't2:procurement') }),
    status: ['partial'],
  },
  {
    name: 'a group label one row too long',
    page: {
      change: only('t3', (table) => {
        const row = rowWith(table, '（五）不予处理')
        const group = row.find((one) => one.text === '（五）不予处理')
        if (group) group.rowspan += 1
      }),
    },
    status: EITHER,
    withheld: { cells: /other_/, because: 'the label of one group stands over a row of the next' },
  },
]

export const hostileCells = (): Family => ({ family: 'hostile_cells', documents: formDocuments(20, CASES) })
