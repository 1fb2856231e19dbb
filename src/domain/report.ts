import type { Cell, Place } from './cell.ts'
import type { Finding } from './finding.ts'
import type { Era } from './format.ts'

export type ReadStatus =
  | 'complete'
  | 'partial'
  | 'needs_ocr'
  | 'attachment_only'
  | 'not_a_report'
  | 'unreadable'

/** Whose figures a report holds. Reports of different scopes are never compared silently. */
export type Scope = (typeof SCOPES)[number] | 'unknown'

/** Scopes that a roster may ask of a report. */
export const SCOPES = [
  'own',
  'government_organ',
  'regional_summary',
  'system_summary',
  'district_summary',
  'department_with_subordinates',
] as const

export interface Section {
  readonly id: string
  /** As printed; null where the heading is lost and the section was found by its content. */
  readonly heading: string | null
  readonly text: string
}

/** Whatever nothing claimed: a row, a cell, a table. Nothing is dropped in silence. */
export interface Leftover {
  readonly reason:
    | 'unknown_row'
    | 'unknown_column'
    | 'duplicate'
    | 'doubtful'
    | 'local'
    | 'unclaimed_table'
    | (string & {})
  readonly text: string
  /** What it speaks of: the doubtful part of the identity (`year`, `agency`, `published_on`) where it is one. */
  readonly about?: string
  readonly source: Place
}

export interface Attachment {
  readonly name: string
  readonly url: string
}

/** A date candidate and where it stood. Only `label` and `meta` make `published_on`. */
export interface DateCandidate {
  readonly date: string
  readonly source: 'label' | 'meta' | 'signature' | 'written' | 'url' | 'list' | 'text' | (string & {})
  readonly raw: string
}

/** The outcome of reading one document: exactly the object that `read --json` prints, less `file`. */
export interface Report {
  readonly status: ReadStatus
  /** Why it is not `complete`, in one sentence; null when complete. */
  readonly reason: string | null
  readonly title: string | null
  readonly agency: string | null
  readonly year: number | null
  /** ISO date of a labelled publication date or page meta. */
  readonly published_on: string | null
  readonly dates: readonly DateCandidate[]
  readonly era: Era | null
  readonly scope: Scope
  readonly sections: readonly Section[]
  /** The text before section one, for the checks; neither printed nor stored. */
  readonly preamble?: string
  readonly cells: readonly Cell[]
  readonly findings: readonly Finding[]
  readonly leftovers: readonly Leftover[]
  readonly attachments: readonly Attachment[]
}
