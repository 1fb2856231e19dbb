/** What each version of a report changed: cells with both values, sentences with both wordings. */
import { formatOf } from '../../../parsers/formats/index.ts'
import type { ReportAnswer } from '../../domain/answer.ts'
import type { CellChange, ReportDiff } from '../../domain/difference.ts'
import { type Html, html } from '../html.ts'

const SENTENCE_WORDS = { added: '新增', removed: '删去', changed: '改写' } as const

/** Empty where no version changed anything. */
export function changeList(report: ReportAnswer): Html | '' {
  const changed = report.history.filter(
    ({ difference }) => difference && difference.cells.length + difference.sentences.length > 0,
  )
  if (changed.length === 0) return ''
  const labels = new Map(
    (formatOf(report.era)?.tables ?? []).flatMap((table) =>
      table.cells.map(({ id, label_zh }) => [id, label_zh]),
    ),
  )
  return html`<h2 id="changes">版本差异</h2>${changed.map(
    ({ version, difference }) =>
      html`<details open><summary>第 ${version} 版与前一版不同之处</summary>${difference ? changes(difference, labels) : ''}</details>`,
  )}`
}

function changes({ cells, sentences }: ReportDiff, labels: ReadonlyMap<string, string>): Html {
  const side = (state: CellChange['before']) =>
    state === null ? '（无此格）' : state.raw === '' ? '（空白）' : state.raw
  return html`<ul>${cells.map(
    ({ id, before, after }) =>
      html`<li>${labels.get(id) ?? id}：<del>${side(before)}</del> → <ins>${side(after)}</ins></li>`,
  )}${sentences.map(
    ({ kind, before, after }) =>
      html`<li>${SENTENCE_WORDS[kind]}：${before === null ? '' : html`<del>${before}</del> `}${after === null ? '' : html`<ins>${after}</ins>`}</li>`,
  )}</ul>`
}
