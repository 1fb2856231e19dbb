/** When a failed try is tried again, and after how long. The server's own wish goes before our back-off. */
import { type AppError, TransportError } from '../src/domain/errors.ts'
import type { FetchCaps } from './fetch-caps.ts'

const SLOW = new Set(['timeout', 'too_slow'])
const FINAL = new Set([
  'too_large',
  'dns_failed',
  'tls_failed',
  'bad_encoding',
  'byte_budget',
  'quiet_hours',
  'closed',
  'host_down',
  'host_paused',
])

/** May a request that has failed `tries` times with this error be sent again? */
export function mayRetry(error: AppError, tries: number, caps: FetchCaps): boolean {
  if (!(error instanceof TransportError) || FINAL.has(error.code)) return false
  return tries < (SLOW.has(error.code) ? caps.slow_attempts : caps.attempts)
}

/** Exponential back-off with jitter: at least half of base × 2^(tries − 1), at most all of it. */
export function backoff(tries: number, caps: FetchCaps, random: number): number {
  const full = Math.min(caps.max_backoff_ms, caps.backoff_ms * 2 ** (tries - 1))
  return full * (0.5 + 0.5 * random)
}

/**
 * Milliseconds that Retry-After asks for; null where there is none. A date is read against the server's own clock
 * (its Date header), so that a wrong clock on either side does not shorten the wait.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const wish = headers['retry-after']?.trim()
  if (wish === undefined || wish === '') return null
  if (/^\d{1,9}$/.test(wish)) return Number(wish) * 1_000
  const at = Date.parse(wish)
  if (Number.isNaN(at)) return null
  const here = Date.parse(headers.date ?? '')
  return Math.max(0, at - (Number.isNaN(here) ? now : here))
}
