/** The fields of rows in COPY's text form: where each begins and ends, what it says, and how a value is written as one. */

const TAB = 0x09
const NEWLINE = 0x0a
const BACKSLASH = 0x5c
const CAPITAL_N = 0x4e

/** Takes the bytes from `start` to `end`: one field, of the 0-based column. */
export type TakeField = (column: number, start: number, end: number) => void

/** Hands over every field of whole lines; `endRow` gets how many fields the row had. */
export function scanFields(bytes: Uint8Array, take: TakeField, endRow: (fields: number) => void): void {
  let start = 0
  let column = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte !== TAB && byte !== NEWLINE) continue
    take(column, start, at)
    start = at + 1
    column += 1
    if (byte === TAB) continue
    endRow(column)
    column = 0
  }
}

/** Rows in whole lines. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}

export const isNullField = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start === 2 && bytes[start] === BACKSLASH && bytes[start + 1] === CAPITAL_N

const ESCAPED = /\\(.)/gs
const SIGNS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The text of a field that is not null. */
export function fieldText(bytes: Uint8Array, start: number, end: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString()
  return text.includes('\\') ? text.replace(ESCAPED, (_, sign: string) => SIGNS[sign] ?? sign) : text
}

const SPECIAL = /[\\\b\f\n\r\t\v]/g
const ESCAPES = new Map(Object.entries(SIGNS).map(([letter, sign]) => [sign, `\\${letter}`]))

/** A checked value as a field. */
export function printField(value: unknown): string {
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replace(SPECIAL, (sign) => ESCAPES.get(sign) ?? `\\${sign}`)
}
