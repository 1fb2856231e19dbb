/** The roster file: CSV, UTF-8, header row. Errors name file, line, column, value and what was expected. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { InputError } from '../domain/errors.ts'
import type { GivenRosterRow, RosterRow } from '../domain/roster-row.ts'

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
  const [head, ...records] = parseRecords(text, file)
  if (!head) throw headerError(file, 'the file is empty')
  const { record: names } = head
  const unknown = names.find((name) => !(ROSTER_COLUMNS as readonly string[]).includes(name))
  if (unknown !== undefined) throw headerError(file, `unknown column "${unknown}"`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) throw headerError(file, `column "${twice}" is there twice`)
  const missing = REQUIRED.filter((name) => !names.includes(name))
  if (missing.length > 0) throw headerError(file, `column "${missing.join('", "')}" is missing`)
  return records.map(({ record, info }) => {
    const row = rowOf(names, record, info.lines)
    if (record.length === names.length) return row
    return { ...row, misshapen: `${record.length} fields where the header has ${names.length}` }
  })
}

function headerError(file: string, what: string): InputError {
  const expected = `expected ${ROSTER_COLUMNS.join(',')}`
  return new InputError('roster_file', `${file} line 1: ${what}, ${expected}`, {
    context: { faults: [{ line: 1, column: null, value: what, expected }] },
  })
}

/** Rows → text that comes back as the same rows. */
export function rosterCsv(rows: readonly RosterRow[]): string {
  const records = rows.map((row) =>
    ROSTER_COLUMNS.map((column) => (column === 'aliases' ? row.aliases.join('|') : (row[column] ?? ''))),
  )
  return stringify([ROSTER_COLUMNS, ...records])
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function parseRecords(text: string, file: string): readonly Parsed[] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as readonly Parsed[]
  } catch (cause) {
    const { message: value, lines: line = null } = cause as Error & { lines?: number }
    const faults = [{ line, column: null, value, expected: 'expected CSV' }]
    throw new InputError('roster_file', `${file}: not CSV: ${value}`, { context: { faults }, cause })
  }
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
