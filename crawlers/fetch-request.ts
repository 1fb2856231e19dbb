/** One request of our own: what is asked for, and the headers it is sent with. */
import type { FetchSite } from './allowed-url.ts'
import { ACCEPT_ENCODING } from './content-decoding.ts'
import { FORM, type PageQuery } from './page-request.ts'
import type { Sending } from './transport.ts'

export interface FetchRequest extends Omit<PageQuery, 'render' | 'turn' | 'awaits'> {
  readonly portal: FetchSite
  readonly conditional?: { readonly etag?: string; readonly last_modified?: string }
  /** Files may also come from the portal's attachment_hosts. */
  readonly attachment?: boolean
}

/** The request as it goes out first, before any redirect. */
export function firstSending(request: FetchRequest, agent: string): Sending {
  const headers = requestHeaders(request, agent)
  if (request.method !== 'POST') return { method: 'GET', headers, body: null }
  return {
    method: 'POST',
    headers: { ...headers, 'content-type': request.contentType ?? FORM },
    body: request.body ?? '',
  }
}

function requestHeaders(request: FetchRequest, agent: string): Record<string, string> {
  const { referer, conditional } = request
  const asked = request.headers?.['x-requested-with']
  return {
    'user-agent': agent,
    accept: request.headers?.accept ?? 'text/html,application/xhtml+xml,*/*;q=0.8',
    ...(asked === undefined ? {} : { 'x-requested-with': asked }),
    'accept-language': 'zh-CN,zh;q=0.9',
    'accept-encoding': ACCEPT_ENCODING,
    ...(referer === undefined ? {} : { referer: URL.parse(referer)?.href ?? request.url }),
    ...(conditional?.etag === undefined ? {} : { 'if-none-match': conditional.etag }),
    ...(conditional?.last_modified === undefined ? {} : { 'if-modified-since': conditional.last_modified }),
  }
}
