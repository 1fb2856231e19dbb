/** Everything that is wrong with a roster, at once: each row by itself, and the rows against each other and the store. */

import type { RosterFault } from './roster-fault.ts'
import { overlapFaults } from './roster-overlaps.ts'
import { circleFaults, duplicateKeyFaults, unknownKeyFaults } from './roster-relations.ts'
import type { RosterRow } from './roster-row.ts'
import { rosterRowFaults } from './roster-row-faults.ts'

/**
 * `stored` are the bodies known before, by key; those only learned claim no name against a roster. `regions` are the
 * codes that are stored beside those that come with the product.
 */
export function judgeRoster(
  rows: readonly (RosterRow & { readonly line: number })[],
  stored: ReadonlyMap<string, RosterRow & { readonly learned: boolean }>,
  regions: ReadonlySet<string>,
): readonly RosterFault[] {
  const own = rows.flatMap((row) => rosterRowFaults(row, regions))
  const shaped = rows.filter(({ misshapen }) => misshapen === undefined)
  const twice = duplicateKeyFaults(shaped)
  // The span and the names of a line that is wrong by itself mean nothing yet: nobody is held against them.
  const wrong = new Set([...own, ...twice].map(({ line }) => line))
  const named = new Set(rows.map(({ key }) => key))
  const kept = [...stored.values()].filter(({ key, learned }) => !learned && !named.has(key))
  return [
    ...own,
    ...twice,
    ...unknownKeyFaults(shaped, named, stored),
    ...circleFaults(shaped, stored),
    ...overlapFaults(
      rows.filter(({ line }) => !wrong.has(line)),
      kept,
    ),
  ]
}
