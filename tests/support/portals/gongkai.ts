/**
 * A Shandong /gongkai/ platform of an invented district: an organ's page with its channels, a shell whose list comes by
 * XMLHttpRequest, articles doc_<24 hex>.html beside older /art/ ones, a channel that is a single document. The script is
 * real and runs in the browser; what the real platform's list request looks like is not known, so this one is made up.
 */
import type { Answering } from '../portal-server.ts'

export interface GongkaiRow {
  readonly path: string
  readonly title: string
  readonly date: string
}

export interface GongkaiQuirks {
  /** Rows of one drawn page. */
  readonly size?: number
  /** How the list is turned; `none` draws all rows at once. */
  readonly pager?: 'element' | 'words' | 'numbers' | 'more' | 'none'
  /** The script waits so long before it asks. */
  readonly start_ms?: number
  /** Answers of the list request for page N (from 1) in place of rows. */
  readonly fault?: Readonly<Record<number, Answering>>
  /** Says 共N条. */
  readonly stated?: number
  /** Further HTML of the shell. */
  readonly beside?: string
  /** The rows stand in the served page already. */
  readonly served?: boolean
  /** The first two answers of the shell are a challenge that sets a cookie and reloads. */
  readonly challenge?: 'heals' | 'stays'
}

export const PLATFORM = '/gongkai/'
export const ORGAN = '/gongkai/site_bcqrmzfbgs/'
export const CHANNEL = `${ORGAN}channel_c_5f9f6cdc1ebfe2f7fcddefc9_n_1605680736.0499/`
export const GUIDE = `${ORGAN}channel_c_5f9f6cdc1ebfe2f7fcddefc7_n_1605680701.7711/`
const LIST = '/gongkai/api/document/list'

/** Reports of the invented district's offices; every fifth is of the days before the platform. */
export function gongkaiRows(count: number): readonly GongkaiRow[] {
  return Array.from({ length: count }, (_, index) => {
    const year = 2024 - (index % 6)
    const day = String((index % 27) + 1).padStart(2, '0')
    const id = (0x65b0_0000 + index).toString(16)
    const isOld = index % 5 === 4
    return {
      path: isOld
        ? `/art/2019/1/${index + 1}/art_1060_${20_549_00 + index}.html`
        : `${CHANNEL}doc_${id}0123456789abcdef.html`,
      title: `柏川区第${index + 1}办公室${year}年政府信息公开工作年度报告`,
      date: `${year + 1}-01-${day}`,
    }
  })
}

/** What the server answers by path. */
export function gongkaiSite(
  rows: readonly GongkaiRow[],
  quirks: GongkaiQuirks = {},
): Readonly<Record<string, Answering>> {
  const { size = 10, fault = {} } = quirks
  const list: Answering = (request, count, body) => {
    const asked = new URLSearchParams(body)
    const page = Number(asked.get('pageNo'))
    const wrong = fault[page]
    if (wrong !== undefined)
      return typeof wrong === 'function' ? wrong(request, count, body) : (wrong as object)
    const shown = quirks.pager === 'none' ? rows : rows.slice((page - 1) * size, page * size)
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ total: rows.length, rows: shown }),
    }
  }
  return {
    [PLATFORM]: {
      body: `${head('政府信息公开')}<body><h2>柏川区政府信息公开平台</h2><a href="${ORGAN}">柏川区人民政府办公室</a></body></html>`,
    },
    [ORGAN]: { body: organPage() },
    [CHANNEL]: quirks.challenge
      ? challenged(listShell(rows, quirks), quirks.challenge)
      : { body: listShell(rows, quirks) },
    [GUIDE]: { body: guidePage() },
    [LIST]: list,
    '/gongkai/static/app.js': {
      headers: { 'content-type': 'text/javascript' },
      body: appScript(rows.length, quirks),
    },
    '/gongkai/static/style.css': { headers: { 'content-type': 'text/css' }, body: 'li { color: #333 }' },
    '/gongkai/static/banner.png': { headers: { 'content-type': 'image/png' }, body: 'not needed' },
    '/gongkai/static/song.woff2': { body: 'not needed' },
  }
}

const head = (title: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="/gongkai/static/style.css"></head>`

function organPage(): string {
  return `${head('柏川区人民政府办公室')}<body><h3>政府信息公开</h3><ul>
<li><a href="${GUIDE}">政府信息公开指南</a></li>
<li><a href="${ORGAN}channel_c_5f9f6cdc1ebfe2f7fcddefc8_n_1605680722.1034/">政府信息公开制度</a></li>
<li><a href="${CHANNEL}">政府信息公开年报</a></li></ul></body></html>`
}

function guidePage(): string {
  return `${head('政府信息公开指南_柏川区人民政府')}<body><h1>柏川区人民政府办公室政府信息公开指南</h1>
<p>时间:2021-03-08</p><div class="article">${'为了便于公民查阅本机关的政府信息，编制本指南。'.repeat(20)}</div></body></html>`
}

function listShell(rows: readonly GongkaiRow[], { beside = '', served }: GongkaiQuirks): string {
  const items = served ? `<ul>${rows.map(row).join('')}</ul>` : '<div id="app"><p>加载中…</p></div>'
  return `${head('政府信息公开年报')}<body><p>柏川区人民政府办公室 政府信息公开 政府信息公开年报 首页 指南 制度</p>
<img src="/gongkai/static/banner.png"><img src="http://counter.invalid/hit.gif">${beside}
${items}<script src="http://statistics.invalid/hm.js"></script>
${served ? '' : '<script src="/gongkai/static/app.js"></script>'}</body></html>`
}

function row({ path, title, date }: GongkaiRow): string {
  return `<li><a href="${path}" title="${title}">${title.slice(0, 12)}…</a><span>${date}</span></li>`
}

/** Sets a cookie and loads itself anew, as such shields do; \`stays\` does so for ever. */
function challenged(body: string, kind: 'heals' | 'stays'): Answering {
  const script = `<script>document.cookie="__jsl_clearance=1; path=/";setTimeout(function(){location.href=location.pathname+location.search},300)</script>`
  return (request) =>
    kind === 'heals' && /__jsl_clearance=1/.test(request.headers.cookie ?? '')
      ? { body }
      : { status: 521, headers: { 'set-cookie': '__jsluid_s=abc; path=/' }, body: script }
}

/** Draws with plain DOM calls what the platform draws with Vue. */
function appScript(
  count: number,
  { size = 10, pager = 'element', start_ms = 50, stated }: GongkaiQuirks,
): string {
  return `
var app = document.getElementById('app'), page = 0, pages = Math.ceil(${count} / ${size}), shown = []
function show(data) {
  shown = ${pager === 'more'} ? shown.concat(data.rows) : data.rows
  var rows = shown.map(function (row) {
    return '<li><a target="_blank" title="' + row.title + '" href="' + row.path + '">' + row.title.slice(0, 12) + '…</a><span>' + row.date + '</span></li>'
  })
  app.innerHTML = '<ul class="list">' + rows.join('') + '</ul>' + (rows.length ? '' : '<p>暂无数据</p>') + '<div class="el-pagination">' + bar() + '</div>'
  app.querySelectorAll('[data-to]').forEach(function (node) {
    node.onclick = function (event) { event.preventDefault(); ask(Number(node.dataset.to)) }
  })
}
function bar() {
  var total = ${stated === undefined ? '""' : `"<span>共 ${stated} 条</span>"`}
  var kind = ${JSON.stringify(pager)}, isLast = page >= pages
  if (kind === 'none') return total
  if (kind === 'more') return total + (isLast ? '' : '<a href="javascript:;" data-to="' + (page + 1) + '">加载更多</a>')
  if (kind === 'words') return total + (isLast ? '<span class="disabled">下一页</span>' : '<a href="#" data-to="' + (page + 1) + '">下一页</a>')
  if (kind === 'numbers') {
    var links = []
    for (var n = 1; n <= pages; n++) links.push(n === page ? '<b>' + n + '</b>' : '<a href="javascript:void(0)" data-to="' + n + '">' + n + '</a>')
    return total + links.join(' ')
  }
  return total + '<button class="btn-prev">&lt;</button><button type="button" class="btn-next" ' + (isLast ? 'disabled' : 'data-to="' + (page + 1) + '"') + '><i></i></button>'
}
function ask(to) {
  var request = new XMLHttpRequest()
  request.open('POST', '${LIST}')
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
  request.onload = function () {
    if (request.status !== 200) { app.innerHTML = page ? app.innerHTML : '<p>系统繁忙</p>'; return }
    page = to
    show(JSON.parse(request.responseText))
  }
  request.send('channelId=c9&pageNo=' + to + '&pageSize=${size}')
}
setTimeout(function () { ask(1) }, ${start_ms})
`
}
