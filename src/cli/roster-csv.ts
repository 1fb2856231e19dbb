/** The roster file: CSV, UTF-8, header row. Errors name file, line, column, value and what was expected. */
import { stringify } from 'csv-stringify/sync'
import type { GivenRosterRow, RosterRow } from '../domain/roster-row.ts'
import { parseCsvTable } from './csv-table.ts'

export const ROSTER_COLUMNS = [
  'key',
  'name',
  'region_code',
  'kind',
  'parent_key',
  'uscc',
  'aliases',
  'valid_from',
  'valid_to',
  'successor_key',
  'scope',
  'due_rule',
] as const

const REQUIRED = ['key', 'name', 'region_code', 'kind'] as const
const OPTIONAL = ROSTER_COLUMNS.slice(4).filter((name) => name !== 'aliases')

/** Text → rows; `file` only names it in errors. InputError for a header that is not the roster's. */
export function parseRoster(text: string, file: string): GivenRosterRow[] {
  const { names, lines } = parseCsvTable(text, file, { columns: ROSTER_COLUMNS, required: REQUIRED })
  return lines.map(({ record, line, misshapen }) => {
    const row = rowOf(names, record, line)
    return misshapen === null ? row : { ...row, misshapen }
  })
}

/** Rows → text that comes back as the same rows. */
export function rosterCsv(rows: readonly RosterRow[]): string {
  const records = rows.map((row) =>
    ROSTER_COLUMNS.map((column) => (column === 'aliases' ? row.aliases.join('|') : (row[column] ?? ''))),
  )
  return stringify([ROSTER_COLUMNS, ...records])
}

/** Columns that the file does not have stay out of the row. */
function rowOf(names: readonly string[], record: readonly string[], line: number): GivenRosterRow {
  const field = (name: string) => record[names.indexOf(name)] || null
  const optional = OPTIONAL.filter((name) => names.includes(name)).map((name) => [name, field(name)])
  const aliases = (field('aliases') ?? '').split('|').map((alias) => alias.trim())
  return {
    key: field('key') ?? '',
    name: field('name') ?? '',
    region_code: field('region_code') ?? '',
    kind: field('kind') ?? '',
    ...Object.fromEntries(optional),
    ...(names.includes('aliases') ? { aliases: aliases.filter(Boolean) } : {}),
    line,
  }
}
