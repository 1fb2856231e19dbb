/** The small parts of recognition: heads of pictures, ruling lines, strips of cells and whose word is whose. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodeOf } from '../../src/cli/failure.ts'
import { InputError } from '../../src/domain/errors.ts'
import { type Bitmap, greyOf, inkOf } from '../../src/ocr/bitmap.ts'
import { textLinesIn } from '../../src/ocr/cell-ink.ts'
import { engineParts } from '../../src/ocr/engine-parts.ts'
import { pictureSize } from '../../src/ocr/picture-size.ts'
import { readTables } from '../../src/ocr/read-tables.ts'
import { rulingLines } from '../../src/ocr/ruling-lines.ts'
import { readStrip, type Word } from '../../src/ocr/strip.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** White with black rectangles: [left, top, width, height]. */
function drawn(width: number, height: number, boxes: readonly (readonly number[])[]): Bitmap {
  const grey = new Uint8Array(width * height).fill(255)
  for (const [left = 0, top = 0, wide = 0, high = 0] of boxes)
    for (let y = top; y < top + high; y += 1) grey.fill(0, y * width + left, y * width + left + wide)
  return { width, height, grey }
}

describe('the size of a picture', () => {
  test.each<[string, string, ReturnType<typeof pictureSize>]>([
    ['PNG', '89504e470d0a1a0a 0000000d49484452 00000280 000001e0', { width: 640, height: 480 }],
    ['JPEG', 'ffd8 ffe0 0004 0000 ffc4 0003 00 ffc0 0011 08 01e0 0280 03', { width: 640, height: 480 }],
    ['GIF', '474946383961 8002 e001', { width: 640, height: 480 }],
    [
      'BMP, top row first',
      '424d 00000000 00000000 36000000 28000000 80020000 20feffff',
      { width: 640, height: 480 },
    ],
    ['a head that is cut off', '89504e470d0a1a0a 0000000d', null],
    ['a JPEG without a frame', 'ffd8 ffe0 0004 0000', null],
    ['a TIFF', '49492a00 08000000', null],
  ])('%s', (_name, bytes, size) => {
    expect(pictureSize(hex(bytes))).toEqual(size)
  })
})

test('where packages are missing the error names them and what to do, and is wrong usage', () => {
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'nianbao-none-')), 'module.js')
  try {
    engineParts(elsewhere)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    expect(exitCodeOf(error)).toBe(2)
    expect(String(error)).toMatch(/tesseract-wasm, @tesseract\.js-data\/chi_sim, @napi-rs\/canvas/)
    expect((error as InputError).hint).toMatch(/^npm install tesseract-wasm /)
  }
})

test('transparent pixels are white, pale print is ink', () => {
  const rgba = new Uint8ClampedArray([0, 0, 0, 0, 120, 120, 120, 255, 250, 250, 250, 255, 250, 250, 250, 255])
  const bitmap = greyOf(4, 1, rgba)
  expect([...bitmap.grey]).toEqual([255, 120, 250, 250])
  expect([...inkOf(bitmap)]).toEqual([0, 1, 0, 0])
})

describe('ruling lines', () => {
  test('are long; strokes are not; a line askew is one line', () => {
    const stairs = Array.from({ length: 10 }, (_, i) => [20 + 80 * i, 100 + i, 82, 3])
    const bitmap = drawn(1000, 400, [...stairs, [20, 300, 800, 2], [20, 50, 3, 300], [500, 200, 16, 3]])
    const { horizontal, vertical, thickness } = rulingLines(bitmap, inkOf(bitmap))
    expect(horizontal.map(({ from, to }) => [from, to])).toEqual([
      [20, 822],
      [20, 820],
    ])
    expect(vertical).toEqual([{ at: 21.5, from: 50, to: 350 }])
    expect(thickness).toBe(12)
  })

  test('a black bar is no line', () => {
    const bitmap = drawn(1000, 400, [[0, 100, 1000, 60]])
    expect(rulingLines(bitmap, inkOf(bitmap)).horizontal).toEqual([])
  })
})

test('lines of text in a cell: strokes of one character stay together, specks are left out', () => {
  const three = [
    [10, 10, 30, 4],
    [12, 22, 26, 4],
    [10, 34, 30, 4],
  ]
  const bitmap = drawn(200, 120, [...three, [60, 10, 20, 28], [10, 70, 60, 28], [150, 110, 2, 2]])
  const found = textLinesIn(bitmap, inkOf(bitmap), { left: 0, top: 0, right: 200, bottom: 120 })
  expect(found).toEqual([
    { left: 10, right: 80, top: 10, bottom: 38 },
    { left: 10, right: 70, top: 70, bottom: 98 },
  ])
})

describe('a strip of cells', () => {
  const bitmap = drawn(400, 40, [
    [10, 5, 30, 30],
    [100, 5, 30, 30],
    [200, 5, 30, 30],
  ])
  const pieces = [10, 100, 200].map((left) => [{ left, right: left + 30, top: 5, bottom: 35 }])
  // Laid out the pieces begin at 16, 86 and 156 and are 34 wide.
  const word = (text: string, left: number, right: number, confidence = 0.9): Word => ({
    text,
    left,
    right,
    confidence,
  })

  test('gives each word to its cell, and the least confidence of its words', () => {
    const read = readStrip(bitmap, pieces, () => [
      word('1', 16, 28),
      word('2', 30, 44, 0.5),
      word('7', 160, 180),
    ])
    expect(read).toEqual([
      { text: '12', confidence: 0.5 },
      { text: '', confidence: 1 },
      { text: '7', confidence: 0.9 },
    ])
  })

  test('gives a word over two cells to neither', () => {
    const read = readStrip(bitmap, pieces, () => [word('12', 16, 110), word('7', 160, 180)])
    expect(read.map(({ text }) => text)).toEqual(['', '', '7'])
  })

  test('holds the ink of every piece and nothing else', () => {
    let inked = 0
    readStrip(bitmap, pieces, ({ grey }) => {
      inked = grey.filter((level) => level === 0).length
      return []
    })
    expect(inked).toBe(3 * 30 * 30)
  })
})

describe('cells of a table', () => {
  const rules = [
    ...[20, 80, 140, 200].map((top) => [20, top, 600, 3]),
    ...[20, 220, 420, 620].map((left) => [left, 20, 3, 183]),
  ]
  const ink = [60, 260, 460].flatMap((left) => [30, 90, 150].map((top) => [left, top, 30, 30]))
  const bitmap = drawn(700, 240, [...rules, ...ink])
  const textsOf = (answers: readonly string[]): string[] => {
    let turn = 0
    // The three pieces of a strip begin at 16, 87 and 158.
    const recognise = (): Word[] => {
      const answer = answers[turn % answers.length] ?? ''
      turn += 1
      return [...answer].map((text, i) => ({ text, confidence: 0.9, left: 18 + 70 * i, right: 40 + 70 * i }))
    }
    return readTables(bitmap, recognise).flatMap(({ grid }) => grid.cells.slice(0, 3).map(({ text }) => text))
  }

  test('figures that both readings tell are told', () => {
    expect(textsOf(['123', '321'])).toEqual(['1', '2', '3'])
  })

  test('figures on which two readings differ, or that one alone tells, are not', () => {
    expect(textsOf(['123', '371'])).toEqual(['1', '?', '3'])
    expect(textsOf(['12', '321'])).toEqual(['1', '2', '?'])
  })
})
