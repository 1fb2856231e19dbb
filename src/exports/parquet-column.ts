/**
 * Fields of one column as the values that the Parquet writer takes. Most fields of a release say what one shortly before
 * said (the body, the address, the day, an indicator), so that each column remembers some of what it has made.
 */
import { fieldText } from './copied-fields.ts'
import type { ColumnType } from './table.ts'

/** The value of the field between `start` and `end`, which is not null. */
export type FieldReader = (bytes: Uint8Array, start: number, end: number) => unknown

const SLOTS = 512
/** Bytes of the longest field worth remembering. */
const LONGEST = 256

interface Known {
  readonly bytes: Uint8Array
  readonly value: unknown
}

const [ZERO, NINE] = [0x30, 0x39]
/** Whole numbers of so few digits are exact. */
const EXACT_DIGITS = 15
const SMALL: readonly bigint[] = Array.from({ length: 4096 }, (_, value) => BigInt(value))

/** Reads fields of a column; `parse` makes a value of a text, and refuses what the column cannot hold. */
export function fieldReader(type: ColumnType, parse: (text: string) => unknown): FieldReader {
  const remembered = remember((text) => stored(type, parse(text)))
  if (type !== 'integer' && type !== 'number') return remembered
  return (bytes, start, end) => {
    const value = wholeNumber(bytes, start, end)
    if (value < 0) return remembered(bytes, start, end)
    return type === 'number' ? value : (SMALL[value] ?? BigInt(value))
  }
}

/** -1 where the field is anything but a few digits. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || end - start > EXACT_DIGITS) return -1
  let value = 0
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return -1
    value = value * 10 + byte - ZERO
  }
  return value
}

function stored(type: ColumnType, value: unknown): unknown {
  if (type === 'integer') return BigInt(value as number)
  if (type === 'date') return new Date(`${value as string}T00:00:00Z`)
  return type === 'datetime' ? new Date(value as string) : value
}

function remember(make: (text: string) => unknown): FieldReader {
  const slots = new Array<Known | undefined>(SLOTS).fill(undefined)
  return (bytes, start, end) => {
    if (end - start > LONGEST) return make(fieldText(bytes, start, end))
    const slot = hashOf(bytes, start, end) % SLOTS
    const known = slots[slot]
    if (known !== undefined && isSame(known.bytes, bytes, start, end)) return known.value
    const value = make(fieldText(bytes, start, end))
    slots[slot] = { bytes: bytes.slice(start, end), value }
    return value
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}

function isSame(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let at = 0; at < known.length; at += 1) if (known[at] !== bytes[start + at]) return false
  return true
}
