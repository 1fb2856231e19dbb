/** One verdict in plain words: what was checked, what the sum should be, what is printed. */
import type { Finding } from '../../domain/finding.ts'
import { numberText } from '../figures.ts'
import { findingPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { checkWords, FINDING_STATE_WORDS } from '../words.ts'
import { severityMark } from './marks.ts'

type CellLinks = (id: string) => Html | string

/** With the way to a person's verdict. `cellLinks` turns cell ids into links into the page's tables. */
export function findingCard(finding: Finding, cellLinks: CellLinks): Html {
  const judged =
    finding.state === 'fail' && finding.fingerprint !== undefined
      ? html`<p><a href="${findingPath(finding.fingerprint)}">人工判断</a></p>`
      : ''
  return findingFacts(finding, cellLinks, judged)
}

/** The same as it stands on its own page. */
export function findingFacts(finding: Finding, cellLinks: CellLinks, below: Html | '' = ''): Html {
  const tone = finding.state === 'fail' ? finding.severity : 'info'
  return html`<div class="finding ${tone}" id="${findingAnchor(finding)}">
<p>${finding.state === 'fail' ? severityMark(finding.severity) : ''} <strong>${FINDING_STATE_WORDS[finding.state]}</strong>　${checkWords(finding.check)}
<span class="soft"><code>${finding.check}</code> / <code>${finding.key}</code></span></p>
<p>${finding.message}</p>
${finding.expected === null && finding.actual === null ? '' : html`<p>应为 <b>${numberText(finding.expected)}</b>，实为 <b>${numberText(finding.actual)}</b></p>`}
${finding.cells.length === 0 ? '' : html`<p class="soft">涉及：${finding.cells.map((id, i) => html`${i > 0 ? '、' : ''}${cellLinks(id)}`)}</p>`}
${below}</div>`
}

export const findingAnchor = (finding: Pick<Finding, 'check' | 'key'>): string =>
  `finding-${finding.check}-${finding.key}`
