/** Start page: who has published for which year. A page holds at most some hundred rows, whatever the country's size. */
import type { MatrixCell, MatrixRow, PortalAnswer, RunAnswer } from '../../domain/answer.ts'
import { DUTY_STATES, type DutyState } from '../../domain/duty.ts'
import { yearsText } from '../figures.ts'
import { agencyPath, href, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, RegionOption } from '../page.ts'
import { instant } from '../parts/facts.ts'
import { checkboxes, filterForm, menu, textField } from '../parts/filter-form.ts'
import { findingBadge, stateMark, wordMark } from '../parts/marks.ts'
import { type Paging, pager } from '../parts/pager.ts'
import { STATE_MARKS, word } from '../words.ts'

export interface HomeData extends Paging {
  readonly filter: {
    readonly region: string | null
    readonly years: readonly number[] | null
    readonly state: readonly DutyState[]
    readonly q: string | null
    readonly as_of: string | null
  }
  readonly years: readonly number[]
  readonly rows: readonly MatrixRow[]
  /** Cells of all pages by state, before the state filter. */
  readonly counts: Readonly<Record<DutyState, number>>
  /** Cells whose report was read in part, and cells with an error finding. */
  readonly partial: number
  readonly errors: number
  readonly regions: readonly RegionOption[]
  readonly portals: {
    readonly health: Readonly<Record<PortalAnswer['health'], number>>
    readonly troubled: readonly PortalAnswer[]
  }
  readonly last_run: RunAnswer | null
}

export function homePage(data: HomeData, at: At): Html {
  return layout(
    { title: '总览：谁在哪一年发布了年度报告', ...at, csv: true },
    html`${healthStrip(data)}${filters(data)}${legend(data)}
${data.rows.length === 0 ? html`<p class="notice">没有符合条件的机构。</p>` : matrix(data)}
${pager('/', query(data), data)}`,
  )
}

const query = ({ filter }: HomeData) => ({ ...filter })

function healthStrip({ portals, last_run }: HomeData): Html {
  const { health, troubled } = portals
  return html`<section aria-label="采集"><ul class="plain">
<li><a href="/portals">门户</a>：${Object.entries(health).map(([id, count]) => (count > 0 ? html`${wordMark(id)} ${count} ` : ''))}</li>
<li>最近一次采集：${last_run === null ? '尚无' : html`${instant(last_run.started_at)} ${wordMark(last_run.outcome)}`}</li>
</ul>${
    troubled.length === 0
      ? ''
      : html`<p class="notice">采集异常的门户，其未见发布的机构一律算“不能判断”：${troubled.map(
          (portal, i) => html`${i > 0 ? '、' : ''}<a href="/portals#portal-${portal.id}">${portal.name}</a>`,
        )}</p>`
  }</section>`
}

function filters({ filter, regions }: HomeData): Html {
  return filterForm('/', [
    menu(
      '地区',
      'region',
      filter.region,
      regions.map((region) => ({ value: region.code, label: region.name })),
    ),
    textField('年度', 'years', yearsText(filter.years), '2021-2024'),
    textField('机构名称', 'q', filter.q),
    textField('截至日期', 'as_of', filter.as_of, '2024-02-01'),
    checkboxes(
      '状态',
      'state',
      filter.state,
      DUTY_STATES.map((state) => ({ value: state, label: STATE_MARKS[state].word })),
    ),
  ])
}

function legend(data: HomeData): Html {
  return html`<section aria-label="图例"><ul class="plain legend">${DUTY_STATES.map(
    (state) =>
      html`<li data-state="${state}"><a href="${href('/', { ...query(data), state })}">${stateMark(state, null)}</a> <b>${data.counts[state]}</b></li>`,
  )}<li>${wordMark('partial')} <b>${data.partial}</b></li><li><span class="badge error">✗ n</span> 有 n 处错误的报告 <b>${data.errors}</b></li></ul></section>`
}

function matrix(data: HomeData): Html {
  return html`<div class="scroll" tabindex="0"><table class="matrix"><caption>机构 × 年度</caption>
<thead><tr><th scope="col">地区</th><th scope="col">机构</th>${data.years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead>
<tbody>${data.rows.map((row) => matrixRow(row, data.years))}</tbody></table></div>`
}

function matrixRow(row: MatrixRow, years: readonly number[]): Html {
  const cells = new Map(row.cells.map((cell) => [cell.year, cell]))
  return html`<tr data-agency="${row.agency_key}"><td><span>${row.region}</span></td><th scope="row"><a href="${agencyPath(row.agency_key)}">${row.agency}</a></th>${years.map(
    (year) =>
      html`<td class="${cells.get(year)?.state ?? ''}">${matrixCell(cells.get(year), row.agency_key)}</td>`,
  )}</tr>`
}

function matrixCell(cell: MatrixCell | undefined, agency: string): Html {
  if (cell === undefined) return html`<span class="soft" title="该年度没有此机构的义务">　</span>`
  const to =
    cell.report_id === null ? href('/status', { agency, year: cell.year }) : reportPath(cell.report_id)
  const read =
    cell.read_status === null || cell.read_status === 'complete'
      ? ''
      : html`<span class="small">◐ ${word(cell.read_status)}</span>`
  return html`<a class="${cell.state}" href="${to}">${stateMark(cell.state, cell.days_late)}${read}${findingBadge(cell.findings)}</a>`
}
