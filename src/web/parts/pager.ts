/** Steps through the pages of a long table. */
import { href, type QueryValue } from '../href.ts'
import { type Html, html } from '../html.ts'

export interface Paging {
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** Rows over all pages. */
  readonly total: number
}

export function pager(path: string, query: Readonly<Record<string, QueryValue>>, paging: Paging): Html {
  const to = (page: number) => href(path, { ...query, page: page === 1 ? null : page })
  const { page, pages, total } = paging
  return html`<nav class="pager" aria-label="翻页"><ul class="plain">
<li>共 ${total} 行，第 ${page}／${Math.max(pages, 1)} 页</li>
${page > 1 ? html`<li><a href="${to(1)}">首页</a></li><li><a rel="prev" href="${to(page - 1)}">上一页</a></li>` : ''}
${page < pages ? html`<li><a rel="next" href="${to(page + 1)}">下一页</a></li><li><a href="${to(pages)}">末页</a></li>` : ''}
</ul></nav>`
}
