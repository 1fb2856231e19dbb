/** The text of a Word file: pieces in story order, each lying somewhere in the main stream as 8-bit or UTF-16 text. */
import { ParseError } from '../../src/domain/errors.ts'
import { FIB, type WordFile } from './doc-fib.ts'

export interface WordText {
  readonly text: string
  /** Byte offset in the main stream of each character of `text`. */
  readonly offsets: Uint32Array
  /** True where pieces carry properties of their own (a fast-saved file), which are not applied. */
  readonly patched: boolean
}

/** More characters than any report; a piece table can repeat one stretch of the file without end. */
const MAX_CHARACTERS = 8_000_000

function pieceTable(word: WordFile): DataView {
  const clx = word.part(FIB.pieces)
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength)
  let at = 0
  while (at + 5 <= clx.length) {
    if (clx[at] === 2) {
      const length = view.getUint32(at + 1, true)
      if (at + 5 + length > clx.length) break
      return new DataView(clx.buffer, clx.byteOffset + at + 5, length)
    }
    if (clx[at] !== 1) break
    at += 3 + view.getUint16(at + 1, true)
  }
  throw new ParseError('doc_broken', 'the Word file is broken: its table of pieces is missing')
}

/** Reads the text of all stories. Throws `ParseError` where a piece lies outside the file. */
export function readText(word: WordFile): WordText {
  const table = pieceTable(word)
  const count = Math.floor((table.byteLength - 4) / 12)
  const length = table.getUint32(count * 4, true)
  if (length > MAX_CHARACTERS)
    throw new ParseError('doc_too_large', `the Word file has more than ${MAX_CHARACTERS} characters`)
  const offsets = new Uint32Array(length)
  const narrow = new TextDecoder('windows-1252')
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true })
  const texts: string[] = []
  let patched = false
  for (let index = 0; index < count; index++) {
    const from = table.getUint32(index * 4, true)
    const to = table.getUint32(index * 4 + 4, true)
    const place = table.getUint32((count + 1) * 4 + index * 8 + 2, true)
    patched ||= table.getUint16((count + 1) * 4 + index * 8 + 6, true) !== 0
    const compressed = (place & 0x40000000) !== 0
    const width = compressed ? 1 : 2
    const start = compressed ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff
    if (to < from || to > length || start + (to - from) * width > word.main.length) {
      throw new ParseError('doc_broken', 'the Word file is broken: a piece of its text lies outside the file')
    }
    texts.push((compressed ? narrow : wide).decode(word.main.subarray(start, start + (to - from) * width)))
    for (let at = from; at < to; at++) offsets[at] = start + (at - from) * width
  }
  const text = texts.join('')
  if (text.length !== length)
    throw new ParseError('doc_broken', 'the Word file is broken: its pieces leave gaps')
  return { text, offsets, patched }
}
