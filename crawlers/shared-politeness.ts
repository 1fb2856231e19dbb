/**
 * What processes tell each other of hosts and platforms, so that together they are as polite as one, and the next one
 * keeps the pauses the last one was asked for. The store behind it is the caller's.
 */
export interface HostPause {
  /** Milliseconds since 1970; 0 for none. */
  readonly paused_until: number
  readonly down: Until | null
  readonly blocked: Until | null
}

export interface Until {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly why: string
}

export interface SharedPoliteness {
  /**
   * Takes the next moment at which the platform may be asked and moves it on by `interval_ms`: how long to wait for it.
   * Where that would be more than `max_wait_ms` nothing is taken.
   */
  readonly takeSlot: (
    address: string,
    interval_ms: number,
    max_wait_ms: number,
  ) => Promise<{ readonly taken: boolean; readonly wait_ms: number }>
  /** Null where nothing is known of the host. */
  readonly load: (host: string) => Promise<HostPause | null>
  /** Later ends win over earlier ones that stand there. */
  readonly save: (host: string, pause: HostPause) => Promise<void>
}
