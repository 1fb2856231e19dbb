/**
 * What the doors hand in, typed by the domain; whoever starts the server binds these functions to the same steps that
 * the commands take. InputError and its kin say what is wrong with what was handed in; nothing is changed then.
 */
import type { ImportAnswer, ImportRequest } from '../domain/import.ts'
import type { Verdict } from '../domain/verdict.ts'

export interface RosterAnswer {
  readonly added: number
  readonly updated: number
}

export interface SavedPortal {
  readonly id: string
  readonly name: string
  /** Below the folder of the operator's portal files. */
  readonly file: string
  readonly replaced: boolean
}

export interface Writes {
  readonly importDocument: (request: ImportRequest) => Promise<ImportAnswer>
  /** How many stored findings the verdict now speaks of. */
  readonly judge: (verdict: Verdict) => Promise<number>
  /** A whole roster or nothing; `file` names it in faults. */
  readonly importRoster: (bytes: Uint8Array, file: string) => Promise<RosterAnswer>
  /** `replaces` is the id whose file may be written over; null: ConflictError where one has the id. */
  readonly savePortal: (bytes: Uint8Array, replaces: string | null) => Promise<SavedPortal>
}
