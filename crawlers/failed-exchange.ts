/**
 * What was sent and what came before a request failed: kept beside the error and not in it, so that no log line prints
 * headers, and read where the failure is recorded.
 */

export interface FailedExchange {
  /** Null where no answer began. */
  readonly status: number | null
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** As sent; absent where nothing was. */
  readonly request_headers?: Readonly<Record<string, string>>
}

const exchanges = new WeakMap<object, FailedExchange>()

/** Adds to what is known already; errors that are no objects know nothing. */
export function noteExchange(error: unknown, part: Partial<FailedExchange>): void {
  if (typeof error !== 'object' || error === null) return
  exchanges.set(error, { status: null, headers: {}, ...exchanges.get(error), ...part })
}

/** Null where the request never went out. */
export function failedExchange(error: object): FailedExchange | null {
  return exchanges.get(error) ?? null
}
