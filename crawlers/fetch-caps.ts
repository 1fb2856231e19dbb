/** Every bound a fetch keeps. Nothing on the net may make us wait, read or retry without an end. */
export interface FetchCaps {
  /** Body size in bytes, on the wire and again after decompression. */
  readonly max_bytes: number
  /** From the first byte sent to the last byte read, one attempt. */
  readonly total_ms: number
  readonly connect_ms: number
  /** Until the response head is complete. */
  readonly head_ms: number
  /** In each window of this length at least `drip_min_bytes` must arrive. */
  readonly drip_window_ms: number
  readonly drip_min_bytes: number
  readonly redirects: number
  /** Tries of one request, the first included. */
  readonly attempts: number
  /** The same for answers that came too slowly: each costs its whole time. */
  readonly slow_attempts: number
  /** First back-off; it doubles with each try up to `max_backoff_ms`. */
  readonly backoff_ms: number
  readonly max_backoff_ms: number
  /** A host that asks for a longer pause (Retry-After, Crawl-delay) is left for a later run, never disturbed earlier. */
  readonly max_wait_ms: number
  readonly robots_bytes: number
  readonly robots_ttl_ms: number
  /** How long an unreachable robots.txt forbids everything before it is asked for again. */
  readonly robots_retry_ms: number
  /** Failures in a row (a host that does not answer at all counts twice) until the rest fails fast. */
  readonly breaker_failures: number
  readonly breaker_ms: number
  /** Refusals in a row (challenges, 403) until the host is left alone. */
  readonly breaker_blocks: number
  readonly blocked_ms: number
  /** Bytes this fetcher may read in its life; null for no bound. */
  readonly run_bytes: number | null
}

export const DEFAULT_CAPS: FetchCaps = {
  max_bytes: 30_000_000,
  total_ms: 120_000,
  connect_ms: 15_000,
  head_ms: 30_000,
  drip_window_ms: 10_000,
  drip_min_bytes: 512,
  redirects: 5,
  attempts: 4,
  slow_attempts: 2,
  backoff_ms: 1_000,
  max_backoff_ms: 60_000,
  max_wait_ms: 300_000,
  robots_bytes: 512_000,
  robots_ttl_ms: 24 * 3_600_000,
  robots_retry_ms: 60_000,
  breaker_failures: 10,
  breaker_ms: 300_000,
  breaker_blocks: 4,
  blocked_ms: 24 * 3_600_000,
  run_bytes: null,
}
