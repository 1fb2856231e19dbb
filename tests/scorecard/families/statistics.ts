/** The statistics tables of the years before 2019 in several layouts; the truth is labelled whether or not they are read yet. */
import type { Era } from '../../../src/domain/format.ts'
import type { ReadStatus } from '../../../src/domain/report.ts'
import { grid, paragraphs, plainPage } from '../makers/plain-page.ts'
import { STATISTICS_2008, STATISTICS_2014, type StatRow } from '../makers/statistics-rows.ts'
import { type Family, type ScoreDocument, type Truth, type TruthCell, utf8 } from '../model.ts'

type Row = StatRow & { readonly value: number }

/** A number of its own for every figure of a document. */
function filled(rows: readonly StatRow[], seed: number): Row[] {
  return rows.map((row, i) => ({ ...row, value: 11 + ((i * 37 + seed * 101) % 1_009) }))
}

const cellsOf = (rows: readonly Row[]): Truth['cells'] =>
  new Map(
    rows.flatMap(({ id, value }): [string, TruthCell][] =>
      id === null ? [] : [[`stat:${id}`, { kind: 'number', value }]],
    ),
  )

const print = (row: Row, by = 0): string => (row.id === null ? '' : String(row.value + by))

interface Layout {
  readonly name: string
  readonly draw: (rows: readonly Row[]) => string
  readonly pick?: (rows: readonly StatRow[]) => readonly StatRow[]
  readonly cells?: (rows: readonly Row[]) => Truth['cells']
  readonly status?: readonly ReadStatus[]
}

const three = (rows: readonly Row[]): string =>
  grid([['统计指标', '单位', '统计数'], ...rows.map((row) => [row.label, row.unit, print(row)])])

const LAYOUTS_2014: readonly Layout[] = [
  { name: 'three columns', draw: three },
  {
    name: 'four columns with the cumulative one',
    draw: (rows) =>
      grid([
        ['指标名称', '计量单位', '2016年度', '历年累计'],
        ...rows.map((row) => [row.label, row.unit, print(row), print(row, 20_000)]),
      ]),
  },
  {
    name: 'a serial column first',
    draw: (rows) =>
      grid([
        ['序号', '统计指标', '单位', '统计数'],
        ...rows.map((row, i) => [String(i + 1), row.label, row.unit, print(row)]),
      ]),
  },
  {
    name: 'parts and a total',
    draw: (rows) =>
      grid([
        ['统计指标', '单位', '本级', '部门', '合计'],
        ...rows.map((row) => [row.label, row.unit, print(row, 30_000), print(row, 40_000), print(row)]),
      ]),
  },
  {
    name: 'spaces and other brackets in labels',
    draw: (rows) =>
      three(
        rows.map((row) => ({
          ...row,
          label: row.label.replace(/（/g, '( ').replace(/）/g, ' )').replace(/数$/, ' 数'),
        })),
      ),
  },
  {
    name: 'two columns, unit in the label',
    draw: (rows) =>
      grid([
        ['统计指标', '统计数'],
        ...rows.map((row) => [row.unit === '' ? row.label : `${row.label}（单位：${row.unit}）`, print(row)]),
      ]),
  },
  {
    name: 'a local row between',
    draw: (rows) =>
      three([
        ...rows.slice(0, 9),
        { id: 'local', label: '6.政务服务大厅公开政府信息数', unit: '条', value: 99_991 },
        ...rows.slice(9),
      ]),
  },
  { name: 'half of the rows', draw: three, pick: (rows) => rows.slice(0, 30), status: ['partial'] },
  {
    name: 'blanks and dashes',
    draw: (rows) =>
      grid([
        ['统计指标', '单位', '统计数'],
        ...rows.map((row, i) => [row.label, row.unit, i % 9 === 4 ? '' : i % 9 === 7 ? '/' : print(row)]),
      ]),
    cells: (rows) =>
      new Map(
        rows.flatMap(({ id, value }, i): [string, TruthCell][] =>
          id === null
            ? []
            : [
                [
                  `stat:${id}`,
                  i % 9 === 4
                    ? { kind: 'blank', value: null }
                    : i % 9 === 7
                      ? { kind: 'not_applicable', value: null }
                      : { kind: 'number', value },
                ],
              ],
        ),
      ),
  },
  {
    name: 'a table of two years',
    draw: (rows) =>
      grid([
        ['统计指标', '单位', '2015年', '2016年'],
        ...rows.map((row) => [row.label, row.unit, print(row, 50_000), print(row)]),
      ]),
  },
  {
    name: 'twins of 本级 and 汇总',
    draw: (rows) =>
      `${three(rows)}<p>汇总</p>${three(rows.map((row) => ({ ...row, value: row.value + 60_000 })))}`,
    cells: (rows) => new Map([...cellsOf(rows).keys()].map((key) => [key, { kind: 'refuse', value: null }])),
    status: ['partial'],
  },
]

const LAYOUTS_2008: readonly Layout[] = [
  {
    name: 'five columns with codes',
    draw: (rows) =>
      grid([
        ['指标名称', '计量单位', '代码', '本期实际', '本年累计'],
        ...rows.map((row) => [row.label, row.unit, row.code ?? '', print(row, 70_000), print(row)]),
      ]),
    status: ['complete', 'partial'],
  },
  {
    name: 'three columns',
    draw: (rows) =>
      grid([['指标名称', '单位', '本年度'], ...rows.map((row) => [row.label, row.unit, print(row)])]),
  },
  {
    name: 'name, unit, year and cumulative',
    draw: (rows) =>
      grid([
        ['指标名称', '计量单位', '2012年度', '历年累计'],
        ...rows.map((row) => [row.label, row.unit, print(row), print(row, 80_000)]),
      ]),
  },
  {
    name: 'codes in another order',
    draw: (rows) =>
      grid([
        ['代码', '指标名称', '计量单位', '统计数'],
        ...rows.map((row, i) => [String(rows.length - i).padStart(2, '0'), row.label, row.unit, print(row)]),
      ]),
  },
  {
    name: 'on one line',
    draw: (rows) =>
      paragraphs(
        `指标名称 计量单位 2012年度 历年累计 ${rows.map((row) => `${row.label} ${row.unit} ${print(row)} ${print(row, 80_000)}`).join(' ')}`,
      ),
    status: ['partial', 'complete'],
  },
]

function documentOf(
  layout: Layout,
  era: Era,
  all: readonly StatRow[],
  year: number,
  seed: number,
): ScoreDocument {
  const rows = filled(layout.pick?.(all) ?? all, seed)
  const body = '柏川区市场监督管理局'
  const text = paragraphs(
    '一、概述',
    '本局认真做好政府信息公开工作，现将统计情况公布如下。',
    '附表：政府信息公开情况统计表',
  )
  return {
    name: layout.name,
    fileName: 'page.html',
    bytes: utf8(plainPage(`${body}${year}年政府信息公开工作年度报告`, `${text}${layout.draw(rows)}`)),
    truth: {
      status: layout.status ?? ['complete'],
      era,
      agency: body,
      year,
      cells: layout.cells?.(rows) ?? cellsOf(rows),
    },
  }
}

export const statistics2014 = (): Family => ({
  family: 'statistics_2014',
  documents: LAYOUTS_2014.map((layout, i) => documentOf(layout, 'era_2014', STATISTICS_2014, 2016, i + 1)),
})
export const statistics2008 = (): Family => ({
  family: 'statistics_2008',
  documents: LAYOUTS_2008.map((layout, i) => documentOf(layout, 'local_2008', STATISTICS_2008, 2012, i + 1)),
})
