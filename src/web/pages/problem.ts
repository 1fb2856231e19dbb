/** The error page: what happened, what was expected, where to go on. Never a stack trace. */
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'

export interface ProblemData {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly hint: string | null
  readonly allowed: readonly string[] | null
}

export function problemPage(problem: ProblemData): Html {
  return layout(
    { title: `${problem.status} ${problem.title}`, path: null, search: '', csv: false },
    html`<p class="notice" role="alert">${problem.detail}</p>
${problem.allowed === null ? '' : html`<p>可用：${problem.allowed.map((name, i) => html`${i > 0 ? '、' : ''}<code>${name}</code>`)}</p>`}
${problem.hint === null ? '' : html`<p>${problem.hint}</p>`}
<p><a href="/">回到总览</a></p>`,
  )
}
