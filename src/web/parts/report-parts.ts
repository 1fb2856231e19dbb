/** The parts of a report page around its tables: head, versions, prose, leftovers, attachments. */

import { formatOf } from '../../../parsers/formats/index.ts'
import type { KeptAttachment, ReportAnswer } from '../../domain/answer.ts'
import { agencyPath, cellAnchor, href, reportPath, sourcePath } from '../href.ts'
import { type Html, html } from '../html.ts'
import { word } from '../words.ts'
import { facts, instant, outward } from './facts.ts'
import { findingBadge, wordMark } from './marks.ts'

export function reportHead(report: ReportAnswer): Html {
  const { agency_printed: printed } = report
  return html`${report.withdrawn_on === null ? '' : html`<p class="notice">原页已于 ${report.withdrawn_on} 撤下，这里是存档。</p>`}
${facts([
  ['标题', report.title],
  [
    '机构',
    html`<a href="${agencyPath(report.agency_key)}">${report.agency}</a>${printed === null || printed === report.agency ? '' : `（原文：${printed}）`}`,
  ],
  ['地区', `${report.region}（${report.region_code}）`],
  ['年度', report.year],
  [
    '发布日期',
    html`${report.published_on ?? '不明'} <span class="soft">${report.published_on_source === null ? '' : `据${word(report.published_on_source)}`}${report.published_on_confidence === null ? '' : `，${word(report.published_on_confidence)}`}</span>${otherDates(report)}${movedBack(report)}`,
  ],
  ['格式', word(report.era)],
  ['范围', word(report.scope)],
  [
    '读取',
    html`${wordMark(report.status)} ${findingBadge(report.findings)}${report.reason === null ? '' : html` <span>${report.reason}</span>`}`,
  ],
  ['来源', outward(report.source_url)],
  [
    '其他网址',
    report.urls.length > 1
      ? html`${report.urls.filter((url) => url !== report.source_url).map((url) => html`${outward(url)} `)}`
      : null,
  ],
  [
    '存档',
    html`<a href="${sourcePath(report.document_sha256, { report: report.id, version: report.version })}">原文</a> · <a href="/sources/${report.document_sha256}/bytes">原字节</a> · SHA-256 <code>${report.document_sha256}</code>`,
  ],
  ['取得', html`${instant(report.fetched_at)}（最早见到 ${instant(report.first_seen_at)}）`],
  ['比较', html`<a href="${href('/compare', { agencies: [report.agency_key] })}">与其他机构、年度比较</a>`],
])}`
}

function otherDates(report: ReportAnswer): Html | '' {
  const elsewhere = report.date_candidates.filter(
    (one) => !report.dates.some(({ date, source }) => date === one.date && source === one.source),
  )
  const dates = [...report.dates, ...elsewhere.map((one) => ({ ...one, raw: one.url }))]
  if (dates.length === 0) return ''
  return html`<details><summary>见过的全部日期（${dates.length}）</summary><ul>${dates.map((date) => html`<li>${date.date} ${word(date.source)} <span class="soft">${date.raw}</span></li>`)}</ul></details>`
}

/** A date that went back between two visits is told where the date is read. */
function movedBack(report: ReportAnswer): Html | '' {
  const moves = report.events.filter(({ kind }) => kind === 'published_date_moved_back')
  if (moves.length === 0) return ''
  return html`<p class="notice">发布日期曾被改早：${moves.map(({ at, detail }) => html`${String(detail.from)} → ${String(detail.to)}（${instant(at)} 发现）`)}</p>`
}

export function versionList(report: ReportAnswer): Html {
  return html`<h2>版本</h2><div class="scroll" tabindex="0"><table class="versions"><caption>共 ${report.versions} 版，正在看第 ${report.version} 版</caption>
<thead><tr>${['版本', '取得', '读取', '解析器', '与前一版不同的格', '存档'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${report.history.map((version) => versionRow(report, version))}</tbody></table></div>`
}

function versionRow(report: ReportAnswer, version: ReportAnswer['history'][number]): Html {
  const here = version.version === report.version
  return html`<tr${here ? html` aria-current="true"` : ''}><th scope="row"><a href="${reportPath(report.id, version.current ? null : version.version)}">第 ${version.version} 版</a>${version.current ? '（现行）' : ''}${correctionNote(version)}</th>
<td>${instant(version.fetched_at)}</td><td>${wordMark(version.status)}</td><td>${version.parser_version}</td><td class="words">${changedCells(report, version)}</td>
<td><a href="${sourcePath(version.document_sha256, { report: report.id, version: version.version })}">${version.document_sha256.slice(0, 12)}</a></td></tr>`
}

function correctionNote({ correction }: ReportAnswer['history'][number]): Html | string {
  if (correction === null) return ''
  const { author, reason, source, at } = correction
  return html`<br><span class="soft">${author} 于 ${instant(at)} 更正：${reason}（依据：${source}）</span>`
}

function changedCells(report: ReportAnswer, version: ReportAnswer['history'][number]): Html | string {
  if (version.changed_cells.length === 0) return version.version === 1 ? '（首版）' : '数字没有变化'
  const defs = (formatOf(report.era)?.tables ?? []).flatMap((table) =>
    table.cells.map((cell) => ({ ...cell, table: table.id })),
  )
  const base = reportPath(report.id, version.current ? null : version.version)
  return html`${version.changed_cells.map((id, i) => {
    const def = defs.find((one) => one.id === id)
    return html`${i > 0 ? '、' : ''}${def === undefined ? id : html`<a href="${base}#${cellAnchor(def.table, id)}">${def.label_zh}</a>`}`
  })}`
}

export function sectionList(report: ReportAnswer): Html {
  if (report.sections.length === 0) return html`<p class="notice">没有读出正文。</p>`
  return html`${report.sections.map(
    (section) =>
      html`<section id="section-${section.id}"><h3>${section.heading ?? html`<span class="soft">（原文没有标题）${section.id}</span>`}</h3><div class="prose">${section.text}</div></section>`,
  )}`
}

export function leftoverList(report: ReportAnswer): Html {
  if (report.leftovers.length === 0) return html`<h2>未认领的内容</h2><p>无。</p>`
  return html`<h2>未认领的内容</h2><ul class="leftovers">${report.leftovers.map((one) => html`<li><b>${word(one.reason)}</b>　${one.text} <span class="soft">第 ${one.source.block + 1} 块${one.source.row === undefined ? '' : `第 ${one.source.row + 1} 行`}</span></li>`)}</ul>`
}

export function attachmentList(report: ReportAnswer): Html | '' {
  const { files, attachments } = report
  const others = attachments.filter(({ url }) => !files.some((file) => file.url === url))
  if (files.length + others.length === 0) return ''
  return html`<h2>附件</h2><ul>${files.map((one) => html`<li>${outward(one.url, one.name)}${fileState(one)}</li>`)}${others.map((one) => html`<li>${outward(one.url, one.name)}</li>`)}</ul>`
}

function fileState({ state, kind, sha256, is_source, reason }: KeptAttachment): Html {
  const stored =
    sha256 === null
      ? ''
      : html` <a href="${sourcePath(sha256)}/bytes">已存档${kind === null ? '' : `（${kind}）`}</a>`
  const source = is_source ? html` <b>数据来源</b>` : ''
  const problem =
    state === 'kept'
      ? ''
      : html` <span class="soft">${state === 'refused' ? '未获取' : '获取失败'}：${reason ?? ''}</span>`
  return html`${stored}${source}${problem}`
}
