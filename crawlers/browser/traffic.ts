/**
 * What a drawn page asks for. The browser has no network of its own: each request comes here and is carried by the
 * polite fetcher under the rules of the portal, or refused. Only what can bring text is carried.
 */
import type { Request, Route } from 'playwright'
import { AppError, NotFoundError } from '../../src/domain/errors.ts'
import { answerFault } from '../answer-fault.ts'
import { decodeText } from '../charset.ts'
import type { CarriedAnswer, Fetcher } from '../fetch.ts'
import { lookAtPage } from '../page-text.ts'
import type { Portal } from '../portal-schema.ts'
import type { Answer } from '../transport.ts'

/** What one drawing has sent and got so far. */
export interface Traffic {
  readonly portal: Portal
  /** Requests without an answer yet, redirects that the page has not followed yet included. */
  open: number
  /** Time of the latest start or end of one. */
  lastAt: number
  sent: number
  /** Data asked for by scripts. */
  data: number
  /** Documents of the main frame: more than a few are a page that reloads for ever. */
  documents: number
  /** The latest answer to a document of the main frame. */
  main: CarriedAnswer | null
  /** Set where the main frame was answered with a file, which a browser would only save. */
  file: CarriedAnswer | null
  /** Why the latest document of the main frame did not come. */
  mainError: AppError | null
  readonly refused: AppError[]
  /** Data that did not come: without it the page may show less than it lists. */
  readonly lost: AppError[]
}

export function startTraffic(portal: Portal): Traffic {
  const lastAt = Date.now()
  return {
    portal,
    open: 0,
    lastAt,
    sent: 0,
    data: 0,
    documents: 0,
    main: null,
    file: null,
    mainError: null,
    refused: [],
    lost: [],
  }
}

export const MAX_DOCUMENTS = 6
const MAX_REQUESTS = 400
const DATA = new Set(['xhr', 'fetch'])
const CARRIED = new Set(['document', 'script', ...DATA])

/** Answers kept between pages of one host: scripts, which a polite crawler asks for once, and the ends of redirects. */
export interface KeptAnswers {
  readonly scripts: Map<string, CarriedAnswer>
  readonly redirected: Map<string, CarriedAnswer>
}

/** Answers one request of the browser. Never throws. */
export async function carryRoute(
  route: Route,
  traffic: Traffic,
  kept: KeptAnswers,
  fetcher: Fetcher,
): Promise<void> {
  const request = route.request()
  if (!isCarried(request) || traffic.sent >= MAX_REQUESTS) return abort(route, 'blockedbyclient')
  const isMain = request.isNavigationRequest() && request.frame().parentFrame() === null
  if (isMain && ++traffic.documents > MAX_DOCUMENTS) return abort(route, 'blockedbyclient')
  if (DATA.has(request.resourceType())) traffic.data += 1
  begin(traffic)
  try {
    const carried = await answerTo(request, traffic, kept, fetcher)
    if (isMain) noteMain(traffic, carried)
    else noteData(traffic, request, answerFault(new URL(carried.url), carried.answer))
    if (traffic.file !== null && isMain) await route.fulfill({ contentType: 'text/html', body: '' })
    else await hand(route, carried, traffic, kept)
  } catch (error) {
    if (error instanceof AppError) {
      traffic.refused.push(error)
      if (isMain) traffic.mainError = error
      else noteData(traffic, request, error)
    }
    await abort(route, 'failed')
  } finally {
    end(traffic)
  }
}

const COUNTERS = /visit|count|stat(?:s|istics?)?\b|\blog\b|track|\bhit|click|monitor|beacon/i

/** Counters are no loss, nor is what another host would have told or what is not there at all. */
function noteData(traffic: Traffic, request: Request, fault: AppError | null): void {
  if (fault === null || !DATA.has(request.resourceType())) return
  if (fault instanceof NotFoundError || fault.code === 'host_not_allowed') return
  if (!COUNTERS.test(new URL(request.url()).pathname)) traffic.lost.push(fault)
}

function noteMain(traffic: Traffic, carried: CarriedAnswer): void {
  const { answer, url } = carried
  const isPage = lookAtPage({ url, final_url: url, ...answer }) !== null
  traffic.main = carried
  traffic.mainError = null
  traffic.file = isPage || answer.status !== 200 || answer.bytes.length === 0 ? null : carried
}

function isCarried(request: Request): boolean {
  return CARRIED.has(request.resourceType()) && /^(?:GET|POST)$/.test(request.method())
}

async function answerTo(
  request: Request,
  traffic: Traffic,
  { scripts, redirected }: KeptAnswers,
  fetcher: Fetcher,
): Promise<CarriedAnswer> {
  const url = withoutFragment(request.url())
  const known = redirected.get(url) ?? scripts.get(url)
  if (redirected.delete(url)) end(traffic)
  if (known !== undefined && request.method() === 'GET') return known
  traffic.sent += 1
  const carried = await fetcher.carry({
    url,
    portal: traffic.portal,
    method: request.method() === 'POST' ? 'POST' : 'GET',
    headers: passedOn(request.headers()),
    body: request.method() === 'POST' ? (request.postData() ?? '') : null,
  })
  if (request.resourceType() === 'script' && carried.answer.status === 200) scripts.set(url, carried)
  return carried
}

const OURS = /^(?:host|connection|content-length|accept-encoding|transfer-encoding|upgrade|te|:.*)$/

function passedOn(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OURS.test(name))
  return { 'accept-language': 'zh-CN,zh;q=0.9', ...Object.fromEntries(kept) }
}

/**
 * A redirected document is not handed over under the first address, or its relative links would be wrong: the browser is
 * sent on, and finds the answer waiting. A real redirect would leave the interception.
 */
async function hand(
  route: Route,
  carried: CarriedAnswer,
  traffic: Traffic,
  { redirected }: KeptAnswers,
): Promise<void> {
  const request = route.request()
  const isMoved = request.isNavigationRequest() && carried.url !== withoutFragment(request.url())
  if (!isMoved) return fulfill(route, carried.answer, traffic.portal)
  redirected.set(withoutFragment(carried.url), carried)
  begin(traffic)
  const to = JSON.stringify(carried.url).replaceAll('<', '\\u003c')
  await route.fulfill({ contentType: 'text/html', body: `<script>location.replace(${to})</script>` })
}

const DROPPED =
  /^(?:content-encoding|content-length|transfer-encoding|connection|set-cookie|location|keep-alive)$/
const TEXTS: Readonly<Record<string, string>> = { document: 'text/html', script: 'text/javascript' }

/** Pages and scripts go over in UTF-8: the rules for wrong and missing declarations are ours, not the browser's. */
async function fulfill(route: Route, answer: Answer, portal: Portal): Promise<void> {
  const { status, headers, setCookies, bytes } = answer
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.test(name)))
  const cookies = setCookies.length === 0 ? {} : { 'set-cookie': setCookies.join('\n') }
  const type = TEXTS[route.request().resourceType()]
  if (type === undefined) {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    return route.fulfill({ status, headers: { ...kept, ...cookies }, body })
  }
  const { text } = decodeText(bytes, headers['content-type'], portal.charset)
  const utf8 = { 'content-type': `${type}; charset=utf-8` }
  await route.fulfill({ status, headers: { ...kept, ...cookies, ...utf8 }, body: text })
}

async function abort(route: Route, why: 'blockedbyclient' | 'failed'): Promise<void> {
  // The page may be gone by now; then there is nobody to tell.
  await route.abort(why).catch(() => undefined)
}

function begin(traffic: Traffic): void {
  traffic.open += 1
  traffic.lastAt = Date.now()
}

function end(traffic: Traffic): void {
  traffic.open = Math.max(0, traffic.open - 1)
  traffic.lastAt = Date.now()
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '')
}
