/**
 * An empty copy of a table beside the filled one is a template that was left in the page, not a twin: it says nothing that
 * could be meant instead. A copy with a single figure, picture or word of its own is a twin and stays one.
 */
import type { Candidate, FormTable, TableClaim } from './candidate.ts'
import { keyOf, leftover } from './candidate.ts'

const TABLES: readonly FormTable[] = ['t2', 't3', 't4']

const ofTable = ({ candidates }: TableClaim, table: FormTable): Candidate[] =>
  candidates.filter((one) => one.table === table)

const isBlank = ({ figure }: Candidate): boolean => figure.text === '' && figure.images === 0

/** The claims that hold nothing but blanks of cells which one other claim, with figures, claims all. */
function copiesIn(claims: readonly TableClaim[], table: FormTable): readonly TableClaim[] {
  const several = claims.filter((claim) => claim.candidates.some((one) => one.table === table))
  if (several.length < 2) return []
  const filled: ReadonlySet<string>[] = []
  const blank: { readonly claim: TableClaim; readonly own: readonly Candidate[] }[] = []
  for (const claim of several) {
    const own = ofTable(claim, table)
    if (own.every(isBlank)) blank.push({ claim, own })
    else filled.push(new Set(own.map(keyOf)))
  }
  return blank
    .filter(({ own }) => filled.some((keys) => own.every((one) => keys.has(keyOf(one)))))
    .map(({ claim }) => claim)
}

/** A claim without its blanks of a table, which are said to be a copy. */
function withoutTable(claim: TableClaim, table: FormTable): TableClaim {
  const [first] = ofTable(claim, table)
  if (first === undefined) return claim
  const said = leftover(
    'unclaimed_table',
    `An empty copy of table ${table} stands beside the filled one.`,
    first.figure.place,
  )
  return {
    ...claim,
    candidates: claim.candidates.filter((one) => one.table !== table),
    leftovers: [...claim.leftovers, said],
  }
}

/** The claims without the blanks of empty copies. */
export function withoutEmptyCopies(claims: readonly TableClaim[]): readonly TableClaim[] {
  if (claims.length < 2) return claims
  let kept = claims
  for (const table of TABLES) {
    const copies = copiesIn(kept, table)
    if (copies.length > 0)
      kept = kept.map((claim) => (copies.includes(claim) ? withoutTable(claim, table) : claim))
  }
  return kept
}
