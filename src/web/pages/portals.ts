/** Are the sources well: health of each portal, and what the last crawls did. */
import type { PortalAnswer, RunAnswer } from '../../domain/answer.ts'
import { numberText } from '../figures.ts'
import { href } from '../href.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import type { At } from '../page.ts'
import { instant, outward } from '../parts/facts.ts'
import { wordMark } from '../parts/marks.ts'

export interface PortalsData {
  readonly rows: readonly PortalAnswer[]
  /** Newest first. */
  readonly runs: readonly RunAnswer[]
}

export function portalsPage(data: PortalsData, at: At): Html {
  return layout(
    { title: '门户与采集', ...at, csv: true },
    html`${data.rows.length === 0 ? html`<p class="notice">还没有门户。</p>` : portalTable(data.rows)}
<h2>最近的采集</h2>${data.runs.length === 0 ? html`<p class="notice">还没有采集过。</p>` : data.runs.map(run)}`,
  )
}

function portalTable(rows: readonly PortalAnswer[]): Html {
  return html`<div class="scroll" tabindex="0"><table class="portals"><caption>门户</caption>
<thead><tr>${['门户', '状态', '原因', '最近检查', '最近成功', '报告', '待人工判定', '类型', '地区'].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (
      portal,
    ) => html`<tr id="portal-${portal.id}"><th scope="row">${outward(portal.base_url, portal.name)}<span class="small">${portal.id}</span></th>
<td>${wordMark(portal.health)}</td><td class="words">${portal.health_reason ?? ''}</td><td>${instant(portal.last_checked_at)}</td><td>${instant(portal.last_success_at)}</td>
<td class="num">${numberText(portal.reports)}</td><td class="num">${numberText(portal.waiting)}</td><td>${portal.family}</td><td><a href="${href('/', { region: portal.region_code })}">${portal.region_code}</a></td></tr>`,
  )}</tbody></table></div>`
}

const COUNTS = [
  ['listed', '列出'],
  ['fetched', '取回'],
  ['new', '新增'],
  ['changed', '变化'],
  ['unchanged', '未变'],
  ['refused', '不是年报'],
  ['unmatched', '机构不明'],
  ['failed', '失败'],
  ['bytes', '字节'],
] as const

function run(one: RunAnswer): Html {
  return html`<section id="run-${one.id}"><h3>第 ${one.id} 次　${instant(one.started_at)} 至 ${instant(one.finished_at)}　${wordMark(one.outcome)}</h3>
<div class="scroll" tabindex="0"><table class="run"><thead><tr><th scope="col">门户</th><th scope="col">结果</th>${COUNTS.map(([, label]) => html`<th scope="col">${label}</th>`)}<th scope="col">秒</th><th scope="col">失败原因</th></tr></thead>
<tbody>${one.portals.map(
    (portal) =>
      html`<tr><th scope="row"><a href="#portal-${portal.portal_id}">${portal.portal_id}</a></th><td>${wordMark(portal.outcome)}<span class="small">${portal.reason ?? ''}</span></td>${COUNTS.map(
        ([id]) => html`<td class="num">${numberText(portal[id])}</td>`,
      )}<td class="num">${Math.round(portal.seconds)}</td><td>${Object.entries(portal.failures).map(([reason, count]) => html`${reason} ${count}<br>`)}</td></tr>`,
  )}</tbody></table></div></section>`
}
