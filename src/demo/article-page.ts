/** The frame of an article page: the metas that the state's site rules ask for, and the editor's nested containers. */
import { REGION } from './agencies.ts'
import { escapeHtml } from './html-text.ts'

export interface Article {
  readonly title: string
  /** ISO date. */
  readonly published: string
  readonly path: string
  readonly source: string
  /** HTML. */
  readonly body: string
}

const STYLE =
  '.TRS_Editor P{margin-top:0;line-height:1.75;font-size:12pt;}.TRS_Editor TABLE{border-collapse:collapse;}'

/** The whole HTML page. */
export function articlePage({ title, published, path, source, body }: Article): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}_${REGION.site}</title>
<meta name="SiteName" content="${REGION.site}">
<meta name="SiteDomain" content="www.baichuan.example">
<meta name="SiteIDCode" content="${REGION.siteIdCode}">
<meta name="ColumnName" content="政府信息公开年报">
<meta name="ColumnType" content="政府信息公开年报">
<meta name="ArticleTitle" content="${escapeHtml(title)}">
<meta name="PubDate" content="${published} 10:12">
<meta name="ContentSource" content="${escapeHtml(source)}">
<meta name="Keywords" content="政府信息公开">
<meta name="Author" content="">
<meta name="Description" content="${escapeHtml(title)}">
<meta name="Image" content="">
<meta name="Url" content="${path}">
</head>
<body>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zfxxgk/">政府信息公开</a> &gt; <a href="/zfxxgk/ndbg/">政府信息公开年报</a></div>
<div class="article">
<h1>${escapeHtml(title)}</h1>
<div class="info"><span>发布日期：${published}</span> <span>来源：${escapeHtml(source)}</span> <span>字号：[大 中 小]</span></div>
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor"><style type="text/css">${STYLE}</style><div class="TRS_Editor">
${body}
</div></div></div>
<div class="tools">打印本页 关闭窗口</div>
</div>
<div class="footer"><p>主办：${REGION.site}办公室 网站标识码：${REGION.siteIdCode}</p></div>
</body>
</html>
`
}
