/** The records of an XLS before a library sees them: what made it run for ever or read past the end is refused. */
import { expect, test } from 'vitest'
import { safeRecords } from '../../../../parsers/blocks/sheet-biff.ts'

type Record = readonly [type: number, ...content: number[]]

const words = (...values: number[]): number[] => values.flatMap((value) => [value & 0xff, value >> 8])
const BEGIN: Record = [0x0809, ...words(0x0600, 0x0010)]
const END: Record = [0x000a]
const shared = (row: number, col: number): Record => [0x00fd, ...words(row, col, 15, 1, 0)]

const streamOf = (...records: readonly Record[]): Uint8Array =>
  Uint8Array.from(records.flatMap(([type, ...content]) => [...words(type, content.length), ...content]))

test.each<[string, Uint8Array, RegExp]>([
  ['a stream that does not begin', streamOf(END), /older than Excel 5/],
  ['a stream of Excel 3', streamOf([0x0209, 0, 0, 0, 0], END), /older than Excel 5/],
  ['an empty stream', new Uint8Array(0), /older than Excel 5/],
  ['a sheet without an end', streamOf(BEGIN, shared(1, 1)), /no end/],
  ['a record longer than the file', streamOf(BEGIN, shared(1, 1)).subarray(0, -2), /longer than the file/],
  ['a text of no length, which was read for ever', streamOf(BEGIN, [0x0207], END), /too short/],
  ['a number cut short', streamOf(BEGIN, [0x0203, ...words(1, 1, 15, 0)], END), /too short/],
  ['a list of merges cut short', streamOf(BEGIN, [0x00e5, ...words(2, 0, 1, 0, 1)], END), /cut off/],
  ['a column of no sheet', streamOf(BEGIN, [0x007d, ...words(300, 300, 9, 9, 0)], END), /beyond the last/],
  ['a cell of no sheet', streamOf(BEGIN, shared(1, 300), END), /beyond the last column/],
  ['two values for one cell', streamOf(BEGIN, shared(3, 2), shared(3, 2), END), /two values/],
  [
    'a cell whose kind is damaged',
    streamOf(BEGIN, shared(1, 1), [0x8203, ...words(1, 2, 15)], shared(1, 3), END),
    /among the cells/,
  ],
])('%s is refused', (_, stream, reason) => {
  expect(() => safeRecords(stream)).toThrow(reason)
})

test('a cell of a chart inside a sheet is none of the sheet', () => {
  const stream = streamOf(BEGIN, shared(3, 2), BEGIN, shared(3, 2), END, shared(3, 1), END)
  expect(safeRecords(stream)).toEqual(stream)
})

test('what decides no cell is muted in its place, what fills the last sector is left out', () => {
  const link: Record = [0x01b8, 1, 2, 3, 4]
  const safe = safeRecords(streamOf(BEGIN, link, shared(1, 1), END, [0, 0, 0]))
  expect(safe).toEqual(streamOf(BEGIN, [0x00d7, 1, 2, 3, 4], shared(1, 1), END))
})

test('of a formula only the stored result is left', () => {
  const formula: Record = [0x0006, ...words(1, 1, 15), ...Array(14).fill(7), ...words(3), 1, 2, 3]
  const safe = safeRecords(streamOf(BEGIN, formula, END))
  expect(safe.subarray(8 + 4 + 20, 8 + 4 + 22)).toEqual(Uint8Array.from([0xff, 0xff]))
})
