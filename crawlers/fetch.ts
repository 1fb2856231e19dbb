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
import { type FetchLog, paceOf } from './exchange.ts'
import { noteExchange } from './failed-exchange.ts'
import { DEFAULT_CAPS, type FetchCaps } from './fetch-caps.ts'
import type { FetchRequest } from './fetch-request.ts'
import { type Engine, follow } from './follow-redirects.ts'
import { createHostHealth } from './host-health.ts'
import { notAPage } from './not-a-page.ts'
import { createPlatforms } from './platform.ts'
import { createRestraint } from './restraint.ts'
import { createRobotsGate, ROBOT } from './robots.ts'
import type { SharedPoliteness } from './shared-politeness.ts'
import { type Answer, createTransport, type Sending } from './transport.ts'

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
    robots: createRobotsGate(clock, caps, signal),
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
    ...(answer.gzip && { gzip: answer.gzip }),
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

/** Throws where the answer is no page, however good its status. */
export function refuseNoPage(document: FetchedDocument): void {
  const found = notAPage(document)
  if (found === null || found.code === 'redirect_shell') return
  const { url, status, final_url, headers, request_headers } = document
  const message = `${url}: ${found.reason}`
  const options = { context: { url, status, final_url } }
  const error =
    found.code === 'empty_body'
      ? new TransportError('empty_body', message, options)
      : found.code === 'empty_shell'
        ? new BlockedError('empty_shell', message, options)
        : new NotFoundError(found.code, message, options)
  noteExchange(error, { status, headers, ...(request_headers && { request_headers }) })
  throw error
}
