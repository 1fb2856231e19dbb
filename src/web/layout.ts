/** The shell of every page: title, way around, twins of the page, one style sheet, no script. */
import { type TwinSuffix, twinPath } from './href.ts'
import { type Html, html } from './html.ts'
import { STYLE } from './style.ts'

export interface Shell {
  readonly title: string
  /** Path of this page, without suffix; null for error pages. */
  readonly path: string | null
  /** Query string of this page with its `?`, or ''. */
  readonly search: string
  readonly csv: boolean
}

const NAV = [
  { path: '/', label: '总览' },
  { path: '/status', label: '发布情况' },
  { path: '/compare', label: '比较' },
  { path: '/rank', label: '排名' },
  { path: '/totals', label: '合计' },
  { path: '/findings', label: '核对' },
  { path: '/portals', label: '门户' },
] as const

export function layout(shell: Shell, body: Html): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shell.title} · 年报 nianbao</title>
<link rel="stylesheet" href="${STYLE.path}">
${shell.path === null ? '' : html`<link rel="alternate" type="application/json" href="${twin(shell, 'json')}">`}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header>
<p class="brand"><a href="/">年报 <span lang="en">nianbao</span></a></p>
<nav aria-label="主导航"><ul>${NAV.map((entry) => navEntry(entry, shell.path))}</ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>${shell.title}</h1>
${body}
</main>
<footer>${shell.path === null ? '' : twins(shell)}
<p><a href="/api/v1/openapi.json">接口说明 <span lang="en">OpenAPI</span></a>。空白与“/”不是 0；印出的数字即使合计有误也照原样保留。</p>
</footer>
</body>
</html>`
}

function navEntry(entry: { path: string; label: string }, current: string | null): Html {
  const here = entry.path === current
  return html`<li><a href="${entry.path}"${here ? html` aria-current="page"` : ''}>${entry.label}</a></li>`
}

function twin(shell: Shell, suffix: TwinSuffix): string {
  return `${twinPath(shell.path ?? '/', suffix)}${shell.search}`
}

function twins(shell: Shell): Html {
  return html`<p class="twins">本页数据：<a href="${twin(shell, 'json')}">JSON</a>${
    shell.csv
      ? html` · <a href="${twin(shell, 'csv')}">CSV（全部行）</a> · <a href="${twin(shell, 'xlsx')}">Excel（全部行）</a>`
      : ''
  }</p>`
}
