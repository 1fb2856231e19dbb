/** A table handed in as CSV with a header row of known columns. Errors name file, line and what was expected. */
import { parse } from 'csv-parse/sync'
import { InputError } from '../domain/errors.ts'

export interface CsvLine {
  readonly record: readonly string[]
  readonly line: number
  /** What is wrong with the line as a whole; null where it has one field a column. */
  readonly misshapen: string | null
}

export interface CsvTable {
  readonly names: readonly string[]
  readonly lines: readonly CsvLine[]
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** InputError for text that is no CSV and for a header that is not of these columns. */
export function parseCsvTable(
  text: string,
  file: string,
  header: { readonly columns: readonly string[]; readonly required: readonly string[] },
): CsvTable {
  const [head, ...records] = parseRecords(text, file)
  const fault = head === undefined ? 'the file is empty' : headFault(head.record, header)
  if (head === undefined || fault !== null) throw headerError(file, fault ?? '', header.columns)
  const names = head.record
  return {
    names,
    lines: records.map(({ record, info }) => ({
      record,
      line: info.lines,
      misshapen:
        record.length === names.length
          ? null
          : `${record.length} fields where the header has ${names.length}`,
    })),
  }
}

function headerError(file: string, what: string, columns: readonly string[]): InputError {
  const expected = `expected ${columns.join(',')}`
  return new InputError('roster_file', `${file} line 1: ${what}, ${expected}`, {
    context: { faults: [{ line: 1, column: null, value: what, expected }] },
  })
}

function headFault(
  names: readonly string[],
  { columns, required }: { readonly columns: readonly string[]; readonly required: readonly string[] },
): string | null {
  const unknown = names.find((name) => !columns.includes(name))
  if (unknown !== undefined) return `unknown column "${unknown}"`
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) return `column "${twice}" is there twice`
  const missing = required.filter((name) => !names.includes(name))
  return missing.length > 0 ? `column "${missing.join('", "')}" is missing` : null
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
