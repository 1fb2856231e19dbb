/**
 * RFC 4180 with a byte-order mark, so that Excel opens Chinese text: comma, CRLF, quotes doubled. Null is an empty
 * field, an empty text is `""`. Law: no text becomes a spreadsheet formula.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Cast, stringify } from 'csv-stringify'
import type { Export } from './export.ts'
import { type ExportTable, orderedValues } from './table.ts'

const FORMULA = /^'*\s*[=+\-@＝＋－＠]/u
/** Figures as printed (`-8`, `+1,036`) and lone dashes cannot run: they stay as they are. */
const HARMLESS = /^[+\-＋－](?:[\d０-９][\d０-９,，.．]*%?)?$/u

/**
 * Text that a spreadsheet could run gets one `'` in front. Texts that already begin so get one more, hence a reader
 * undoes it exactly: drop one `'` where it is followed by any further `'`, white space, and one of `= + - @`.
 */
export function neutraliseFormula(text: string): string {
  return FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text
}

const castText: Cast<string> = (value) =>
  value === '' ? { value: '', quoted_empty: true } : neutraliseFormula(value)

async function* write(table: ExportTable): AsyncGenerator<Uint8Array> {
  const stringifier = stringify({
    bom: true,
    header: true,
    columns: table.columns.map((column) => column.name),
    record_delimiter: 'windows',
    cast: {
      string: castText,
      boolean: (value) => String(value),
      object: (value) => JSON.stringify(value),
    },
  })
  // The header must stand even where no row comes, and an error of the source must reach the reader.
  const done = pipeline(Readable.from(orderedValues(table)), stringifier)
  done.catch(() => {})
  for await (const chunk of stringifier) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  await done
}

export const csv: Export = {
  suffix: 'csv',
  mime: 'text/csv; charset=utf-8',
  resource: {
    profile: 'tabular-data-resource',
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
  },
  write,
}
