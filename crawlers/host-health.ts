/**
 * What a host has asked for or suffered: a pause it demanded, failures in a row, refusals in a row. A host that is
 * down or refuses us fails fast afterwards; one bad host never holds up a run, and a refusal is never answered by a storm.
 */
import { type AppError, BlockedError, TransportError } from '../src/domain/errors.ts'
import type { Clock } from './clock.ts'
import type { FetchCaps } from './fetch-caps.ts'

export interface HostHealth {
  /** Throws `host_down`, `host_blocked` or `host_paused` where nothing should be sent now. */
  readonly check: (url: URL) => void
  /** Waits out a pause the host asked for. */
  readonly rest: (url: URL) => Promise<void>
  readonly isPaused: (url: URL) => boolean
  readonly pause: (url: URL, ms: number) => void
  readonly succeeded: (url: URL) => void
  /** Returns true when this failure opened the breaker. */
  readonly failed: (url: URL, error: AppError) => boolean
}

interface State {
  failures: number
  blocks: number
  pausedUntil: number
  down: { until: number; why: string } | null
  blocked: { until: number; why: string } | null
}

/** Codes that say the host gave no answer at all. */
const SILENT = new Set(['connection_refused', 'dns_failed', 'unreachable', 'reset', 'tls_failed', 'timeout'])
/** Codes that are about us or about one page, not about the host. */
const OURS = new Set([
  'host_down',
  'host_blocked',
  'host_paused',
  'byte_budget',
  'closed',
  'too_large',
  'private_address',
])
/** Refusals of the host as a whole. */
const REFUSALS = /^(?:blocked:|http_401$|http_403$|http_451$)/

export function createHostHealth(clock: Clock, caps: FetchCaps, signal: AbortSignal): HostHealth {
  const states = new Map<string, State>()
  const of = (url: URL): State => {
    const known = states.get(url.host)
    if (known) return known
    const fresh = { failures: 0, blocks: 0, pausedUntil: 0, down: null, blocked: null }
    states.set(url.host, fresh)
    return fresh
  }
  return {
    check: (url) => checkState(of(url), url, clock.now(), caps.max_wait_ms),
    rest: async (url) => {
      const state = of(url)
      while (state.pausedUntil > clock.now()) {
        checkState(state, url, clock.now(), caps.max_wait_ms)
        await clock.sleep(state.pausedUntil - clock.now(), signal)
      }
    },
    isPaused: (url) => of(url).pausedUntil > clock.now(),
    pause: (url, ms) => {
      const state = of(url)
      state.pausedUntil = Math.max(state.pausedUntil, clock.now() + ms)
    },
    succeeded: (url) => {
      const state = of(url)
      state.failures = 0
      state.blocks = 0
      state.down = null
    },
    failed: (url, error) => noteFailure(of(url), error, clock.now(), caps),
  }
}

function noteFailure(state: State, error: AppError, now: number, caps: FetchCaps): boolean {
  if (OURS.has(error.code)) return false
  if (error instanceof BlockedError) {
    if (!REFUSALS.test(error.code)) return false
    state.blocks += 1
    if (state.blocks < caps.breaker_blocks) return false
    state.blocked = { until: now + caps.blocked_ms, why: error.message }
    return true
  }
  state.failures += SILENT.has(error.code) ? 2 : 1
  if (state.failures < caps.breaker_failures) return false
  state.down = { until: now + caps.breaker_ms, why: error.message }
  return true
}

function checkState(state: State, url: URL, now: number, maxWaitMs: number): void {
  const context = { url: url.href, host: url.host }
  if (state.blocked && state.blocked.until > now) {
    throw new BlockedError(
      'host_blocked',
      `${url.href}: ${url.host} refuses us, left alone (${state.blocked.why})`,
      {
        hint: 'Come back after a day, or bring the document in with `nianbao import`.',
        context: { ...context, retry_at: new Date(state.blocked.until).toISOString() },
      },
    )
  }
  if (state.down && state.down.until > now) {
    throw new TransportError(
      'host_down',
      `${url.href}: ${url.host} failed too often in a row (${state.down.why})`,
      {
        context: { ...context, retry_at: new Date(state.down.until).toISOString() },
      },
    )
  }
  if (state.pausedUntil - now > maxWaitMs) {
    const retryAt = new Date(state.pausedUntil).toISOString()
    throw new TransportError('host_paused', `${url.href}: the host asks to be left alone until ${retryAt}`, {
      hint: 'The next run takes it up again.',
      context: { ...context, retry_at: retryAt },
    })
  }
}
