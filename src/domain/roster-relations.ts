/** What is wrong between the rows of a roster: keys given twice, keys nobody has, circles. */
import type { RosterFault } from './roster-fault.ts'
import type { RosterRow } from './roster-row.ts'

type Line = RosterRow & { readonly line: number }
type Link = 'parent_key' | 'successor_key'

/** One fault for each line after the first that has a key. */
export function duplicateKeyFaults(rows: readonly Line[]): readonly RosterFault[] {
  const first = new Map<string, number>()
  const faults: RosterFault[] = []
  for (const { key, line } of rows) {
    const before = first.get(key)
    if (before === undefined) first.set(key, line)
    else if (key !== '')
      faults.push({
        line,
        column: 'key',
        value: key,
        expected: `expected a key of its own: line ${before} has it`,
      })
  }
  return faults
}

/** Parents and successors whose key neither the file (`keys`) nor the store has. */
export function unknownKeyFaults(
  rows: readonly Line[],
  keys: ReadonlySet<string>,
  stored: ReadonlyMap<string, RosterRow>,
): readonly RosterFault[] {
  const links = rows.flatMap((row) =>
    (['parent_key', 'successor_key'] as const).map((column) => ({ row, column })),
  )
  return links.flatMap(({ row, column }) =>
    keysOf(row, column)
      .filter((value) => !keys.has(value) && !stored.has(value))
      .map((value) => ({
        line: row.line,
        column,
        value,
        expected: 'which no body has, expected a key of this file or the store',
      })),
  )
}

/** A body that was split names several successors, separated by `|`. */
function keysOf(row: RosterRow | undefined, column: Link): readonly string[] {
  const value = row?.[column] ?? null
  if (value === null) return []
  return column === 'successor_key' ? value.split('|').map((key) => key.trim()) : [value]
}

/** Each circle of parents or of successors once, on its first line. */
export function circleFaults(
  rows: readonly Line[],
  stored: ReadonlyMap<string, RosterRow>,
): readonly RosterFault[] {
  const given = new Map(rows.map((row) => [row.key, row]))
  return (['parent_key', 'successor_key'] as const).flatMap((column) => {
    const next = (key: string) => keysOf(given.get(key) ?? stored.get(key), column)
    const told = new Set<string>()
    return rows.flatMap(({ key, line, [column]: value }) => {
      const circle = told.has(key) ? null : circleFrom(key, next)
      for (const member of circle ?? []) told.add(member)
      return circle === null ? [] : { line, column, value, expected: circleWords(circle, column) }
    })
  })
}

function circleWords(circle: readonly string[], column: Link): string {
  const [start = ''] = circle
  const way = circle.length > 6 ? [...circle.slice(0, 5), '…', start] : [...circle, start]
  const what = column === 'parent_key' ? 'parents' : 'successors'
  return `which makes a circle of ${what} (${way.join(' → ')}), expected an end`
}

/** The keys of the circle that `start` is part of; null where it is part of none. */
function circleFrom(start: string, next: (key: string) => readonly string[]): readonly string[] | null {
  const from = new Map<string, string>()
  const open = [start]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const other of next(key)) {
      if (other === start) return wayTo(key, start, from)
      if (from.has(other)) continue
      from.set(other, key)
      open.push(other)
    }
  }
  return null
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way: string[] = []
  for (let key: string | undefined = end; key !== undefined && key !== start; key = from.get(key))
    way.unshift(key)
  return [start, ...way]
}
