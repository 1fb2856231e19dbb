/** One served answer, untouched. `bytes` are what the server sent after transfer decoding. */
export interface FetchedDocument {
  readonly url: string
  /** After redirects. */
  readonly final_url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As sent for the last hop, names in lower case; absent where the document was not fetched by us. */
  readonly request_headers?: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  /** `bytes` as they came over the wire, where that was one gzip stream. */
  readonly gzip?: Uint8Array
  /** SHA-256 of `bytes`, lower-case hex. */
  readonly sha256: string
  /** ISO instant. */
  readonly fetched_at: string
}

/** "This URL is probably a report", and where that was seen. */
export interface Lead {
  readonly url: string
  /** Link text or title attribute, the longer of the two. */
  readonly title: string
  /** ISO date printed beside the link, where there is one. */
  readonly listed_on: string | null
  /** The portal column it was found in. */
  readonly column_url: string
  /** Agency named by the portal file for this column. */
  readonly agency: string | null
}
