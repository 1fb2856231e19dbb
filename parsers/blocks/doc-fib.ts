/** The head of a Word 97–2007 file: where text, pieces and properties lie. Locked and older files are refused here. */
import { ParseError } from '../../src/domain/errors.ts'
import type { CompoundFile } from './doc-cfb.ts'

export interface WordFile {
  readonly main: Uint8Array
  readonly table: Uint8Array
  readonly data: Uint8Array
  /** A stretch of the table stream named by the head: `at` is its byte offset in the head. */
  readonly part: (at: number) => Uint8Array
  /** Characters of each story, in file order: body, footnotes, headers, macros, annotations, endnotes, text boxes. */
  readonly lengths: readonly number[]
}

/** Offsets of (position, length) pairs in the head. */
export const FIB = {
  runProperties: 0xfa,
  paragraphProperties: 0x102,
  pieces: 0x1a2,
  textBoxes: 0x25a,
} as const

const WORD_97 = 0xc1
const COUNTS = 0x4c

function refuse(code: string, message: string): ParseError {
  return new ParseError(code, message)
}

/** Reads the head. Throws `ParseError` where the file is no Word file, locked, or from before Word 97. */
export function openWord(file: CompoundFile): WordFile {
  const main = file.stream('WordDocument')
  if (!main || main.length < 0x262)
    throw refuse('doc_no_document', 'the compound file holds no Word document')
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength)
  const magic = view.getUint16(0, true)
  const version = view.getUint16(2, true)
  const flags = view.getUint16(10, true)
  if ((flags & 0x0100) !== 0) throw refuse('document_locked', 'the document is locked by a password')
  if (magic !== 0xa5ec || version < WORD_97) {
    throw refuse('doc_too_old', 'the document was written before Word 97, its format is not read')
  }
  const table = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table')
  if (!table) throw refuse('doc_broken', 'the Word file is broken: its table stream is missing')
  const part = (at: number): Uint8Array => {
    const from = view.getUint32(at, true)
    const length = view.getUint32(at + 4, true)
    if (from + length > table.length)
      throw refuse('doc_broken', 'the Word file is broken: a table is cut off')
    return table.subarray(from, from + length)
  }
  const lengths = Array.from({ length: 7 }, (_, index) => view.getUint32(COUNTS + index * 4, true))
  return { main, table, data: file.stream('Data') ?? new Uint8Array(0), part, lengths }
}
