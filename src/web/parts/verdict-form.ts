/** What a person decides of a finding: a plain form, sent with the token of the server, which is typed in and never kept. */

import { findingPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { VERDICT_WORDS } from '../words.ts'
import { option } from './filter-form.ts'

/** What was typed in, but for the token, and what is wrong with it. */
export interface VerdictDraft {
  readonly verdict: string
  readonly author: string
  readonly note: string
  /** In words, one a fault. */
  readonly faults: readonly string[]
}

export const NO_DRAFT: VerdictDraft = { verdict: '', author: '', note: '', faults: [] }

export function verdictForm(fingerprint: string, draft: VerdictDraft): Html {
  const { verdict, author, note, faults } = draft
  const choices = Object.entries(VERDICT_WORDS).map(([value, label]) => ({ value, label }))
  return html`<form class="verdict" id="verdict" method="post" action="${findingPath(fingerprint)}#verdict">
${faults.length === 0 ? '' : html`<div class="notice" role="alert"><ul>${faults.map((fault) => html`<li>${fault}</li>`)}</ul></div>`}
<label>判断<select name="verdict" required><option value="">请选择</option>${choices.map((choice) => option(choice, choice.value === verdict))}</select></label>
<label>作者<input name="author" value="${author}" required maxlength="200"></label>
<label>理由<textarea name="note" rows="4" required maxlength="10000">${note}</textarea></label>
<label>令牌（NIANBAO_TOKEN，不保存）<input name="token" type="password" autocomplete="off" required></label>
<button>记录</button></form>`
}
