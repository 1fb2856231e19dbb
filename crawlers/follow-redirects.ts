/**
 * From an address to its answer, redirects and redirect shells followed by hand. Law: every hop is asked of the
 * allow-list, of robots.txt where it is kept, and of the pace of its platform.
 */
import { BlockedError, NotFoundError, TransportError } from '../src/domain/errors.ts'
import { allowedUrl } from './allowed-url.ts'
import { type Answered, type ExchangeParts, exchange } from './exchange.ts'
import { type FetchRequest, firstSending } from './fetch-request.ts'
import { notAPage } from './not-a-page.ts'
import type { RobotsAnswer, RobotsGate } from './robots.ts'
import type { Answer, Sending } from './transport.ts'

/** What every request of one fetcher shares. */
export interface Engine extends ExchangeParts {
  readonly robots: RobotsGate
  readonly agent: string
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
export async function follow(
  start: string,
  request: Followed,
  engine: Engine,
  robots: boolean,
): Promise<Arrived> {
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
