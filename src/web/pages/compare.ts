/** Side by side: a form, a chart of one indicator, a table of each, and what limits the comparison. */
import type { AgencyAnswer } from '../../domain/answer.ts'
import type { Comparison } from '../../domain/comparison.ts'
import { yearsText } from '../figures.ts'
import { href } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, IndicatorOption } from '../page.ts'
import { comparisonTables } from '../parts/comparison-table.ts'
import { filterForm, menu, option, textField } from '../parts/filter-form.ts'
import { lineChart } from '../parts/line-chart.ts'
import { noteList } from '../parts/note-marks.ts'
import { word } from '../words.ts'

export interface CompareData {
  readonly filter: {
    readonly agencies: readonly string[]
    readonly years: readonly number[]
    readonly indicators: readonly string[]
    /** The indicator drawn. */
    readonly chart: string | null
    /** Words to look an agency up by. */
    readonly find: string | null
  }
  /** Null until an agency is named. */
  readonly comparison: Comparison | null
  readonly found: readonly AgencyAnswer[]
  readonly indicators: readonly IndicatorOption[]
}

export function comparePage(data: CompareData, at: At): Html {
  const { comparison } = data
  return layout(
    { title: '比较', ...at, csv: comparison !== null },
    html`${form(data)}${found(data)}${comparison === null ? html`<p class="notice">先选机构：按名称查找，或从总览、机构页进入。</p>` : answer(data, comparison)}`,
  )
}

function form({ filter, comparison, indicators }: CompareData): Html {
  const drawn = comparison?.indicators.map((one) => ({ value: one.id, label: one.label })) ?? []
  return filterForm(
    '/compare',
    [
      textField('机构键（逗号分隔）', 'agencies', filter.agencies.join(',')),
      textField('查找机构', 'find', filter.find, '名称'),
      textField('年度', 'years', yearsText(filter.years), '2021-2024'),
      html`<label>数字（可多选）<select name="indicators" multiple size="6">${groups(indicators).map(
        ([table, options]) =>
          html`<optgroup label="${word(table)}">${options.map((one) => option({ value: one.id, label: one.label_zh }, filter.indicators.includes(one.id)))}</optgroup>`,
      )}</select></label>`,
      drawn.length > 1 ? menu('画图', 'chart', filter.chart, drawn, '第一项') : '',
    ],
    '比较',
  )
}

function groups(indicators: readonly IndicatorOption[]): [string, IndicatorOption[]][] {
  return Object.entries(Object.groupBy(indicators, (one) => one.table)).map(([table, list]) => [
    table,
    list ?? [],
  ])
}

function found({ filter, found: agencies }: CompareData): Html | '' {
  if (filter.find === null) return ''
  if (agencies.length === 0) return html`<p class="notice">没有名称含“${filter.find}”的机构。</p>`
  const { find: _, ...rest } = filter
  return html`<section aria-label="查找结果"><ul>${agencies.map(
    (agency) =>
      html`<li><a href="${href('/compare', { ...rest, agencies: [...new Set([...filter.agencies, agency.key])] })}">加入 ${agency.name}</a> <span class="soft">${agency.region} <code>${agency.key}</code></span></li>`,
  )}</ul></section>`
}

function answer(data: CompareData, comparison: Comparison): Html {
  const drawn = comparison.indicators.find((one) => one.id === data.filter.chart) ?? comparison.indicators[0]
  const chart = drawn === undefined ? null : lineChart(comparison, drawn)
  return html`${chart ?? html`<p class="notice">没有可画的数字。</p>`}<h2>数字</h2>
<p class="soft">缺：没有报告、该格式没有此格或没有读到；∅：原文空白；分子／分母列在率的下方，分母为 0 时为 —。每个数字链接到它所在的报告。</p>
${comparisonTables(comparison)}${noteList(comparison.notes)}`
}
