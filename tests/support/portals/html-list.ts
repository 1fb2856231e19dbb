/** An invented list of plain pages that no general rule reads: rows without dates beside links, pages by offset and year. */
import type { Answering } from '../portal-server.ts'
import { shell } from './hanweb.ts'

export interface PlainRow {
  readonly year: number
  readonly title: string
  readonly organ: string
}

/** `/query.do` answers the rows of a year from `start` on, ten at a time, to POST only where `posted`. */
export function plainListSite(
  rows: readonly PlainRow[],
  { posted = false }: { readonly posted?: boolean } = {},
): Record<string, Answering> {
  const answer: Answering = (request, _count, body) => {
    if (posted !== (request.method === 'POST')) return { status: 405 }
    const query = posted ? body : (request.url ?? '').split('?')[1]
    const asked = new URLSearchParams(query)
    const all = rows.filter(({ year }) => String(year) === asked.get('year'))
    const from = Number(asked.get('start'))
    const shown = all
      .slice(from, from + 10)
      .map(
        ({ title, organ, year }, index) =>
          `<dl class="rec"><dt>${organ}</dt><dd class="t"><b>${title}</b> <a href="view?id=${year}-${from + index}">查看</a> <a href="#">收藏</a></dd><dd class="d">公开日期 ${year + 1}-01-15</dd><dd>更新 ${year + 2}-05-06</dd></dl>`,
      )
    return { body: shell(`<div>${shown.join('')}</div>共${all.length}条`) }
  }
  return { '/query.do': answer, '/nb/': { body: shell('<form action="/query.do"></form>') } }
}
