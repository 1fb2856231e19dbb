/** Duties one a row: what was due, what came, and on what evidence the state stands. */
import type { DutyRow } from '../../domain/duty.ts'
import { agencyPath, href, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { word } from '../words.ts'
import { instant, outward } from './facts.ts'
import { findingBadge, stateMark } from './marks.ts'

export function dutyTable(caption: string, rows: readonly DutyRow[]): Html {
  return html`<div class="scroll" tabindex="0"><table class="duties"><caption>${caption}</caption>
<thead><tr>${['机构', '地区', '年度', '状态', '应发布', '发布', '依据与证据', '来源'].map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead>
<tbody>${rows.map(dutyRow)}</tbody></table></div>`
}

function dutyRow(row: DutyRow): Html {
  return html`<tr data-agency="${row.agency_key}" data-year="${row.year}">
<th scope="row"><a href="${agencyPath(row.agency_key)}">${row.agency}</a></th>
<td>${row.region}</td>
<td class="num">${row.report_id === null ? row.year : html`<a href="${reportPath(row.report_id)}">${row.year}</a>`}</td>
<td>${stateMark(row.state, row.days_late)} ${findingsLink(row)}</td>
<td>${row.due_on ?? '—'}<span class="small">${row.due_basis}</span></td>
<td>${row.published_on ?? '—'}<span class="small">${row.published_on_source === null ? '' : word(row.published_on_source)}</span></td>
<td class="words">${row.evidence.reason}<span class="small">最近检查 ${instant(row.evidence.last_checked_at)}，最近成功 ${instant(
    row.evidence.last_success_at,
  )}，${word(row.evidence.health)}</span>${checkedList(row)}</td>
<td>${row.source_url === null ? '—' : outward(row.source_url, '原页')}</td>
</tr>`
}

function findingsLink(row: DutyRow): Html | '' {
  if (row.findings.error === 0) return ''
  return html`<a href="${href('/findings', { agency: row.agency_key, year: row.year })}">${findingBadge(row.findings)}</a>`
}

function checkedList(row: DutyRow): Html | '' {
  const { checked } = row.evidence
  if (checked.length === 0) return ''
  return html`<details><summary>检查过的网址（${checked.length}）</summary><ul>${checked.map(
    (one) => html`<li>${outward(one.url)} ${one.status} ${instant(one.at)}</li>`,
  )}</ul></details>`
}
