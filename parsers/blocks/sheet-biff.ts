/**
 * The stream of records inside an XLS, made safe for the library that reads it: only records that decide what a cell
 * shows are left, and each is as long as its kind must be. The library trusts lengths: a flipped bit in one made it
 * run for ever. Law kept here: a stream that is not whole from its first to its last record is refused.
 */
import { ParseError } from '../../src/domain/errors.ts'

const RECORD = {
  formula: 0x0006,
  end: 0x000a,
  continue: 0x003c,
  columns: 0x007d,
  manyNumbers: 0x00bd,
  merges: 0x00e5,
  sharedStrings: 0x00fc,
  formulaOfOldWriters: 0x0206,
  begin: 0x0809,
} as const
/** A record that the library passes over; the places of all others stay what the list of sheets says. */
const MUTE = 0x00d7

/** Fewest bytes of each record that is read. */
const SHORTEST: ReadonlyMap<number, number> = new Map([
  [RECORD.formula, 22],
  [RECORD.formulaOfOldWriters, 22],
  [RECORD.end, 0],
  [0x0022, 2], // dates count from 1904
  [0x002f, 2], // locked
  [RECORD.continue, 0],
  [0x0042, 2], // code page
  [RECORD.columns, 10],
  [0x0085, 7], // name and place of a sheet
  [RECORD.manyNumbers, 12],
  [0x00d6, 8], // text with looks
  [0x00e0, 16], // look of a cell
  [RECORD.merges, 2],
  [RECORD.sharedStrings, 8],
  [0x00fd, 10], // text of the shared strings
  [0x0203, 14], // number
  [0x0204, 8], // text
  [0x0205, 8], // truth or error
  [0x0207, 3], // text that a formula gives
  [0x0208, 16], // row
  [0x027e, 10], // short number
  [0x041e, 3], // format of numbers
  [RECORD.begin, 4],
])
/** Records that start with the row and column of a cell. */
const CELLS = new Set([0x0006, 0x0206, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e])

/**
 * What else may stand between two cells: blank cells, rows, formulas that cells share, ends of blocks, notes, and what
 * concerns only the view. A damaged kind must not make a figure vanish.
 */
const BETWEEN_CELLS = new Set([
  0x001c, 0x003c, 0x007d, 0x00be, 0x00d7, 0x00e5, 0x00ef, 0x01b8, 0x01c2, 0x0200, 0x0201, 0x0207, 0x0208,
  0x020b, 0x0221, 0x0236, 0x04bc, 0x0867,
])

const LONGEST = 8_224
const LAST_COLUMN = 255

function broken(what: string): ParseError {
  return new ParseError('sheet_broken', `the workbook cannot be read: ${what}`)
}

interface Walk {
  readonly view: DataView
  /** Of each open sheet, the cells that have a value: a chart with figures of its own may stand in a sheet. */
  readonly open: Set<number>[]
  /** The record before this one that was not itself a continuation. */
  last: number
  /** A record that cannot stand between cells came after one: harmless unless another cell follows. */
  stranger: boolean
}

/** A copy of the records with all others muted. Throws `ParseError` where the stream is older than Excel 5 or damaged. */
export function safeRecords(stream: Uint8Array): Uint8Array {
  const bytes = stream.slice()
  const walk: Walk = { view: new DataView(bytes.buffer), open: [], last: 0, stranger: false }
  const { view } = walk
  if (bytes.length < 4 || view.getUint16(0, true) !== RECORD.begin)
    throw broken('it is older than Excel 5, or its first record is damaged')
  for (let at = 0; at + 4 <= bytes.length; ) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    // Behind the last record a stream is filled up to its sector.
    if (walk.open.length === 0 && type !== RECORD.begin) return bytes.subarray(0, at)
    if (length > LONGEST || at + 4 + length > bytes.length) throw broken('a record is longer than the file')
    checkRecord(walk, type, at, length)
    at += 4 + length
  }
  if (walk.open.length > 0) throw broken('a sheet has no end')
  return bytes
}

function checkRecord(walk: Walk, type: number, at: number, length: number): void {
  noteStranger(walk, type)
  const shortest = SHORTEST.get(type)
  const isRead = shortest !== undefined && (type !== RECORD.continue || walk.last === RECORD.sharedStrings)
  if (!isRead) {
    walk.view.setUint16(at, MUTE, true)
    if (type !== RECORD.continue) walk.last = type
    return
  }
  if (length < shortest) throw broken('a record is too short for its kind')
  if (type === RECORD.begin) walk.open.push(new Set())
  else if (type === RECORD.end) walk.open.pop()
  else checkPlaces(walk, type, at + 4, length)
  if (type !== RECORD.continue) walk.last = type
}

function noteStranger(walk: Walk, type: number): void {
  const isCell = CELLS.has(type) || type === RECORD.manyNumbers
  if (isCell && walk.stranger) throw broken('a record of an unknown kind stands among the cells')
  if (type === RECORD.begin || type === RECORD.end) walk.stranger = false
  else if (!isCell && !BETWEEN_CELLS.has(type)) walk.stranger = (walk.open.at(-1)?.size ?? 0) > 0
}

/** `at` is where the content of the record starts. */
function checkPlaces(walk: Walk, type: number, at: number, length: number): void {
  const { view } = walk
  if (type === RECORD.columns) {
    if (view.getUint16(at, true) > LAST_COLUMN) throw broken('a column is beyond the last')
    // Some writers name column 256 as the end of the last.
    view.setUint16(at + 2, Math.min(view.getUint16(at + 2, true), LAST_COLUMN), true)
  }
  if (type === RECORD.merges && length < 2 + view.getUint16(at, true) * 8)
    throw broken('a list of merged cells is cut off')
  if (type === RECORD.manyNumbers)
    for (let i = 0; i * 6 + 12 <= length; i += 1)
      fill(walk, view.getUint16(at, true), view.getUint16(at + 2, true) + i)
  if (!CELLS.has(type)) return
  fill(walk, view.getUint16(at, true), view.getUint16(at + 2, true))
  // The stored result is what is shown; the formula behind it is not read.
  if (type === RECORD.formula || type === RECORD.formulaOfOldWriters) view.setUint16(at + 20, 0xffff, true)
}

function fill(walk: Walk, row: number, col: number): void {
  if (col > LAST_COLUMN) throw broken('a cell is beyond the last column')
  const place = row * (LAST_COLUMN + 1) + col
  const filled = walk.open.at(-1)
  if (filled?.has(place)) throw broken('two values are stored for one cell')
  filled?.add(place)
}
