/**
 * The contract of the archive: bytes as they were served, for ever, under the SHA-256 of what they are. Everything else
 * can be rebuilt from here; nothing here is ever changed.
 */
export interface Archive {
  /** Said in messages: the folder or the address. */
  readonly label: string
  /** UnreachableError where it cannot be used: asked before work begins, so that nothing is fetched in vain. */
  readonly ready: () => Promise<void>
  /**
   * Keeps the bytes and gives their SHA-256 in lower-case hex. Safe to repeat, and safe to kill at any moment. `gzip`
   * unpacks to these very bytes: what came over the wire is kept as it came.
   */
  readonly put: (bytes: Uint8Array, gzip?: Uint8Array) => Promise<string>
  /** Exactly the bytes that were put. Throws NotFoundError `archive_missing`, ParseError `archive_damaged`. */
  readonly get: (sha256: string) => Promise<Uint8Array>
  readonly has: (sha256: string) => Promise<boolean>
  /** Every object that lies there, read whole and hashed again, one after another whatever their number. */
  readonly examine: () => AsyncGenerator<ExaminedObject>
}

/** What an object says it is, and what it is. */
export interface ExaminedObject {
  /** Its name in the store. */
  readonly object: string
  /** What its name says; null where no object has such a name. */
  readonly sha256: string | null
  /** The hash of the bytes in it; null where they cannot be unpacked. */
  readonly actual: string | null
  /** Of the bytes as served; null where they cannot be unpacked. */
  readonly size: number | null
  /** Why they cannot be unpacked. */
  readonly reason: string | null
}
