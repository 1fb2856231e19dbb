/** The stored source, as text only: nothing of it is ever run or laid out. The asked cell is marked where it stands. */
import type { Cell } from '../../domain/cell.ts'
import { agencyPath, cellAnchor, reportPath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At } from '../page.ts'
import { facts, instant, outward } from '../parts/facts.ts'
import { word } from '../words.ts'

export interface SourceData {
  readonly sha256: string
  readonly url: string
  readonly fetched_at: string
  readonly content_type: string | null
  readonly charset: string | null
  /** Length of the served bytes. */
  readonly bytes: number
  /** Reports read from these bytes. */
  readonly uses: readonly {
    readonly report_id: number
    readonly version: number
    readonly agency_key: string
    readonly agency: string
    readonly year: number
  }[]
  readonly cell: Cell | null
  /** The part of the decoded text that is shown, its offset in the whole, and whether it is all. */
  readonly text: { readonly shown: string; readonly from: number; readonly length: number } | null
  /** False where the text at the cell's offsets does not hold what was read: the mark may be misplaced. */
  readonly mark_agrees: boolean | null
}

export function sourcePage(data: SourceData, at: At): Html {
  return layout(
    { title: '存档的原文', ...at, csv: false },
    html`${facts([
      ['原网址', outward(data.url)],
      ['取得', instant(data.fetched_at)],
      ['SHA-256', html`<code>${data.sha256}</code>`],
      ['类型', [data.content_type, data.charset].filter(Boolean).join('，') || null],
      ['原字节', html`<a href="/sources/${data.sha256}/bytes">下载（${data.bytes} 字节，未经改动）</a>`],
      [
        '读出的报告',
        html`${data.uses.map((use) => html`<a href="${agencyPath(use.agency_key)}">${use.agency}</a> <a href="${reportPath(use.report_id, use.version)}">${use.year} 年度，第 ${use.version} 版</a> `)}`,
      ],
    ])}
${data.cell === null ? '' : cellFacts(data, data.cell)}
${data.text === null ? html`<p class="notice">这份原文不是文本，不在网页里显示，请下载原字节。</p>` : shown(data, data.text)}`,
  )
}

function cellFacts(data: SourceData, cell: Cell): Html {
  const { source } = cell
  const use = data.uses[0]
  const known = source.start !== undefined && source.end !== undefined
  const name = `${word(cell.table)} ${cell.id}`
  return html`<section aria-label="单元格"><h2>单元格</h2>${facts([
    [
      '指标',
      use === undefined
        ? name
        : html`<a href="${reportPath(use.report_id, use.version)}#${cellAnchor(cell.table, cell.id)}">${name}</a>`,
    ],
    ['原文', cell.raw === '' ? '（空白）' : cell.raw],
    [
      '位置',
      `第 ${source.block + 1} 块${source.row === undefined ? '' : `，第 ${source.row + 1} 行`}${source.col === undefined ? '' : `，第 ${source.col + 1} 列`}`,
    ],
  ])}${known ? '' : html`<p class="notice">这一格在原文里的字符位置不明，下文没有标记。</p>`}
${data.mark_agrees === false ? html`<p class="notice">标记处的文字与读出的原文对不上，请以行列位置为准。</p>` : ''}</section>`
}

function shown(data: SourceData, text: NonNullable<SourceData['text']>): Html {
  const start = data.cell?.source.start
  const end = data.cell?.source.end
  const cut = text.shown.length < text.length
  return html`<h2>原文（只作文本显示，不执行）</h2>
${cut ? html`<p class="notice">全文 ${text.length} 字符，此处只显示第 ${text.from + 1} 至 ${text.from + text.shown.length} 字符。</p>` : ''}
<pre class="source" tabindex="0">${start === undefined || end === undefined ? text.shown : marked(text, start, end)}</pre>`
}

function marked(text: NonNullable<SourceData['text']>, start: number, end: number): Html {
  const from = start - text.from
  const to = end - text.from
  return html`${text.shown.slice(0, from)}<mark id="cell">${text.shown.slice(from, to)}</mark>${text.shown.slice(to)}`
}
