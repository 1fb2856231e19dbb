/**
 * What one PDF page shows, in display coordinates: points from the top left corner of the page as a reader sees it,
 * y downwards, page rotation already applied.
 */
export interface Glyph {
  /** Usually one character; a ligature may give several. U+FFFD where the font does not say what it prints. */
  readonly text: string
  /** Origin: left end of the baseline. */
  readonly x: number
  readonly y: number
  /** Advance without character spacing. */
  readonly width: number
  readonly size: number
  /** Quarter turns clockwise of the writing direction: 0 is left to right. */
  readonly turn: 0 | 1 | 2 | 3
}

/** A horizontal or vertical ruling line: `at` is its y or x, `from` < `to` its extent on the other axis. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PageMarks {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly horizontal: readonly Rule[]
  readonly vertical: readonly Rule[]
  readonly pictures: readonly Box[]
  /** Painted paths of any kind: a page without text but with many is text turned into drawings. */
  readonly shapes: number
  /** Why the page may have lost something: a font that could not be read, a cap that was reached. */
  readonly doubts: readonly string[]
}
