/** What an answer from the summaries does not count yet. */
import { type Html, html } from '../html.ts'

/** So many stand for more. */
const MANY = 1_000

export function pendingNotice(pending: number): Html | '' {
  if (pending === 0) return ''
  return html`<p class="notice">有 ${pending < MANY ? pending : `${MANY} 以上`} 处报告变动尚未计入。</p>`
}
