/** What is wrong with a roster, as one error that lists every fault with its line, column, value and what was expected. */
import { InputError } from './errors.ts'

export interface RosterFault {
  readonly line: number
  /** Null for the line as a whole. */
  readonly column: string | null
  readonly value: string | null
  readonly expected: string
}

/** More than these are only counted: a person mends the first ones and imports again. */
const LISTED = 20

/** `file` names the table. The first fault is the message, the others up to 20 are its details, by line. */
export function rosterError(
  file: string,
  faults: readonly RosterFault[],
  code: 'bad_roster' | 'bad_regions' = 'bad_roster',
): InputError {
  const ordered = faults.toSorted((a, b) => a.line - b.line)
  const [first = '', ...others] = ordered.slice(0, LISTED).map((fault) => worded(file, fault))
  const left = ordered.length - LISTED
  const count = ordered.length === 1 ? '' : ` (the first of ${ordered.length} faults)`
  return new InputError(code, `${first}${count}`, {
    hint: 'nothing was imported; correct the file and import again',
    details: left > 0 ? [...others, `and ${left} more`] : others,
    context: { faults: ordered },
  })
}

function worded(file: string, { line, column, value, expected }: RosterFault): string {
  const what = column === null ? (value ?? '') : `${column} is "${value ?? ''}"`
  return `${file} line ${line}: ${what}, ${expected}`
}
