/**
 * The polite fetcher. Only hosts the portal names, checked again after every redirect and every name look-up; robots
 * kept; one pace a platform; bounded in size, time, hops and tries. What comes back is a whole answer or an error
 * that says why not: half a page, a challenge or an empty shell never leaves here as a document.
 */
import { hash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { FetchedDocument } from '../src/domain/document.ts'
import { type AppError, BlockedError, NotFoundError, TransportError } from '../src/domain/errors.ts'
import { createAddressBook, type Resolve } from './address.ts'
import { allowedUrl, type FetchSite } from './allowed-url.ts'
import { type Clock, systemClock } from './clock.ts'
import { ACCEPT_ENCODING } from './content-decoding.ts'
import { createCookies } from './cookies.ts'
import { type Answered, type ExchangeParts, exchange, type FetchLog, paceOf } from './exchange.ts'
import { DEFAULT_CAPS, type FetchCaps } from './fetch-caps.ts'
import { createHostHealth } from './host-health.ts'
import { notAPage } from './not-a-page.ts'
import { FORM, type PageQuery } from './page-request.ts'
import { createPlatforms } from './platform.ts'
import { createRestraint } from './restraint.ts'
import { createRobotsGate, ROBOT, type RobotsAnswer, type RobotsGate } from './robots.ts'
import type { SharedPoliteness } from './shared-politeness.ts'
import { type Answer, createTransport, type Sending } from './transport.ts'

export interface FetchRequest extends Omit<PageQuery, 'render' | 'turn' | 'awaits'> {
  readonly portal: FetchSite
  readonly conditional?: { readonly etag?: string; readonly last_modified?: string }
  /** Files may also come from the portal's attachment_hosts. */
  readonly attachment?: boolean
}

export interface NotModified {
  readonly not_modified: true
  readonly url: string
  /** Of the 304. */
  readonly headers: Readonly<Record<string, string>>
  readonly request_headers: Readonly<Record<string, string>>
  /** ISO instant. */
  readonly fetched_at: string
}

export interface Fetcher {
  /**
   * Throws TransportError (retry later), BlockedError (not ours to have, or a challenge), NotFoundError; each with a
   * code and `context.url`. `bytes` have transfer and content encoding undone and are otherwise as served.
   */
  readonly fetch: (request: FetchRequest) => Promise<FetchedDocument | NotModified>
  /**
   * One request of a browser, under the same rules. The answer comes as it is, refusals and challenges included, because
   * a page may mend itself by its own script; AppError only where nothing may be sent or nothing came.
   */
  readonly carry: (request: CarriedRequest) => Promise<CarriedAnswer>
  /** What became of a carried page in the end: a host whose challenge stays is left alone, as if it had met us. */
  readonly reportFault: (url: string, fault: AppError) => void
  /** Shortest time between two requests to this address, in milliseconds, as far as its robots.txt is known. */
  readonly intervalOf: (url: string, site: FetchSite) => Promise<number>
  /** Ends every wait and connection; requests under way fail with `closed`. */
  readonly close: () => Promise<void>
}

/** What a browser wants to send; its own headers, cookies included. */
export interface CarriedRequest extends Sending {
  readonly url: string
  readonly portal: FetchSite
}

export interface CarriedAnswer {
  /** After redirects. */
  readonly url: string
  readonly answer: Answer
}

export interface FetcherOptions {
  /** E-mail or page of the operator, shown to every server. */
  readonly contact?: string | null
  readonly log?: FetchLog
  readonly clock?: Clock
  readonly caps?: Partial<FetchCaps>
  readonly resolve?: Resolve
  /** What other processes are asked and told; without it this fetcher is polite by itself. */
  readonly shared?: SharedPoliteness
}

const VERSION = '0.1'

/** `nianbao/0.1 (+contact)`. */
export function userAgent(contact: string | null | undefined): string {
  const shown = (contact ?? '').replace(/[^\x20-\x7e]|[()]/g, '').trim()
  return shown === '' ? `${ROBOT}/${VERSION}` : `${ROBOT}/${VERSION} (+${shown})`
}

interface Engine extends ExchangeParts {
  readonly robots: RobotsGate
  readonly agent: string
}

export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const ended = new AbortController()
  const engine = assemble(options, ended.signal)
  const unlessEnded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      ended.signal.throwIfAborted()
      return await work()
    } catch (error) {
      throw ended.signal.aborted ? ended.signal.reason : error
    }
  }
  return {
    fetch: (request) => unlessEnded(() => fetchDocument(request, engine)),
    carry: (request) => unlessEnded(() => carryRequest(request, engine)),
    reportFault: (url, fault) => void engine.health.failed(new URL(url), fault),
    intervalOf: async (url, { politeness, robots }) => {
      const delay = robots === 'respect' ? await engine.robots.knownDelay(new URL(url)) : 0
      return paceOf(politeness, delay).interval_ms
    },
    close: async () => {
      ended.abort(new TransportError('closed', 'the fetcher was closed'))
      await engine.transport.close()
      await engine.health.settled()
    },
  }
}

function assemble(options: FetcherOptions, signal: AbortSignal): Engine {
  setMaxListeners(0, signal)
  const caps = { ...DEFAULT_CAPS, ...options.caps }
  const clock = options.clock ?? systemClock
  const log = options.log ?? (() => undefined)
  const addresses = createAddressBook(clock.now, options.resolve)
  const restraint = createRestraint(clock.now, caps.run_bytes)
  const transport = createTransport({
    caps,
    addresses,
    onLenient: (url) => log('lenient', { url: url.href }),
  })
  return {
    caps,
    clock,
    log,
    signal,
    addresses,
    transport,
    platforms: createPlatforms(clock, caps.max_wait_ms, signal, options.shared),
    health: createHostHealth(clock, caps, signal, options.shared),
    restraint,
    cookies: createCookies(),
    robots: createRobotsGate(clock, caps),
    agent: userAgent(options.contact),
  }
}

async function fetchDocument(request: FetchRequest, engine: Engine): Promise<FetchedDocument | NotModified> {
  const { portal, conditional } = request
  // Before robots.txt is asked for: a question that we did not put says nothing of the host.
  engine.restraint.check(allowedUrl(request.url, undefined, portal, request.attachment === true), portal)
  const { url, answer } = await follow(request.url, request, engine, portal.robots === 'respect')
  const fetched_at = new Date(engine.clock.now()).toISOString()
  if (answer.status === 304) {
    const { headers, request_headers } = answer
    if (conditional) return { not_modified: true, url: request.url, headers, request_headers, fetched_at }
    throw new TransportError('http_304', `${url.href} answered 304 to a request without conditions`, {
      context: { url: url.href, status: 304 },
    })
  }
  const document: FetchedDocument = {
    url: request.url,
    final_url: url.href,
    status: answer.status,
    headers: answer.headers,
    request_headers: answer.request_headers,
    bytes: answer.bytes,
    sha256: hash('sha256', answer.bytes),
    fetched_at,
  }
  refuseNoPage(document)
  return document
}

/** The browser's cookies go into the jar of the host as well: what its page earned holds for the files beside it. */
async function carryRequest(request: CarriedRequest, engine: Engine): Promise<CarriedAnswer> {
  const { url, portal, method, headers, body } = request
  const cookies = (headers.cookie ?? '').split('; ').filter((pair) => pair.includes('='))
  if (URL.canParse(url))
    engine.cookies.store(
      new URL(url),
      cookies.map((pair) => `${pair}; Path=/`),
    )
  const carried = { method, headers: { ...headers, 'accept-encoding': ACCEPT_ENCODING }, body }
  const arrived = await follow(url, { url, portal, carried }, engine, portal.robots === 'respect')
  return { url: arrived.url.href, answer: arrived.answer }
}

/** A request of our own, or `carried` for a browser. */
interface Followed extends FetchRequest {
  readonly carried?: Sending
}

interface Arrived {
  readonly url: URL
  readonly answer: Answered
}

/** Follows redirects and redirect shells by hand; every hop passes the allow-list, and robots where they are kept. */
async function follow(start: string, request: Followed, engine: Engine, robots: boolean): Promise<Arrived> {
  const visited = new Set<string>()
  const isCarried = request.carried !== undefined
  let url = allowedUrl(start, undefined, request.portal, request.attachment === true)
  let sending = request.carried ?? firstSending(request, engine.agent)
  for (let hops = 0; ; hops++) {
    noteVisit(url, sending.method, engine, visited, start)
    const delay_ms = robots ? await askRobots(url, request, engine) : 0
    const answer = await exchange({ url, site: request.portal, sending, delay_ms, isCarried }, engine)
    const target = redirectTarget(answer, url, isCarried)
    if (target === null) return { url, answer }
    if (hops >= engine.caps.redirects) {
      throw new TransportError(
        'too_many_redirects',
        `${start}: more than ${engine.caps.redirects} redirects`,
        {
          context: { url: start, last: url.href },
        },
      )
    }
    const next = allowedUrl(target, url.href, request.portal, request.attachment === true)
    engine.log('redirect', { url: url.href, to: next.href, status: answer.status })
    url = next
    sending = afterRedirect(sending, answer.status)
  }
}

/** Only 307 and 308 ask for the same question again; after any other redirect its answer is fetched. */
function afterRedirect(sending: Sending, status: number): Sending {
  if (sending.method === 'GET' || status === 307 || status === 308) return sending
  const { 'content-type': _, ...headers } = sending.headers
  return { method: 'GET', headers, body: null }
}

/** The same address twice is a loop, unless a cookie has come meanwhile: some servers set one and send you back. */
function noteVisit(url: URL, method: string, engine: Engine, visited: Set<string>, start: string): void {
  const key = `${method} ${url.href}\n${engine.cookies.header(url)}`
  if (visited.has(key)) {
    throw new TransportError('redirect_loop', `${start}: the redirects come back to ${url.href}`, {
      context: { url: start, last: url.href },
    })
  }
  visited.add(key)
}

/** A browser follows shells by itself. */
function redirectTarget(answer: Answer, url: URL, isCarried: boolean): string | null {
  const { status, headers } = answer
  if (status >= 300 && status < 400 && status !== 304) {
    const location = headers.location
    if (location !== undefined && location !== '') return location
    throw new TransportError('bad_redirect', `${url.href} answered ${status} without a Location`, {
      context: { url: url.href, status },
    })
  }
  if (status !== 200 || isCarried) return null
  const shell = notAPage({ url: url.href, final_url: url.href, status, headers, bytes: answer.bytes })
  return shell?.code === 'redirect_shell' ? (shell.location ?? null) : null
}

/** Crawl-delay in milliseconds. robots.txt itself is fetched as politely as any page, under the same allow-list. */
function askRobots(url: URL, request: FetchRequest, engine: Engine): Promise<number> {
  return engine.robots.pass(url, async (robotsUrl): Promise<RobotsAnswer> => {
    try {
      const plain: FetchRequest = {
        url: robotsUrl.href,
        portal: request.portal,
        attachment: request.attachment === true,
      }
      const { answer } = await follow(robotsUrl.href, plain, engine, false)
      return { status: answer.status, bytes: answer.bytes }
    } catch (error) {
      if (error instanceof NotFoundError) return { status: 404, bytes: new Uint8Array() }
      // RFC 9309 §2.3.1.2: a file that only redirects counts as absent.
      if (error instanceof TransportError && /^(?:redirect_loop|too_many_redirects)$/.test(error.code)) {
        return { status: 404, bytes: new Uint8Array() }
      }
      if (error instanceof BlockedError && /^http_4/.test(error.code))
        return { status: 403, bytes: new Uint8Array() }
      throw error
    }
  })
}

function firstSending(request: FetchRequest, agent: string): Sending {
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

/** Throws where the answer is no page, however good its status. */
export function refuseNoPage(document: FetchedDocument): void {
  const found = notAPage(document)
  if (found === null || found.code === 'redirect_shell') return
  const message = `${document.url}: ${found.reason}`
  const context = { url: document.url, status: document.status, final_url: document.final_url }
  if (found.code === 'empty_body') throw new TransportError('empty_body', message, { context })
  if (found.code === 'empty_shell') throw new BlockedError('empty_shell', message, { context })
  throw new NotFoundError(found.code, message, { context })
}
