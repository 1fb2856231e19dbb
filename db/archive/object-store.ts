/**
 * Where packed objects lie: a folder, or an S3-compatible store. Law: a name shows an object only when the object is
 * whole, and names are made of hashes alone.
 */
export interface ObjectStore {
  /** Said in errors: the folder or the address. */
  readonly label: string
  /** UnreachableError where nothing can be kept there; cheap to repeat. */
  readonly ready: () => Promise<void>
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>
  /** Null where there is none. */
  readonly read: (name: string) => Promise<Uint8Array | null>
  readonly has: (name: string) => Promise<boolean>
  /** Every name below the store, strangers included. */
  readonly names: () => AsyncIterable<string>
}
