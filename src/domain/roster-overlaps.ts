/** Two bodies of one region under one name at the same time: a report that names it could be either's. */
import type { RosterFault } from './roster-fault.ts'
import type { RosterRow } from './roster-row.ts'

interface Claim {
  readonly name: string
  readonly column: 'name' | 'aliases'
  readonly row: RosterRow
  /** Line of the file; null for a body of the store that the file does not name. */
  readonly line: number | null
}

/** `rows` must be sound by themselves; `stored` are the listed bodies that the file leaves as they are. */
export function overlapFaults(
  rows: readonly (RosterRow & { readonly line: number })[],
  stored: readonly RosterRow[],
): readonly RosterFault[] {
  const claims = [
    ...stored.flatMap((row) => claimsOf(row, null)),
    ...rows.flatMap((row) => claimsOf(row, row.line)),
  ]
  const byName = Map.groupBy(claims, ({ row, name }) => `${row.region_code} ${name}`)
  return [...byName.values()].flatMap((same) => (same.length < 2 ? [] : faultsAmong(same)))
}

function claimsOf(row: RosterRow, line: number | null): readonly Claim[] {
  const aliases = [...new Set(row.aliases)].filter((alias) => alias !== row.name)
  return [
    { name: row.name, column: 'name', row, line },
    ...aliases.map((name) => ({ name, column: 'aliases' as const, row, line })),
  ]
}

function faultsAmong(same: readonly Claim[]): readonly RosterFault[] {
  return same.flatMap((claim, at) => {
    const { line, column, name } = claim
    if (line === null) return []
    const other = same.slice(0, at).find((before) => atTheSameTime(before.row, claim.row))
    if (other === undefined) return []
    const whose = other.line === null ? `the stored body ${other.row.key}` : `line ${other.line}`
    const expected = `which in this region ${whose} has at the same time, expected spans that do not overlap`
    return { line, column, value: name, expected }
  })
}

/** Both days belong to a span; an open end has no end. */
function atTheSameTime(a: RosterRow, b: RosterRow): boolean {
  const begins = (row: RosterRow, other: RosterRow) =>
    row.valid_from === null || other.valid_to === null || row.valid_from <= other.valid_to
  return begins(a, b) && begins(b, a)
}
