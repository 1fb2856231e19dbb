/** A column page as this family publishes it: static rows, relative links, the page count in a script, sub-columns beside. */
import { REGION } from './agencies.ts'
import { escapeHtml } from './html-text.ts'

export interface ListRow {
  readonly href: string
  readonly title: string
  /** ISO date. */
  readonly date: string
}

export interface ListPage {
  readonly name: string
  readonly rows: readonly ListRow[]
  readonly subColumns: readonly { readonly href: string; readonly name: string }[]
  /** Pages of the column, and this one counted from 0. */
  readonly pages: number
  readonly page: number
}

/** Longer link texts are cut; the whole title stands in the `title` attribute. */
const SHOWN = 20

/** The whole HTML page. */
export function listPage({ name, rows, subColumns, pages, page }: ListPage): string {
  const links = subColumns.map((column) => `<li><a href="${column.href}">${column.name}</a></li>`).join('\n')
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${name}_${REGION.site}</title>
<meta name="SiteName" content="${REGION.site}">
<meta name="SiteDomain" content="www.baichuan.example">
<meta name="SiteIDCode" content="${REGION.siteIdCode}">
<meta name="ColumnName" content="${name}">
<meta name="ColumnType" content="政府信息公开年报">
</head>
<body>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; ${name}</div>
<div class="left"><ul class="nav">
${links}
</ul></div>
<div class="right"><ul class="list">
${rows.map(renderRow).join('\n')}
</ul>
<!-- <ul class="list"><li><a href="./201901/t20190102_1.html" title="旧栏目政府信息公开工作年度报告">旧栏目</a><span>2019-01-02</span></li></ul> -->
<div class="page"><script>createPageHTML(${pages}, ${page}, "index", "html");</script></div>
</div>
<div class="footer"><p>主办：${REGION.site}办公室 网站标识码：${REGION.siteIdCode}</p></div>
</body>
</html>
`
}

function renderRow({ href, title, date }: ListRow): string {
  const shown = title.length > SHOWN ? `${title.slice(0, SHOWN)}…` : title
  return `<li><a href="${href}" target="_blank" title="${escapeHtml(title)}">${escapeHtml(shown)}</a><span>${date}</span></li>`
}
