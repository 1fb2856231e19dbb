/** The roster file: CSV, UTF-8, header row. Errors name file, line, column, value and what was expected. */
import { parse } from 'csv-parse/sync'
import type { RosterRow } from '../../db/queries/roster.ts'
import { InputError } from '../domain/errors.ts'

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

/** Text → rows; `file` only names it in errors. */
export function parseRoster(text: string, file: string): RosterRow[] {
  const [head, ...records] = parseRecords(text, file)
  if (!head) throw new InputError('roster_file', `${file}: the file is empty, expected a header row`)
  const expected = `expected ${ROSTER_COLUMNS.join(',')}`
  const unknown = head.record.find((name) => !(ROSTER_COLUMNS as readonly string[]).includes(name))
  if (unknown !== undefined)
    throw new InputError('roster_file', `${file}:1: unknown column "${unknown}", ${expected}`)
  const missing = REQUIRED.find((name) => !head.record.includes(name))
  if (missing) throw new InputError('roster_file', `${file}:1: column "${missing}" is missing, ${expected}`)
  return records.map(({ record, info }) => {
    if (record.length !== head.record.length)
      throw new InputError(
        'roster_file',
        `${file}:${info.lines}: ${record.length} fields, expected ${head.record.length}`,
      )
    return rowOf((name) => record[head.record.indexOf(name)] || null, info.lines)
  })
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
    throw new InputError('roster_file', `${file}: ${(cause as Error).message}`, { cause })
  }
}

function rowOf(field: (name: string) => string | null, line: number): RosterRow {
  return {
    key: field('key') ?? '',
    name: field('name') ?? '',
    region_code: field('region_code') ?? '',
    kind: field('kind') ?? '',
    parent_key: field('parent_key'),
    uscc: field('uscc'),
    aliases: (field('aliases') ?? '')
      .split('|')
      .map((alias) => alias.trim())
      .filter(Boolean),
    valid_from: field('valid_from'),
    valid_to: field('valid_to'),
    successor_key: field('successor_key'),
    scope: field('scope'),
    due_rule: field('due_rule'),
    line,
  }
}
