/** Statistics tables before 2019: each layout is read right, figure by figure, or refused with its reason. */
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/domain/report.ts'
import { expectComplete, expectNoWrongNumber, numbersOf } from '../read-page.ts'
import { type Line, linesOf, readBody, tableOf, three, truthOf } from './statistics-page.ts'

const FORM = linesOf('era_2014')
const LOCAL = linesOf('local_2008')
const other = ({ value }: Line, by: number): string => (value === '' ? '' : String(Number(value) + by))
const rowsOf = (head: readonly string[], row: (line: Line, at: number) => string[], lines = FORM) =>
  tableOf([[...head], ...lines.map(row)])
const changed = (id: string, change: Partial<Line>): Line[] =>
  FORM.map((line) => (line.id === id ? { ...line, ...change } : { ...line }))
const without = (...ids: string[]): Line[] => FORM.filter(({ id }) => id === null || !ids.includes(id))
const cell = (report: Report, id: string) => report.cells.find((one) => one.id === id)

const READ: Readonly<Record<string, string>> = {
  'three columns': tableOf(three(FORM)),
  'a serial number first': rowsOf(['序号', '统计指标', '单位', '统计数'], (line, at) => [
    String(at + 1),
    line.label,
    line.unit,
    line.value,
  ]),
  'the year and all years': rowsOf(['指标名称', '计量单位', '2016年度', '历年累计'], (line) => [
    line.label,
    line.unit,
    line.value,
    other(line, 5_000),
  ]),
  'all years before this year': rowsOf(['指标名称', '计量单位', '历年累计', '本年度'], (line) => [
    line.label,
    line.unit,
    other(line, 5_000),
    line.value,
  ]),
  'the year before beside it': rowsOf(['统计指标', '单位', '2015年', '2016年', '同比增减'], (line) => [
    line.label,
    line.unit,
    other(line, 5_000),
    line.value,
    other(line, 9_000),
  ]),
  'parts and 合计': rowsOf(['统计指标', '单位', '本级', '部门', '乡镇街道', '合计'], (line) => [
    line.label,
    line.unit,
    other(line, 3_000),
    other(line, 4_000),
    other(line, 5_000),
    line.value,
  ]),
  'parts under one head': `<table><tr><td rowspan=2>统计指标</td><td rowspan=2>单位</td><td colspan=3>统计数</td></tr>
<tr><td>总计</td><td>区本级</td><td>镇街</td></tr>${tableOf(FORM.map((line) => [line.label, line.unit, line.value, other(line, 3_000), other(line, 4_000)])).slice(7)}`,
  'a remarks column': rowsOf(['统计指标', '单位', '统计数', '备注'], (line) => [
    line.label,
    line.unit,
    line.value,
    '',
  ]),
  'a title row and a reporting body': `<table><tr><td colspan=3>2016年度政府信息公开情况统计表</td></tr>
<tr><td colspan=3>填报单位：柏川区水务局</td></tr>${tableOf(three(FORM)).slice(7)}`,
  'headings over the whole width': tableOf(
    three(FORM).map((row, at) =>
      at > 0 && FORM[at - 1]?.id === null ? [`<td colspan=3>${row[0]}</td>`] : row,
    ),
  ),
  'no heading rows': tableOf(three(FORM.filter(({ id }) => id !== null))),
  'no unit column': rowsOf(['统计指标', '统计数'], ({ label, unit, value }) => [
    unit === '' ? label : `${label}（单位：${unit}）`,
    value,
  ]),
  'spaces in labels and heads': rowsOf(['统 计 指 标', '单 位', '统 计 数'], (line) => [
    [...line.label].join(' '),
    line.unit,
    line.value,
  ]),
  'half-width brackets and no numbers': tableOf(
    three(
      FORM.map((line) => ({
        ...line,
        label: line.label
          .replace(/^(?:（.）|\d\.|[一二三四五六七八九]、)/u, '')
          .replaceAll('（', '(')
          .replaceAll('）', ')'),
      })),
    ),
  ),
  '数量 for 数': tableOf(
    three(FORM.map((line) => ({ ...line, label: line.label.replace(/申请数$/u, '申请数量') }))),
  ),
  'the short label of 维持 under both parents': tableOf(
    three(changed('litigation_all_upheld', { label: '1.维持具体行政行为数' })),
  ),
  'two tables by a page break': `${tableOf(three(FORM.slice(0, 40)))}<p>— 2 —</p>${tableOf(
    FORM.slice(40).map((line) => [line.label, line.unit, line.value]),
  )}`,
  'the head again after the break': `${tableOf(three(FORM.slice(0, 30)))}${tableOf(three(FORM.slice(30)))}`,
  'two halves side by side': tableOf([
    ['统计指标', '单位', '统计数', '统计指标', '单位', '统计数'],
    ...Array.from({ length: 33 }, (_, at) =>
      [FORM[at], FORM[at + 33]].flatMap((line) =>
        line === undefined ? ['', '', ''] : [line.label, line.unit, line.value],
      ),
    ),
  ]),
  'a local row': tableOf(
    three([
      ...FORM.slice(0, 11),
      { id: null, label: '6.政务大厅公开政府信息数', unit: '条', value: '88888' },
      ...FORM.slice(11),
    ]),
  ),
}

describe('read whole', () => {
  test.each(Object.entries(READ))('%s', (_name, body) => {
    const report = readBody(body)
    expectComplete(report, truthOf(FORM))
    expect(report.era).toBe('era_2014')
    expect(report.leftovers.every(({ reason }) => reason === 'local')).toBe(true)
  })

  test.each([
    [
      'its own heads',
      ['指标名称', '计量单位', '代码', '本期实际', '本年累计'],
      (line: Line) => ['07', other(line, 900), line.value],
    ],
    ['one column', ['指标名称', '单位', '本年度'], (line: Line) => [line.value]],
    ['codes that mean nothing', ['指标名称', '单位', '代码', '统计数'], (line: Line) => ['99', line.value]],
  ] as const)('the local form with %s', (_name, head, values) => {
    const report = readBody(
      rowsOf(head, (line) => [line.label, line.unit, ...values(line)], LOCAL),
      2012,
    )
    expectComplete(report, truthOf(LOCAL))
    expect(report.era).toBe('local_2008')
  })

  test.each([
    ['in lines', '\n', '\n'],
    ['with single spaces', ' ', ' '],
  ])('running text %s', (_name, between, rows) => {
    const lines = [
      ['指标名称', '计量单位', '2016年度', '历年累计'],
      ...FORM.filter(({ id }) => id !== null).map((line) => [
        line.label,
        line.unit,
        line.value,
        other(line, 7_000),
      ]),
    ]
    const text = lines.map((line) => line.join(between)).join(rows)
    expectComplete(readBody(`<p>${text.replaceAll('\n', '<br>')}</p>`), truthOf(FORM))
  })

  test('a report of 2019 on the old form keeps its year', () => {
    expect(readBody(tableOf(three(FORM)), 2019)).toMatchObject({
      status: 'complete',
      era: 'era_2014',
      year: 2019,
    })
  })
})

const DOUBTFUL: Readonly<Record<string, string>> = {
  'a lost row': tableOf(three(without('channel_weibo_items'))),
  'a local row in place of a national one': tableOf(
    three(changed('concluded_on_time', { label: '1.当场办结数' })),
  ),
  'two columns that could be the year': rowsOf(['统计指标', '单位', '统计数', '数量'], (line) => [
    line.label,
    line.unit,
    line.value,
    other(line, 1_000),
  ]),
  'only the years before': rowsOf(['统计指标', '单位', '2014年', '2015年'], (line) => [
    line.label,
    line.unit,
    line.value,
    other(line, 1_000),
  ]),
  'a table of another year': `<p>2015年政府信息公开情况统计表</p>${tableOf(three(FORM))}`,
  'no heads': tableOf(three(FORM).slice(1)),
  'a unit of another scale': tableOf(three(changed('proactive_items_total', { unit: '万条' }))),
  'an amount in 千元': tableOf(three(changed('dedicated_budget', { unit: '千元' }))),
  'label and column of different units': tableOf(
    three(changed('dedicated_budget', { label: '（四）政府信息公开专项经费（单位：元）', unit: '万元' })),
  ),
  'a row with a cell lost': tableOf(
    three(FORM).map((row, at) => (at === 20 ? [row[0] ?? '', row[2] ?? ''] : row)),
  ),
  'a row with a cell more': tableOf(three(FORM).map((row, at) => (at === 20 ? ['', ...row] : row))),
  'the same row twice with other figures': tableOf(
    three([...FORM, { id: null, label: '（一）收到申请数', unit: '件', value: '77777' }]),
  ),
  'two tables of one year': `${tableOf(three(FORM))}<p>汇总</p>${tableOf(three(FORM.map((line) => ({ ...line, value: other(line, 6_000) }))))}`,
  'the parent of repeated labels renamed': tableOf(
    three(changed('litigation_all_total', { label: '五、行政应诉案件' })),
  ),
  'running text with a figure lost': `<p>统计指标 单位 统计数 ${FORM.filter(({ id }) => id !== null)
    .map((line) => `${line.label} ${line.unit} ${line.id === 'meetings' ? '' : line.value}`)
    .join(' ')}</p>`,
}

describe('read in part, and said', () => {
  test.each(Object.entries(DOUBTFUL))('%s', (_name, body) => {
    const report = readBody(body)
    expectNoWrongNumber(report, truthOf(FORM))
    expect(report.status).toBe('partial')
    expect(report.era).toBe('era_2014')
    expect(report.reason).not.toBeNull()
    expect(report.leftovers.length + (report.reason?.includes('were not found') ? 1 : 0)).toBeGreaterThan(0)
  })

  test('a form of other labels is claimed only where they are the same', () => {
    const rows = [
      ['指标名称', '计量单位', '本年度'],
      ['主动公开文件数', '条', '9'],
      ['对申请的答复总数', '条', '8'],
      ['其中：1.同意公开答复数', '条', '7'],
      ['行政申诉数', '件', '6'],
      ['检索费', '元', '5'],
    ]
    const report = readBody(tableOf(rows), 2013)
    expect([...numbersOf(report)]).toEqual([
      ['stat:local_replies', 8],
      ['stat:local_replies_granted', 7],
      ['stat:local_appeals', 6],
    ])
    expect(report).toMatchObject({ status: 'partial', era: 'local_2008' })
    expect(report.leftovers.map(({ text }) => text)).toEqual(['主动公开文件数 | 条 | 9', '检索费 | 元 | 5'])
  })
})

describe('values', () => {
  test('元 is converted only where it is printed', () => {
    const report = readBody(tableOf(three(changed('request_fees_collected', { unit: '元', value: '12500' }))))
    expect(cell(report, 'request_fees_collected')).toMatchObject({
      value: 1.25,
      unit_printed: 'yuan',
      raw: '12500',
    })
    expect(cell(report, 'dedicated_budget')?.unit_printed).toBe('wan_yuan')
    expect(report.status).toBe('complete')
  })

  test('blank and dash are never 0', () => {
    const report = readBody(
      tableOf(
        three(
          FORM.map((line) =>
            line.id === 'meetings'
              ? { ...line, value: '' }
              : line.id === 'complaints'
                ? { ...line, value: '/' }
                : line,
          ),
        ),
      ),
    )
    expect(report.status).toBe('complete')
    expect(cell(report, 'meetings')).toMatchObject({ kind: 'blank', value: null })
    expect(cell(report, 'complaints')).toMatchObject({ kind: 'not_applicable', value: null })
  })

  test('an empty form is no report', () => {
    expect(readBody(tableOf(three(FORM.map((line) => ({ ...line, value: '' }))))).status).toBe('not_a_report')
  })
})

describe('reports of text alone', () => {
  const prose = '本局全年主动公开政府信息一百余条，做好依申请公开的受理和答复工作，不断完善制度。'.repeat(4)
  test('their free sections are kept', () => {
    const heads = [
      '一、概述',
      '二、政府信息主动公开情况',
      '三、政府信息依申请公开情况',
      '四、收费及减免情况',
      '五、行政复议、行政诉讼情况',
      '六、存在的主要问题和改进措施',
    ]
    const report = readBody(heads.map((head) => `<p>${head}</p><p>${prose}</p>`).join(''), 2011)
    expect(report).toMatchObject({ status: 'partial', era: 'narrative', cells: [] })
    expect(report.sections.map(({ id }) => id)).toEqual([
      'overview',
      'proactive_disclosure',
      'requests',
      'fees',
      'review_and_litigation',
      'problems_and_improvements',
    ])
  })

  test('labels of the form without heads in the text say the era, not the figures', () => {
    const text = FORM.filter(({ id }) => id !== null)
      .map(({ label, value }) => `${label}${value}`)
      .join('')
    expect(readBody(`<p>${text}</p>`)).toMatchObject({ status: 'partial', era: 'era_2014', cells: [] })
  })
})
