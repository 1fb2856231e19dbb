/** One row of a roster file: a body that must publish. */

/** Empty texts are null. */
export interface RosterRow {
  readonly key: string
  readonly name: string
  readonly region_code: string
  readonly kind: string
  readonly parent_key: string | null
  readonly uscc: string | null
  readonly aliases: readonly string[]
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly successor_key: string | null
  readonly scope: string | null
  readonly due_rule: string | null
  /** Line in the file, for messages; the number of the row where it is left out. */
  readonly line?: number
  /** What is wrong with the line as a whole, so that its values mean nothing. */
  readonly misshapen?: string
}

type Always = 'key' | 'name' | 'region_code' | 'kind'

/** A row of a file that may leave out whole columns: what is stored there stays. */
export type GivenRosterRow = Pick<RosterRow, Always> & Partial<Omit<RosterRow, Always>>

const NOTHING = {
  parent_key: null,
  uscc: null,
  aliases: [],
  valid_from: null,
  valid_to: null,
  successor_key: null,
  scope: null,
  due_rule: null,
} as const

/** The whole row, from what the file gives and what is stored of the body. */
export function wholeRosterRow(
  given: GivenRosterRow,
  stored: RosterRow | undefined,
  line: number,
): RosterRow & { readonly line: number } {
  return { ...NOTHING, ...stored, ...given, line: given.line ?? line }
}
