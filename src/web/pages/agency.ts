/** One body over all its years: duties, reports, and the figures people ask for first. */
import type { AgencyAnswer, ReportSummary } from '../../domain/answer.ts'
import type { Comparison } from '../../domain/comparison.ts'
import type { DutyRow } from '../../domain/duty.ts'
import { href, reportPath, sourcePath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At } from '../page.ts'
import { comparisonTables } from '../parts/comparison-table.ts'
import { dutyTable } from '../parts/duty-table.ts'
import { facts, instant, outward } from '../parts/facts.ts'
import { findingBadge, wordMark } from '../parts/marks.ts'
import { noteList } from '../parts/note-marks.ts'
import { word } from '../words.ts'

export interface AgencyData {
  readonly agency: AgencyAnswer
  readonly rows: readonly DutyRow[]
  readonly reports: readonly ReportSummary[]
  /** Null where no report stands. */
  readonly comparison: Comparison | null
}

export function agencyPage(data: AgencyData, at: At): Html {
  const { agency, comparison } = data
  return layout(
    { title: agency.name, ...at, csv: true },
    html`${facts([
      ['键', html`<code>${agency.key}</code>`],
      [
        '地区',
        html`<a href="${href('/', { region: agency.region_code })}">${agency.region}（${agency.region_code}）</a>`,
      ],
      ['类型', agency.kind],
      [
        '上级',
        agency.parent_key === null
          ? null
          : html`<a href="/agencies/${encodeURIComponent(agency.parent_key)}">${agency.parent_key}</a>`,
      ],
      ['统一社会信用代码', agency.uscc],
      ['别名', agency.aliases.join('、')],
      [
        '有效期',
        agency.valid_from === null && agency.valid_to === null
          ? null
          : `${agency.valid_from ?? ''} 至 ${agency.valid_to ?? '今'}`,
      ],
      ['名册', agency.learned ? '不在名册中，因其发布过报告而得知' : null],
    ])}
<p><a href="/agencies/${encodeURIComponent(agency.key)}.csv">各年发布情况 CSV</a> · <a href="${href('/compare', { agencies: [agency.key] })}">比较</a> · <a href="${href('/findings', { agency: agency.key })}">核对结果</a></p>
<h2>各年发布情况</h2>${data.rows.length === 0 ? html`<p class="notice">没有发布义务的记录。</p>` : dutyTable('各年度', data.rows)}
<h2>报告</h2>${reports(data.reports)}
${comparison === null ? '' : html`<h2>主要数字</h2>${comparisonTables(comparison)}${noteList(comparison.notes)}`}`,
  )
}

function reports(rows: readonly ReportSummary[]): Html {
  if (rows.length === 0) return html`<p class="notice">没有报告。</p>`
  return html`<div class="scroll" tabindex="0"><table class="reports"><caption>当前版本</caption>
<thead><tr>${['年度', '标题', '发布', '读取', '格式', '范围', '版本', '取得', '来源'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      report,
    ) => html`<tr><th scope="row"><a href="${reportPath(report.id)}">${report.year}</a></th><td class="words">${report.title ?? '—'}</td><td>${report.published_on ?? '—'}</td>
<td>${wordMark(report.status)} ${findingBadge(report.findings)}<span class="small">${report.reason ?? ''}</span></td><td>${word(report.era)}</td><td>${word(report.scope)}</td><td class="num">${report.version}／${report.versions}</td>
<td>${instant(report.fetched_at)}</td><td>${outward(report.source_url, '原页')} <a href="${sourcePath(report.document_sha256, { report: report.id })}">存档</a></td></tr>`,
  )}</tbody></table></div>`
}
