/**
 * robots.txt by RFC 9309: 4xx means no rules; 5xx, 429 or no answer forbids everything until it answers again. A
 * portal file may override it only with a written permission.
 */
import robotsParser from 'robots-parser'
import { AppError, BlockedError, TransportError } from '../src/domain/errors.ts'
import type { Clock } from './clock.ts'
import type { FetchCaps } from './fetch-caps.ts'

/** The name that rules may address. */
export const ROBOT = 'nianbao'

/** A fetched robots.txt: its status and bytes. */
export interface RobotsAnswer {
  readonly status: number
  readonly bytes: Uint8Array
}

export interface RobotsGate {
  /**
   * Throws BlockedError `robots_disallowed` or TransportError `robots_unreachable`; otherwise gives Crawl-delay in
   * milliseconds (0 where there is none). `ask` fetches robots.txt when it is not known.
   */
  readonly pass: (url: URL, ask: (robotsUrl: URL) => Promise<RobotsAnswer>) => Promise<number>
  /** Crawl-delay in milliseconds as far as robots.txt is known; else 0. Asks nothing. */
  readonly knownDelay: (url: URL) => Promise<number>
}

interface Robot {
  readonly isAllowed: (url: string, robot: string) => boolean | undefined
  readonly getCrawlDelay: (robot: string) => number | undefined
}
/** The package exports its function as the whole module, which its own type declaration does not say. */
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robot

type Rules = { readonly allowed: (url: URL) => boolean; readonly delay_ms: number }

interface Known {
  readonly until: number
  readonly rules: Promise<Rules>
}

export function createRobotsGate(clock: Clock, caps: FetchCaps, signal: AbortSignal): RobotsGate {
  const known = new Map<string, Known>()
  const rulesFor = (url: URL, ask: (robotsUrl: URL) => Promise<RobotsAnswer>): Promise<Rules> => {
    const entry = known.get(url.origin)
    if (entry && entry.until > clock.now()) return entry.rules
    const rules = askRules(new URL('/robots.txt', url.origin), ask, caps.robots_bytes).then(async (asked) => {
      // robots.txt was a request like any other: the delay that it asks for begins with it.
      const { delay_ms } = asked
      if (delay_ms > 0 && delay_ms <= caps.max_wait_ms) await clock.sleep(delay_ms, signal)
      return asked
    })
    known.set(url.origin, { until: clock.now() + caps.robots_ttl_ms, rules })
    rules.catch(() => known.set(url.origin, { until: clock.now() + caps.robots_retry_ms, rules }))
    return rules
  }
  return {
    pass: async (url, ask) => {
      const rules = await rulesFor(url, ask)
      if (rules.allowed(url)) return rules.delay_ms
      throw new BlockedError('robots_disallowed', `${url.href} is disallowed by ${url.origin}/robots.txt`, {
        hint: 'With a written permission, name it in the portal file: robots: "permitted by …".',
        context: { url: url.href },
      })
    },
    knownDelay: async (url) => {
      const rules = await known.get(url.origin)?.rules.catch(() => NO_RULES)
      return rules?.delay_ms ?? 0
    },
  }
}

async function askRules(
  robotsUrl: URL,
  ask: (robotsUrl: URL) => Promise<RobotsAnswer>,
  maxBytes: number,
): Promise<Rules> {
  const answer = await ask(robotsUrl).catch((cause: unknown) => cause)
  if (answer instanceof BlockedError && answer.code === 'host_not_allowed') return NO_RULES
  if (answer instanceof BlockedError) throw answer
  if (answer instanceof AppError) throw unreachable(robotsUrl, answer)
  // A fault of ours says nothing of the host.
  if (answer instanceof Error) throw answer
  const { status, bytes } = answer as RobotsAnswer
  if (status >= 500 || status === 429) throw unreachable(robotsUrl, new Error(`status ${status}`))
  if (status >= 300) return NO_RULES
  return parseRules(robotsUrl, new TextDecoder().decode(bytes.subarray(0, maxBytes)))
}

const NO_RULES: Rules = { allowed: () => true, delay_ms: 0 }

function parseRules(robotsUrl: URL, text: string): Rules {
  const robots = parseRobots(robotsUrl.href, text)
  return {
    allowed: (url) => robots.isAllowed(url.href, ROBOT) !== false,
    delay_ms: Math.max(0, Number(robots.getCrawlDelay(ROBOT) ?? 0)) * 1_000 || 0,
  }
}

function unreachable(robotsUrl: URL, cause: Error): TransportError {
  const why = cause instanceof AppError ? `${cause.code}: ${cause.message}` : cause.message
  return new TransportError(
    'robots_unreachable',
    `${robotsUrl.href} gives no answer, so nothing on the host may be fetched until it does (${why})`,
    { context: { url: robotsUrl.href, cause_code: cause instanceof AppError ? cause.code : why }, cause },
  )
}
