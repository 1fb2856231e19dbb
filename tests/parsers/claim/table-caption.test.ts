/** A table whose caption names another year or body than the report gives no figures; one that names the report's own does. */
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../../parsers/formats/index.ts'
import type { Report } from '../../../src/domain/report.ts'
import {
  distinctValue,
  type PageTable,
  renderFormPage,
  renderTable,
  truthOf,
} from '../../support/form-page.ts'
import { expectComplete, expectNoWrongNumber, readPage } from '../read-page.ts'

const format = formatOf('era_2021')
if (format === undefined) throw new Error('era_2021')
const form = format
const truth = truthOf(form, distinctValue)

const across = (one: PageTable, text: string): PageTable => ({
  ...one,
  rows: [[{ text, rowspan: 1, colspan: 10 }], ...one.rows],
})

/** A page of 柏川区财政局 2023 whose table three is rendered by `t3`. */
const read = (t3: (one: PageTable) => string): Report =>
  readPage(
    renderFormPage(form, distinctValue, {
      agency: '柏川区财政局',
      year: 2023,
      render: (one) => (one.id === 't3' ? t3(one) : renderTable(one)),
    }),
  )

/** The same table with other figures. */
const others = (one: PageTable): PageTable => ({
  ...one,
  rows: one.rows.map((row) =>
    row.map((cell) => (cell.id === undefined ? cell : { ...cell, text: String(Number(cell.text) + 1) })),
  ),
})

const FOREIGN = [
  '2022年收到和处理政府信息公开申请情况',
  '附：2022年度政府信息公开申请情况统计表',
  '柏川区水利局收到和处理政府信息公开申请情况',
  '柏川区水利局2023年收到和处理政府信息公开申请情况',
  '2022年',
]

describe.each(FOREIGN)('%s', (caption) => {
  const without = new Map([...truth].filter(([id]) => !id.startsWith('t3:')))

  test('across the top of the only table', () => {
    const report = read((one) => renderTable(across(others(one), caption)))
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, without)
  })

  test('on the line before the only table', () => {
    const report = read((one) => `<p>${caption}</p>${renderTable(others(one))}`)
    expect(report.status).toBe('partial')
    expectNoWrongNumber(report, without)
  })

  test('over a second table, whose figures are told apart and left over', () => {
    const report = read((one) => `${renderTable(one)}<p>${caption}</p>${renderTable(others(one))}`)
    expectComplete(report, truth)
    expect(report.leftovers.filter(({ about }) => about === caption)).toHaveLength(175)
  })
})

test.each([
  '2023年收到和处理政府信息公开申请情况',
  '柏川区财政局收到和处理政府信息公开申请情况',
  '区财政局2023年度收到和处理政府信息公开申请情况',
  '收到和处理政府信息公开申请情况（与2022年相比有所增长）',
  '2024年1月18日',
  '2022年以来，我局共收到和处理政府信息公开申请多件，有关情况如下。',
])('%s names no other year or body', (caption) => {
  expectComplete(
    read((one) => `<p>${caption}</p>${renderTable(one)}`),
    truth,
  )
})

describe('a statistics table', () => {
  const rows = [
    ['统计指标', '单位', '统计数'],
    ['制发规范性文件总数', '件', '3'],
    ['（一）收到申请数', '件', '4'],
    ['1.当面申请数', '件', '1'],
    ['2.传真申请数', '件', '0'],
    ['3.网络申请数', '件', '3'],
    ['4.信函申请数', '件', '0'],
    ['六、举报投诉数量', '件', '0'],
  ]
  const table = rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')
  const statistics = (caption: string): Report =>
    readPage(
      `<h1>柏川区财政局2016年政府信息公开工作年度报告</h1><p>一、概述</p><p>工作有序。</p><p>${caption}</p><table>${table}</table>`,
    )

  test("of another body is not the report's", () => {
    const report = statistics('柏川区水利局2016年度政府信息公开情况统计表')
    expect(report.cells).toEqual([])
    expect(report.leftovers.some(({ reason }) => reason === 'unclaimed_table')).toBe(true)
  })

  test.each(['柏川区财政局2016年度政府信息公开情况统计表', '政府信息公开情况统计表'])('%s is', (caption) => {
    expect(statistics(caption).cells).toHaveLength(7)
  })
})
