/** What is wrong with one row of a roster, whatever the other rows say. */
import { isIsoDate } from './calendar.ts'
import { BODY_KINDS, parseDueRule } from './deadline.ts'
import { isKnownRegion } from './known-regions.ts'
import { regionCodeFault } from './region-code.ts'
import { SCOPES } from './report.ts'
import type { RosterFault } from './roster-fault.ts'
import type { RosterRow } from './roster-row.ts'
import { usccFault } from './uscc.ts'

/** In the order of the columns; a misshapen line has that one fault. `regions` are the codes that are stored. */
export function rosterRowFaults(
  row: RosterRow & { readonly line: number },
  regions: ReadonlySet<string>,
): readonly RosterFault[] {
  const { line } = row
  if (row.misshapen !== undefined)
    return [{ line, column: null, value: row.misshapen, expected: EXPECTED_LINE }]
  const judged: readonly (readonly [column: string, value: string | null, expected: string | null])[] = [
    ['key', row.key, row.key === '' ? 'expected a key' : null],
    ['name', row.name, row.name === '' ? 'expected a name' : null],
    ['region_code', row.region_code, regionFault(row.region_code, regions)],
    ['kind', row.kind, oneOf(BODY_KINDS, row.kind)],
    ['uscc', row.uscc, row.uscc === null ? null : usccFault(row.uscc)],
    ['valid_from', row.valid_from, dateFault(row.valid_from)],
    ['valid_to', row.valid_to, dateFault(row.valid_to) ?? orderFault(row)],
    ['scope', row.scope, row.scope === null ? null : oneOf(SCOPES, row.scope)],
    ['due_rule', row.due_rule, dueRuleFault(row.due_rule)],
  ]
  return judged.flatMap(([column, value, expected]) =>
    expected === null ? [] : { line, column, value, expected },
  )
}

const EXPECTED_LINE = 'expected one field a column; a comma inside a field needs quotes'

function regionFault(code: string, regions: ReadonlySet<string>): string | null {
  const fault = regionCodeFault(code)
  if (fault !== null || isKnownRegion(code, regions)) return fault
  return 'which no region has, expected a code of GB/T 2260 (or add it with "region import")'
}

function oneOf(known: readonly string[], value: string): string | null {
  return known.includes(value) ? null : `expected one of ${known.join(', ')}`
}

function dateFault(date: string | null): string | null {
  return date === null || isIsoDate(date) ? null : 'expected a date like 2021-01-31'
}

function orderFault({ valid_from, valid_to }: RosterRow): string | null {
  if (valid_from === null || valid_to === null || dateFault(valid_from) !== null) return null
  return valid_from > valid_to ? `expected a day not before valid_from (${valid_from})` : null
}

function dueRuleFault(rule: string | null): string | null {
  if (rule === null) return null
  try {
    parseDueRule(rule)
    return null
  } catch {
    return 'expected MM-DD, local:MM-DD or statute:MM-DD'
  }
}
