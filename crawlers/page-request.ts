/** What is asked for, as families say it: one address, or one question to a list API. */
import { postedAddress } from '../src/domain/posted-body.ts'

/**
 * One request for a page of a list. GET by default; POST only where a list API answers nothing else, and then it is a
 * question, never a change, so it may be asked again like any other.
 */
export interface PageQuery {
  readonly url: string
  /** Absolute; some list APIs answer only to visitors of their column. */
  readonly referer?: string
  readonly method?: 'GET' | 'POST'
  /** Of a POST. */
  readonly body?: string
  /** Of the body; a form by default. */
  readonly contentType?: string
  readonly headers?: { readonly accept?: string; readonly 'x-requested-with'?: string }
  /**
   * The page is drawn by its own scripts: only a browser can read it. `as_decided`: by the browser where that is settled
   * for the host, else as it is served.
   */
  readonly render?: boolean | 'as_decided'
  /** Of a drawn list: which of its pages, 1 by default; each further one is a press of "next page". */
  readonly turn?: number
  /** What a drawn page must show before it is taken for finished: `ROWS`, or a CSS selector; an article without. */
  readonly awaits?: string
}

/** The rows of a list, whatever their markup. */
export const ROWS = 'rows'

export type PageRequest = string | PageQuery

/** Content type of a posted form. */
export const FORM = 'application/x-www-form-urlencoded; charset=UTF-8'

/** A request with its parts named. */
export function pageQuery(request: PageRequest): PageQuery {
  return typeof request === 'string' ? { url: request } : request
}

/**
 * The request as one address, so that two questions to one list API are kept apart in logs and records. The body stands
 * in the fragment, which is never sent: the address still opens.
 */
export function requestAddress(request: PageRequest): string {
  const { url, method, body, turn = 1 } = pageQuery(request)
  if (turn > 1) return `${url.replace(/#.*$/, '')}#page ${turn}`
  if (method !== 'POST') return url
  return postedAddress(url, body ?? '')
}
