/** A fetcher bound to one portal, giving decoded pages: served ones, and drawn ones where a request asks for that. */
import type { FetchedDocument } from '../src/domain/document.ts'
import { BlockedError, TransportError } from '../src/domain/errors.ts'
import { decodeText } from './charset.ts'
import { type Drawing, settleRender } from './drawing.ts'
import type { FetchPage, Page } from './family.ts'
import type { Fetcher } from './fetch.ts'
import { readListLinks } from './list-links.ts'
import type { PageQuery } from './page-request.ts'
import type { Portal } from './portal-schema.ts'

/** Pages that scripts draw go to the browser; without one they are refused, never read as they lie. */
export function pageFetcher(fetcher: Fetcher, portal: Portal, drawing?: Drawing): FetchPage {
  return async (request) => {
    const { render, ...query } = await settleRender(request, drawing?.hosts)
    if (render === true) return draw(query, portal, drawing)
    const { turn: _turn, awaits: _awaits, ...plain } = query
    const answer = await fetcher.fetch({ ...plain, portal })
    if ('not_modified' in answer) {
      const context = { url: query.url }
      throw new TransportError('http_304', `${query.url} answered 304`, { context })
    }
    return toPage(answer, portal)
  }
}

async function draw(query: PageQuery, portal: Portal, drawing: Drawing | undefined): Promise<Page> {
  const { url } = query
  if (drawing === undefined) {
    const message = `${url}: the page is drawn by scripts and no browser is at hand`
    throw new BlockedError('browser_needed', message, { context: { url } })
  }
  const { hosts } = drawing
  const page = toPage(await drawing.draw(query, portal), portal)
  const { host } = new URL(url)
  if (!(await hosts.has(host)) && readListLinks(page.html, page.url, url).items.length > 0) {
    await hosts.add(host, `rows of ${url} come by script`)
  }
  return page
}

/** A stored or just fetched document as a page; the portal file may correct a wrongly declared character set. */
export function toPage(document: FetchedDocument, portal: Pick<Portal, 'charset'>): Page {
  const html = decodeText(document.bytes, document.headers['content-type'], portal.charset).text
  return { url: document.final_url, html, document }
}
