/** What the checks say, over all reports. */
import type { FindingAnswer } from '../../domain/answer.ts'
import type { FindingState, Severity } from '../../domain/finding.ts'
import { numberText, yearsText } from '../figures.ts'
import { agencyPath, findingPath, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At, RegionOption } from '../page.ts'
import { outward } from '../parts/facts.ts'
import { filterForm, menu, textField } from '../parts/filter-form.ts'
import { findingAnchor } from '../parts/finding-card.ts'
import { severityMark } from '../parts/marks.ts'
import { type Paging, pager } from '../parts/pager.ts'
import { checkWords, FINDING_STATE_WORDS, SEVERITY_MARKS, VERDICT_WORDS } from '../words.ts'

export interface FindingsData extends Paging {
  readonly filter: {
    readonly year: readonly number[] | null
    readonly region: string | null
    readonly agency: string | null
    readonly check: string | null
    readonly severity: Severity | null
    readonly state: FindingState
  }
  readonly rows: readonly FindingAnswer[]
  readonly regions: readonly RegionOption[]
}

export function findingsPage(data: FindingsData, at: At): Html {
  return layout(
    { title: '核对结果', ...at, csv: true },
    html`${filters(data)}${data.rows.length === 0 ? html`<p class="notice">没有符合条件的核对结果。</p>` : table(data.rows)}
${pager('/findings', { ...data.filter }, data)}`,
  )
}

function filters({ filter, regions }: FindingsData): Html {
  return filterForm('/findings', [
    menu(
      '地区',
      'region',
      filter.region,
      regions.map((region) => ({ value: region.code, label: region.name })),
    ),
    textField('年度', 'year', yearsText(filter.year), '2023'),
    textField('机构键', 'agency', filter.agency),
    textField('核对项', 'check', filter.check, 't3_balance'),
    menu(
      '轻重',
      'severity',
      filter.severity,
      Object.entries(SEVERITY_MARKS).map(([value, mark]) => ({ value, label: mark.word })),
    ),
    menu(
      '结果',
      'state',
      filter.state,
      Object.entries(FINDING_STATE_WORDS).map(([value, label]) => ({ value, label })),
      '不符',
    ),
  ])
}

function table(rows: readonly FindingAnswer[]): Html {
  return html`<div class="scroll" tabindex="0"><table class="findings"><caption>每行为一份报告的一项核对</caption>
<thead><tr>${['机构', '地区', '年度', '轻重', '核对', '说明', '应为', '实为', '判断', '来源'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`
}

function row(finding: FindingAnswer): Html {
  return html`<tr data-fingerprint="${finding.fingerprint}"><th scope="row"><a href="${agencyPath(finding.agency_key)}">${finding.agency}</a></th><td>${finding.region}</td>
<td class="num"><a href="${reportPath(finding.report_id)}#${findingAnchor(finding)}">${finding.year}</a></td>
<td>${severityMark(finding.severity)} ${FINDING_STATE_WORDS[finding.state]}</td><td>${checkWords(finding.check)}<span class="small">${finding.check} / ${finding.key}</span></td>
<td class="words">${finding.message}</td><td class="num">${numberText(finding.expected)}</td><td class="num">${numberText(finding.actual)}</td>
<td><a href="${findingPath(finding.fingerprint)}">${finding.verdict === null ? '未判断' : VERDICT_WORDS[finding.verdict]}</a></td><td>${outward(finding.source_url, '原页')}</td></tr>`
}
