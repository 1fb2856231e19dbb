/**
 * The contract of the archive: bytes as they were served, for ever, under the SHA-256 of what they are. Everything else
 * can be rebuilt from here; nothing here is ever changed.
 */
export interface Archive {
  /** Keeps the bytes and gives their SHA-256 in lower-case hex. Safe to repeat, and safe to kill at any moment. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  /** Exactly the bytes that were put. Throws NotFoundError `archive_missing`, ParseError `archive_damaged`. */
  readonly get: (sha256: string) => Promise<Uint8Array>
  readonly has: (sha256: string) => Promise<boolean>
  readonly verify: (options?: VerifyOptions) => Promise<Verification>
}

export interface VerifyOptions {
  /** Hashes that should be there; those that are not are reported as missing. */
  readonly expected?: Iterable<string> | AsyncIterable<string>
  /** Called after each object with the number checked so far. */
  readonly onProgress?: (checked: number) => void
}

export interface Damage {
  readonly sha256: string
  readonly reason: string
}

export interface Verification {
  readonly checked: number
  readonly damaged: readonly Damage[]
  /** Expected, but not there. */
  readonly missing: readonly string[]
  /** Files in the archive that are no object: left by a killed process, or put there by someone else. */
  readonly strays: readonly string[]
}
