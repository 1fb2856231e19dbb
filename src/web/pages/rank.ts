/** Bodies of one year and one scope in the order of a figure or of its change; each row leads to its report and source. */
import type { ComparisonNote } from '../../domain/comparison.ts'
import type { ChangedBody, RankedBody, RegionTotal, SummaryFilter } from '../../domain/summary.ts'
import { numberText, valueText } from '../figures.ts'
import { agencyPath, href, reportPath, sourcePath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, SummaryFigureOption } from '../page.ts'
import { outward } from '../parts/facts.ts'
import { filterForm, menu, textField } from '../parts/filter-form.ts'
import { noteList, noteMarks, noteNumbers } from '../parts/note-marks.ts'
import { type Paging, pager } from '../parts/pager.ts'
import { pendingNotice } from '../parts/pending-notice.ts'
import { type SummaryChoices, summaryFields } from '../parts/summary-filter.ts'
import { COMPARABILITY_WORDS, word } from '../words.ts'

/** Orders of the page by the word of the API. */
export const RANK_ORDERS = {
  '-value': { label: '从大到小', change: false },
  value: { label: '从小到大', change: false },
  '-abs': { label: '比上年变化最大', change: true },
  '-change': { label: '比上年增加最多', change: true },
  change: { label: '比上年减少最多', change: true },
} as const

export type RankOrder = keyof typeof RANK_ORDERS

export interface RankData extends Paging, SummaryChoices {
  readonly filter: SummaryFilter & { readonly sort: RankOrder }
  readonly figure: SummaryFigureOption
  /** Years of which the figure is known, newest first. */
  readonly years: readonly number[]
  /** How many bodies of the region have the figure, of how many; null for a smaller region than a city. */
  readonly coverage: Pick<RegionTotal, 'bodies' | 'reports' | 'bound'> | null
  readonly rows: readonly (RankedBody | ChangedBody)[]
  /** Changes not counted yet. */
  readonly pending: number
  readonly notes: readonly ComparisonNote[]
}

export function rankPage(data: RankData, at: At): Html {
  const { figure, filter } = data
  return layout(
    { title: `排名：${figure.label}（${filter.year}）`, ...at, csv: true },
    html`${form(data)}${pendingNotice(data.pending)}${law(data)}
${data.rows.length === 0 ? html`<p class="notice">没有符合条件的机构。</p>` : table(data)}
${pager('/rank', query(data), data)}${noteList(data.notes)}`,
  )
}

function query({ filter: { figure: measure, ...rest } }: RankData) {
  return { measure, ...rest }
}

function form(data: RankData): Html {
  const { filter, years } = data
  const listed = [...new Set([filter.year, ...years])].toSorted((a, b) => b - a)
  return filterForm('/rank', [
    ...summaryFields(data, data),
    menu(
      '年度',
      'year',
      String(filter.year),
      listed.map((year) => ({ value: String(year), label: String(year) })),
      '最新',
    ),
    menu(
      '次序',
      'sort',
      filter.sort,
      Object.entries(RANK_ORDERS).map(([value, { label }]) => ({ value, label })),
      RANK_ORDERS['-value'].label,
    ),
    textField('分母至少', 'min_denominator', String(filter.min_denominator), '10'),
  ])
}

/** Whom the order holds, in words, and the way to the sums. */
function law({ filter, figure, total, coverage }: RankData): Html {
  const totals = href('/totals', { measure: figure.id, region: filter.region, scope: filter.scope })
  const guard = figure.unit === 'ratio' ? `分母不到 ${filter.min_denominator} 的不列；` : ''
  const change = RANK_ORDERS[filter.sort].change ? '只列两个年度都可比的机构；' : ''
  return html`<p class="soft">共 ${total} 个机构：${filter.year} 年度、范围为“${word(filter.scope)}”的报告。${guard}${change}空白、“/”不当作 0，没有此数的机构不列。${coverage === null ? '' : coverageText(coverage)}<a href="${totals}">各地区合计</a></p>`
}

function coverageText({ bodies, reports, bound }: NonNullable<RankData['coverage']>): string {
  const asked = bound === null ? '' : `，应发布 ${numberText(bound)} 个机构`
  return `有此数的机构 ${numberText(bodies)} 个，已读报告 ${numberText(reports)} 份${asked}。`
}

function table(data: RankData): Html {
  const { figure, filter, rows, notes } = data
  const numbers = noteNumbers(notes)
  const changes = RANK_ORDERS[filter.sort].change ? ['上年', '变化'] : []
  return html`<div class="scroll" tabindex="0"><table class="rank"><caption>${figure.label}（${word(figure.unit)}） <span class="soft"><code>${figure.id}</code></span></caption>
<thead><tr>${['名次', '机构', '地区', String(filter.year), ...changes, '可比性', '来源'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowOf(row, figure.unit, numbers))}</tbody></table></div>`
}

function rowOf(row: RankedBody | ChangedBody, unit: string, numbers: ReadonlyMap<string, number>): Html {
  const beside =
    'change' in row
      ? html`<td class="num">${figureText(row.before, row.n_before, row.d_before, unit)}</td><td class="num">${changeText(row.change, unit)}</td>`
      : ''
  return html`<tr data-agency="${row.agency_key}"><td class="num">${row.rank}</td><th scope="row"><a href="${agencyPath(row.agency_key)}">${row.agency}</a></th><td>${row.region}</td>
<td class="num"><a href="${reportPath(row.report_id)}">${valueText(row.value, unit)}</a>${noteMarks(row.notes, numbers)}${parts(row.n, row.d)}</td>${beside}
<td>${COMPARABILITY_WORDS[row.comparability]}<span class="small">${word(row.era)}</span></td><td>${outward(row.source_url, '原页')} <a href="${sourcePath(row.document_sha256, { report: row.report_id })}">存档</a></td></tr>`
}

function figureText(value: number, n: number, d: number | null, unit: string): Html {
  return html`${valueText(value, unit)}${parts(n, d)}`
}

const parts = (n: number, d: number | null): Html | '' =>
  d === null ? '' : html`<span class="small">${numberText(n)}／${numberText(d)}</span>`

/** A ratio changes by points, a count by pieces. */
function changeText(change: number, unit: string): string {
  const sign = change > 0 ? '+' : ''
  return unit === 'ratio' ? `${sign}${(change * 100).toFixed(2)} 个百分点` : `${sign}${numberText(change)}`
}
