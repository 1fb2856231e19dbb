/** Sums a region and year: a ratio is one of sums, and every number says how many bodies it rests on. */
import type { ComparisonNote } from '../../domain/comparison.ts'
import type { RegionTotal, TotalsAsked } from '../../domain/summary.ts'
import { numberText, valueText, yearsText } from '../figures.ts'
import { href } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, SummaryFigureOption } from '../page.ts'
import { filterForm, menu, textField } from '../parts/filter-form.ts'
import { noteList, noteMarks, noteNumbers } from '../parts/note-marks.ts'
import { pendingNotice } from '../parts/pending-notice.ts'
import { type SummaryChoices, summaryFields } from '../parts/summary-filter.ts'
import { COMPARABILITY_WORDS, word } from '../words.ts'

export interface TotalsData extends SummaryChoices {
  readonly filter: TotalsAsked
  readonly figure: SummaryFigureOption
  readonly levels: readonly string[]
  readonly rows: readonly RegionTotal[]
  /** Changes not counted yet. */
  readonly pending: number
  readonly notes: readonly ComparisonNote[]
}

export function totalsPage(data: TotalsData, at: At): Html {
  return layout(
    { title: `合计：${data.figure.label}`, ...at, csv: true },
    html`${form(data)}${pendingNotice(data.pending)}
<p class="soft">范围为“${word(data.filter.scope)}”的报告。率为分子之和除以分母之和，不是各机构之率的平均；每个数下方是计入的机构数，与已读的报告、应发布的机构之数。各年度计入的机构不尽相同。</p>
${data.rows.length === 0 ? html`<p class="notice">没有符合条件的报告。</p>` : table(data)}${noteList(data.notes)}`,
  )
}

function form(data: TotalsData): Html {
  const { filter, levels } = data
  return filterForm('/totals', [
    ...summaryFields(data, data),
    menu(
      '按',
      'level',
      filter.level,
      levels.map((level) => ({ value: level, label: word(level) })),
      word('province'),
    ),
    textField('年度', 'years', yearsText(filter.years), '2021-2024'),
  ])
}

function table({ rows, figure, notes, filter }: TotalsData): Html {
  const numbers = noteNumbers(notes)
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => a - b)
  const regions = Map.groupBy(rows, ({ region_code }) => region_code)
  const levels = new Map(rows.map(({ year, comparability }) => [year, comparability]))
  return html`<div class="scroll" tabindex="0"><table class="totals"><caption>${figure.label}（${word(figure.unit)}） <span class="soft"><code>${figure.id}</code></span></caption>
<thead><tr><th scope="col">地区</th>${years.map((year) => html`<th scope="col">${year}<span class="small">${COMPARABILITY_WORDS[levels.get(year) ?? 'none']}</span></th>`)}</tr></thead>
<tbody>${[...regions].map(([code, totals]) => {
    const byYear = new Map(totals.map((total) => [total.year, total]))
    return html`<tr data-region="${code}"><th scope="row">${totals[0]?.region ?? code}<span class="small">${code}</span></th>${years.map((year) => totalCell(byYear.get(year), figure, filter, numbers))}</tr>`
  })}</tbody></table></div>`
}

function totalCell(
  total: RegionTotal | undefined,
  figure: SummaryFigureOption,
  { kind }: TotalsAsked,
  numbers: ReadonlyMap<string, number>,
): Html {
  if (total === undefined) return html`<td class="num absent"><span title="没有这个年度的报告">—</span></td>`
  const region = /^0+$/.test(total.region_code) ? null : total.region_code
  const rank = href('/rank', { measure: figure.id, year: total.year, region, kind, scope: total.scope })
  const parts =
    total.d === null ? '' : html`<span class="small">${numberText(total.n)}／${numberText(total.d)}</span>`
  const bound = total.bound === null ? '' : html`<span class="small">应发布 ${numberText(total.bound)}</span>`
  return html`<td class="num"><a href="${rank}">${valueText(total.value, figure.unit)}</a>${noteMarks(total.notes, numbers)}${parts}<span class="small">${numberText(total.bodies)} 个机构／${numberText(total.reports)} 份报告</span>${bound}</td>`
}
