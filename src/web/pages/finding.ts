/** One doubt: where it stands, what a person decided of it, and, where the server takes writes, the form to decide. */
import type { FindingAnswer } from '../../domain/answer.ts'
import { agencyPath, href, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At } from '../page.ts'
import { facts, outward } from '../parts/facts.ts'
import { findingAnchor, findingFacts } from '../parts/finding-card.ts'
import { NO_DRAFT, type VerdictDraft, verdictForm } from '../parts/verdict-form.ts'
import { VERDICT_WORDS } from '../words.ts'

export interface FindingData {
  readonly fingerprint: string
  /** The doubt in the reports shown, at least once. */
  readonly rows: readonly FindingAnswer[]
  /** Whether the server takes verdicts. */
  readonly writable: boolean
}

export function findingPage(data: FindingData, at: At, draft: VerdictDraft = NO_DRAFT): Html {
  return layout(
    { title: '核对与判断', ...at, csv: false },
    html`${data.rows.map(doubt)}
<h2>人工判断</h2>${decided(data.rows[0])}
${data.writable ? verdictForm(data.fingerprint, draft) : html`<p class="soft">本服务器只读，不接受判断。</p>`}`,
  )
}

function doubt(finding: FindingAnswer): Html {
  return html`<section aria-label="核对">${facts([
    ['机构', html`<a href="${agencyPath(finding.agency_key)}">${finding.agency}</a>`],
    ['地区', finding.region],
    [
      '报告',
      html`<a href="${reportPath(finding.report_id)}#${findingAnchor(finding)}">${finding.year} 年度报告</a>　${outward(finding.source_url, '原页')}`,
    ],
    ['同项核对', html`<a href="${href('/findings', { check: finding.check })}">${finding.check}</a>`],
  ])}${findingFacts(finding, (id) => html`<code>${id}</code>`)}</section>`
}

function decided(finding: FindingAnswer | undefined): Html {
  if (finding === undefined || finding.verdict === null) return html`<p class="notice">尚未判断。</p>`
  return facts([
    ['判断', VERDICT_WORDS[finding.verdict]],
    ['作者', finding.verdict_by],
    ['理由', finding.verdict_note],
  ])
}
