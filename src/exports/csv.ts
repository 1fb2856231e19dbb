/**
 * RFC 4180 with a byte-order mark, so that Excel opens Chinese text: comma, CRLF, quotes doubled. Null is an empty
 * field, an empty text is `""`. Law: no text becomes a spreadsheet formula. Fields of which their bytes say that nothing
 * is to be done, nearly all of a release, are handed on as they came.
 */
import { fieldText, isNullField, scanFields } from './copied-fields.ts'
import { checkWidth, columnAt, copiedRows, readField } from './copied-rows.ts'
import type { Export } from './export.ts'
import type { ColumnType, ExportTable } from './table.ts'

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

const QUOTED = /[",\r\n]/

const quoted = (text: string): string => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const textField = (text: string): string => (text === '' ? '""' : quoted(neutraliseFormula(text)))

function valueField(value: unknown): string {
  if (typeof value === 'string') return textField(value)
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

const [COMMA, RETURN, NEWLINE, ZERO, NINE] = [0x2c, 0x0d, 0x0a, 0x30, 0x39]
const BOM = '\uFEFF'
/** A whole number of so few digits prints as it came. */
const EXACT_DIGITS = 15
/** Bytes to leave for each byte to come: a field handed on keeps its length, and a row gains one. */
const GROWTH = 2

const marked = (bytes: Iterable<number>): Uint8Array => {
  const marks = new Uint8Array(256)
  for (const byte of bytes) marks[byte] = 1
  return marks
}

/** What makes a text be looked at whole: a sign to be quoted or escaped anywhere in it. */
const SPECIAL = marked(Buffer.from('",\\'))
/** The same at its beginning: the first byte of whatever a formula begins with, white space of all kinds included. */
const BEGINNING = marked(
  Array.from("'=+-@＝＋－＠ \u00A0\u1680\u2028\u3000\uFEFF", (sign) => Buffer.from(sign)[0] ?? 0),
)

function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end || BEGINNING[bytes[start] ?? 0] === 1) return false
  for (let at = start; at < end; at += 1) if (SPECIAL[bytes[at] ?? 0] === 1) return false
  return true
}

function isPlainNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > EXACT_DIGITS || (bytes[start] === ZERO && end - start > 1)) return false
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return false
  }
  return true
}

const never = (): boolean => false
const always = (): boolean => true

/** Whether a field that is not null may be handed on as it came. */
const PLAIN: Readonly<Record<ColumnType, typeof isPlainText>> = {
  string: isPlainText,
  integer: isPlainNumber,
  number: isPlainNumber,
  date: always,
  datetime: always,
  boolean: never,
  object: never,
  array: (bytes, start, end) => end - start === EMPTY_LIST.length && bytes[start] === EMPTY_LIST[0],
}
const EMPTY_LIST = Buffer.from('[]')

/** Turns lines of COPY into records. */
function recordWriter(table: ExportTable): (lines: Uint8Array) => Buffer {
  let out = Buffer.alloc(0)
  let length = 0
  let row = 1
  const plain = table.columns.map(({ type }) => PLAIN[type])

  function leaveRoom(bytes: number): void {
    if (out.length - length >= bytes) return
    out = Buffer.concat([out.subarray(0, length)], length + bytes)
  }

  function take(lines: Uint8Array, column: number, start: number, end: number): void {
    if (column > 0) out[length++] = COMMA
    if (isNullField(lines, start, end)) return
    if (plain[column]?.(lines, start, end)) {
      for (let at = start; at < end; at += 1) out[length++] = lines[at] ?? 0
      return
    }
    const value = readField(table, row, columnAt(table, row, column), fieldText(lines, start, end))
    const field = Buffer.from(valueField(value))
    leaveRoom(field.length + (lines.length - end) * GROWTH)
    length += field.copy(out, length)
  }

  function endRow(fields: number): void {
    checkWidth(table, row, fields)
    out[length++] = RETURN
    out[length++] = NEWLINE
    row += 1
  }

  return (lines) => {
    length = 0
    leaveRoom(lines.length * GROWTH)
    scanFields(lines, (column, start, end) => take(lines, column, start, end), endRow)
    return Buffer.from(out.subarray(0, length))
  }
}

async function* write(table: ExportTable): AsyncGenerator<Uint8Array> {
  // The header stands even where no row comes.
  yield Buffer.from(`${BOM}${table.columns.map(({ name }) => textField(name)).join(',')}\r\n`)
  const records = recordWriter(table)
  for await (const lines of copiedRows(table)) yield records(lines)
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
