/** A fetcher bound to one portal, giving decoded pages. */
import type { FetchedDocument } from '../src/domain/document.ts'
import { TransportError } from '../src/domain/errors.ts'
import { decodeText } from './charset.ts'
import type { FetchPage, Page } from './family.ts'
import type { Fetcher } from './fetch.ts'
import type { Portal } from './portal-schema.ts'

export function pageFetcher(fetcher: Fetcher, portal: Portal): FetchPage {
  return async (url, referer) => {
    const answer = await fetcher.fetch({ url, portal, ...(referer === undefined ? {} : { referer }) })
    if ('not_modified' in answer)
      throw new TransportError('http_304', `${url} answered 304`, { context: { url } })
    return toPage(answer, portal)
  }
}

/** A stored or just fetched document as a page; the portal file may correct a wrongly declared character set. */
function toPage(document: FetchedDocument, portal: Pick<Portal, 'charset'>): Page {
  const html = decodeText(document.bytes, document.headers['content-type'], portal.charset).text
  return { url: document.final_url, html, document }
}
