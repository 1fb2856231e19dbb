/**
 * What a host has asked for or suffered: a pause it demanded, failures in a row, refusals in a row. A host that is
 * down or refuses us fails fast afterwards; one bad host never holds up a run, and a refusal is never answered by a storm.
 * Where a store is given, pauses are kept there: other processes and later ones keep them too.
 */
import { type AppError, BlockedError, TransportError } from '../src/domain/errors.ts'
import type { Clock } from './clock.ts'
import type { FetchCaps } from './fetch-caps.ts'
import type { HostPause, SharedPoliteness, Until } from './shared-politeness.ts'

export interface HostHealth {
  /** Throws `host_down`, `host_blocked` or `host_paused` where nothing should be sent now. */
  readonly check: (url: URL) => void
  /** Learns what other processes know of the host, and waits out a pause it asked for. */
  readonly rest: (url: URL) => Promise<void>
  readonly isPaused: (url: URL) => boolean
  readonly pause: (url: URL, ms: number) => void
  readonly succeeded: (url: URL) => void
  /** Returns true when this failure opened the breaker. */
  readonly failed: (url: URL, error: AppError) => boolean
  /** Resolves when everything learned is in the store. */
  readonly settled: () => Promise<void>
}

interface State {
  failures: number
  blocks: number
  pausedUntil: number
  down: Until | null
  blocked: Until | null
  /** When the store was asked last; 0 for never. */
  askedAt: number
}

/** How long what the store says of a host is taken as it was. */
const REFRESH_MS = 5_000

/** Codes that say the host gave no answer at all. */
const SILENT = new Set(['connection_refused', 'dns_failed', 'unreachable', 'reset', 'tls_failed', 'timeout'])
/** Codes that are about us or about one page, not about the host. */
const OURS = new Set([
  'host_down',
  'host_blocked',
  'host_paused',
  'byte_budget',
  'quiet_hours',
  'closed',
  'too_large',
  'private_address',
])
/** Refusals of the host as a whole. */
const REFUSALS = /^(?:blocked:|http_401$|http_403$|http_451$)/

/** A recognised challenge leaves no doubt: the host is left alone from the first one on. */
const CHALLENGE = /^blocked:/

export function createHostHealth(
  clock: Clock,
  caps: FetchCaps,
  signal: AbortSignal,
  shared?: SharedPoliteness,
): HostHealth {
  const states = new Map<string, State>()
  const saves = new Set<Promise<void>>()
  const of = (url: URL): State => {
    const known = states.get(url.host)
    if (known) return known
    const fresh = { failures: 0, blocks: 0, pausedUntil: 0, down: null, blocked: null, askedAt: 0 }
    states.set(url.host, fresh)
    return fresh
  }
  const share = (url: URL): void => {
    if (shared === undefined) return
    const { pausedUntil: paused_until, down, blocked } = of(url)
    const save = shared.save(url.host, { paused_until, down, blocked }).finally(() => saves.delete(save))
    saves.add(save)
  }
  const refresh = async (url: URL, state: State): Promise<void> => {
    if (shared === undefined || clock.now() - state.askedAt < REFRESH_MS) return
    state.askedAt = clock.now()
    take(state, await shared.load(url.host))
  }
  return {
    check: (url) => checkState(of(url), url, clock.now(), caps.max_wait_ms),
    rest: async (url) => {
      const state = of(url)
      await refresh(url, state)
      checkState(state, url, clock.now(), caps.max_wait_ms)
      while (state.pausedUntil > clock.now()) {
        checkState(state, url, clock.now(), caps.max_wait_ms)
        await clock.sleep(state.pausedUntil - clock.now(), signal)
      }
    },
    isPaused: (url) => of(url).pausedUntil > clock.now(),
    pause: (url, ms) => {
      const state = of(url)
      state.pausedUntil = Math.max(state.pausedUntil, clock.now() + ms)
      share(url)
    },
    succeeded: (url) => {
      const state = of(url)
      state.failures = 0
      state.blocks = 0
      state.down = null
    },
    failed: (url, error) => {
      const opened = noteFailure(of(url), error, clock.now(), caps)
      if (opened) share(url)
      return opened
    },
    settled: async () => {
      await Promise.allSettled(saves)
    },
  }
}

/** The later end wins. */
function take(state: State, known: HostPause | null): void {
  if (known === null) return
  state.pausedUntil = Math.max(state.pausedUntil, known.paused_until)
  state.down = later(state.down, known.down)
  state.blocked = later(state.blocked, known.blocked)
}

function later(one: Until | null, other: Until | null): Until | null {
  if (one === null || other === null) return one ?? other
  return one.until >= other.until ? one : other
}

function noteFailure(state: State, error: AppError, now: number, caps: FetchCaps): boolean {
  if (OURS.has(error.code)) return false
  if (error instanceof BlockedError) {
    if (!REFUSALS.test(error.code)) return false
    state.blocks += 1
    if (!CHALLENGE.test(error.code) && state.blocks < caps.breaker_blocks) return false
    state.blocked = { until: now + caps.blocked_ms, why: `${error.code}: ${error.message}` }
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
