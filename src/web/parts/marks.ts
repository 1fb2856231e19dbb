/** Small signs: each says its meaning in words and a symbol besides its colour. */
import type { DutyState } from '../../domain/duty.ts'
import type { Severity } from '../../domain/finding.ts'
import { type Html, html } from '../html.ts'
import { SEVERITY_MARKS, STATE_MARKS, word } from '../words.ts'

/** State of a duty; `late` says how many days. */
export function stateMark(state: DutyState, daysLate: number | null): Html {
  const { symbol, word: label } = STATE_MARKS[state]
  const days = state === 'late' && daysLate !== null ? ` ${daysLate} 天` : ''
  return html`<span class="mark ${state}"><span aria-hidden="true">${symbol}</span> ${label}${days}</span>`
}

export function severityMark(severity: Severity): Html {
  const { symbol, word: label } = SEVERITY_MARKS[severity]
  return html`<span class="mark ${severity}"><span aria-hidden="true">${symbol}</span> ${label}</span>`
}

/** Any other id with its word, e.g. a read status or a portal's health. */
export const wordMark = (id: string): Html => html`<span class="mark ${id}">${word(id)}</span>`

/** Failed findings of a report; nothing where there are none. */
export function findingBadge(findings: { readonly error: number; readonly warning: number }): Html | '' {
  if (findings.error > 0)
    return html`<span class="badge error" title="核对不符的错误">✗ ${findings.error} 处错误</span>`
  return ''
}
