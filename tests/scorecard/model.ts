/** What the scorecard is made of: documents with their truth, grouped in families of one layout question each. */
import type { CellKind } from '../../src/domain/cell.ts'
import type { Era } from '../../src/domain/format.ts'
import type { ReadStatus } from '../../src/domain/report.ts'

/** What one cell of a document says, by the maker's own figures. `refuse`: two figures compete, so none may be claimed. */
export interface TruthCell {
  readonly kind: CellKind | 'refuse'
  /** In the indicator's unit; null unless kind is `number`. */
  readonly value: number | null
}

export interface Withheld {
  /** Matches `table:id`. */
  readonly cells: RegExp
  readonly because: string
}

export interface Truth {
  /** Statuses the contract allows; the first is the best one. */
  readonly status: readonly ReadStatus[]
  /** Absent where the document leaves the era open. */
  readonly era?: Era | null
  /** Absent where the document leaves it open; null where it names none. */
  readonly agency?: string | null
  readonly year?: number | null
  readonly publishedOn?: string | null
  /** Cells that a careful reader must not claim, since only a guess could, and why: they are no gap of the reader. */
  readonly withheld?: Withheld
  /** By `table:id`. Empty where the document holds no cell of a form. */
  readonly cells: ReadonlyMap<string, TruthCell>
}

export interface ScoreDocument {
  /** Unique within its family. */
  readonly name: string
  readonly fileName: string
  readonly bytes: Uint8Array
  /** The content-type header as served, where there was one. */
  readonly contentType?: string
  readonly truth: Truth
}

export interface Family {
  readonly family: string
  readonly documents: readonly ScoreDocument[]
}

export const NO_CELLS: Truth['cells'] = new Map()
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
