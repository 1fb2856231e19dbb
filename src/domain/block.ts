/**
 * The format-neutral reading of a document: what a person sees, in document order. HTML, text and every later kind of
 * file become these blocks; nothing above them knows what kind of file it was.
 */
export interface GridCell {
  /** Top-left place in the expanded grid. */
  readonly row: number
  readonly col: number
  readonly rowspan: number
  readonly colspan: number
  /** Text with its inner white space folded to single spaces, lines joined with "\n". */
  readonly text: string
  /** Superscript or note marks that stood in elements of their own, kept apart from `text`. */
  readonly marks?: readonly string[]
  /** Pictures in the cell. */
  readonly images?: number
  /** Character offsets in the decoded document. */
  readonly start?: number
  readonly end?: number
}

export interface Grid {
  readonly rows: number
  readonly cols: number
  readonly cells: readonly GridCell[]
  /** What the reader had to assume: overlapping spans, ragged rows, spans cut at a bound. Empty for a sound grid. */
  readonly doubts: readonly string[]
}

export type Block =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly heading: boolean
      /** Stands outside the element that holds the report: menus, page head and foot. */
      readonly aside?: boolean
      readonly start?: number
      readonly end?: number
    }
  | { readonly kind: 'table'; readonly grid: Grid; readonly start?: number; readonly end?: number }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string; readonly aside?: boolean }

export interface Link {
  readonly href: string
  readonly text: string
}

/** Blocks plus what the page says about itself. */
export interface Reading {
  readonly kind: 'html' | 'text' | (string & {})
  readonly blocks: readonly Block[]
  /** Meta tags, names in lower case, every non-empty value in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly titleTag: string | null
  readonly links: readonly Link[]
  /** Tables that a visitor cannot see (display:none, comments): only compared, never read. */
  readonly hiddenTables: readonly Grid[]
  readonly charset: string
}
