/** A document obtained by hand: what is handed in with it, and what came of it. */
import type { ReadStatus } from './report.ts'

export interface ImportRequest {
  readonly bytes: Uint8Array
  /** Its name, without its folder. */
  readonly file: string
  readonly agency_key: string
  readonly year: number
  /** Where it was published; null where nobody knows. */
  readonly url: string | null
  /** ISO date; counts where the document states none. */
  readonly published_on: string | null
  readonly by: string
}

export interface ImportAnswer {
  readonly file: string
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'held'
  /** Why it is held; else why the reading is not complete. */
  readonly reason: string | null
  readonly status: ReadStatus
  readonly agency_key: string
  readonly year: number
  /** Null where it is held. */
  readonly report_id: number | null
  readonly url: string
  readonly sha256: string
  /** As the document states it, else as it was given. */
  readonly published_on: string | null
  readonly provenance: {
    readonly how: 'import'
    readonly by: string
    readonly at: string
    readonly file: string
  }
}

/** The address in its normal form; null where it is none that can be asked over the web. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}
