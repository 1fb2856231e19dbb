/** A fetcher bound to one portal, giving decoded pages. */
import type { FetchedDocument } from '../src/domain/document.ts'
import { BlockedError, TransportError } from '../src/domain/errors.ts'
import { decodeText } from './charset.ts'
import type { FetchPage, Page } from './family.ts'
import type { Fetcher } from './fetch.ts'
import { pageQuery } from './page-request.ts'
import type { Portal } from './portal-schema.ts'

/** Pages that scripts draw go to `browser`; without one they are refused, never read as they lie. */
export function pageFetcher(fetcher: Fetcher, portal: Portal, browser?: FetchPage): FetchPage {
  return async (request) => {
    const { render, ...query } = pageQuery(request)
    if (render === true) return browser === undefined ? refuseToDraw(query.url) : browser(request)
    const answer = await fetcher.fetch({ ...query, portal })
    if ('not_modified' in answer) {
      const context = { url: query.url }
      throw new TransportError('http_304', `${query.url} answered 304`, { context })
    }
    return toPage(answer, portal)
  }
}

function refuseToDraw(url: string): never {
  throw new BlockedError('browser_needed', `${url}: the page is drawn by scripts and no browser is at hand`, {
    context: { url },
  })
}

/** A stored or just fetched document as a page; the portal file may correct a wrongly declared character set. */
export function toPage(document: FetchedDocument, portal: Pick<Portal, 'charset'>): Page {
  const html = decodeText(document.bytes, document.headers['content-type'], portal.charset).text
  return { url: document.final_url, html, document }
}
