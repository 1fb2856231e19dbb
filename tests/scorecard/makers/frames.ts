/** Pages as portals and editors make them around an article: metas, breadcrumbs, Word paragraphs, menus, widgets. */
import { escapeHtml, type PageTable } from '../../support/form-page.ts'

/** Turns the bare article page into a portal's: metas of the government standard, breadcrumb, widgets, foot. */
export function inPortal(title: string, site: string, publishedOn: string): (html: string) => string {
  const metas = [
    ['SiteName', site],
    ['ArticleTitle', title],
    ['PubDate', `${publishedOn} 09:30`],
    ['ColumnName', '政府信息公开年报'],
  ]
  const head = metas.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')
  const top = `<div class="nav"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">政府信息公开年报</a></div><div class="tools">字号：大 中 小　打印　分享到：</div>`
  const foot = `<div class="foot"><p>主办：${site}　网站标识码：0000000000</p><p>您是第<span id="n">12345</span>位访问者</p></div>`
  return (html) =>
    html
      .replace('<meta charset="utf-8">', `<meta charset="utf-8">${head}`)
      .replace('<body>', `<body>${top}`)
      .replace('</body>', `${foot}</body>`)
}

const wordCell = (text: string): string =>
  text === ''
    ? '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>'
    : text
        .split('\n')
        .map(
          (line) =>
            `<p class="MsoNormal" align="center" style="text-align:center"><span style="font-family:宋体;font-size:10.5pt">${escapeHtml(line)}</span><span lang="EN-US"><o:p></o:p></span></p>`,
        )
        .join('')

const attributes = (rowspan: number, colspan: number): string =>
  `${rowspan === 1 ? '' : ` rowspan="${rowspan}"`}${colspan === 1 ? '' : ` colspan="${colspan}"`}`

/** A table whose cells are marked up by `content`. */
export const tableOf =
  (content: (text: string, isFigure: boolean) => string) =>
  (table: PageTable): string =>
    `<table border="1" cellspacing="0">${table.rows
      .map(
        (row) =>
          `<tr>${row.map((one) => `<td${attributes(one.rowspan, one.colspan)}>${content(one.text, one.id !== undefined)}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`

/** Word saved as a page. */
export const wordTable = tableOf(wordCell)
/** Text straight in the cell. */
export const bareTable = tableOf((text) => escapeHtml(text).replaceAll('\n', '<br>'))
/** A blank is a bare `&nbsp;`. */
export const nbspTable = tableOf((text) => (text === '' ? '&nbsp;' : escapeHtml(text)))
/** Every one or two characters of a label in a span of their own. */
export const piecesTable = tableOf((text, isFigure) =>
  isFigure
    ? `<p>${escapeHtml(text)}</p>`
    : `<p>${(text.match(/.{1,2}/gsu) ?? []).map((piece) => `<span>${escapeHtml(piece)}</span>`).join('')}</p>`,
)
/** Every character of a label in a span, with empty spans and line ends of the source between. */
export const scatteredTable = tableOf((text, isFigure) =>
  isFigure
    ? `\n\t<p>\n\t\t<span>${escapeHtml(text)}</span></p>`
    : `<p>${[...text].map((char) => `<span style="font-size:14px">${escapeHtml(char)}</span>`).join('<span></span>\n')}</p>`,
)
