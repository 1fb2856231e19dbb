/** What changed between two versions of one report, cell by cell and sentence by sentence. */
import type { CellKind } from './cell.ts'

export interface CellState {
  readonly kind: CellKind
  readonly value: number | null
  readonly raw: string
}

export interface CellChange {
  readonly table: string
  readonly id: string
  /** Null where the version has no such cell. */
  readonly before: CellState | null
  readonly after: CellState | null
}

export interface SentenceChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: string | null
  readonly after: string | null
}

export interface ReportDiff {
  readonly cells: readonly CellChange[]
  readonly sentences: readonly (SentenceChange & { readonly section: string })[]
}
