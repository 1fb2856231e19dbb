/**
 * Bounds what the streams of a PDF may unpack to, before pdfjs unpacks them whole: a page of a report takes some hundred
 * kilobytes. Pictures, fonts and embedded files are left to pdfjs, which needs no operators for them.
 */
import { inflateSync } from 'node:zlib'
import { ParseError } from '../../src/domain/errors.ts'

/** Of one packed stream, and of all together. */
const MOST_BYTES = 4_000_000
const MOST_TOGETHER = 64_000_000
/** The dictionary of a stream stands right before it. */
const DICTIONARY = 1_500

const PACKED = /\/Fl(?:ateDecode)?\b/
const OTHER = /\/Subtype\s*\/(?:Image|Type1C|CIDFontType0C|OpenType)\b|\/Length[123]\b|\/EmbeddedFile\b/

/** ParseError where a stream of page content unpacks to more than any report needs. Broken streams are pdfjs's to judge. */
export function refuseLargeStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let together = 0
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const head = file.toString('latin1', Math.max(0, at - DICTIONARY), at)
    if (head.endsWith('end')) continue
    const dictionary = head.slice(head.lastIndexOf('obj') + 3)
    if (OTHER.test(dictionary)) continue
    const end = file.indexOf('endstream', at)
    const stream = file.subarray(afterBreak(file, at + 6), end < 0 ? file.length : end)
    together += PACKED.test(dictionary) ? unpackedLength(stream) : stream.length
    if (together > MOST_TOGETHER) throw tooLarge(MOST_TOGETHER)
    if (end > 0) at = end + 3
  }
}

/** The line break after the word belongs to neither. */
function afterBreak(file: Buffer, at: number): number {
  if (file[at] === 0x0d) return file[at + 1] === 0x0a ? at + 2 : at + 1
  return file[at] === 0x0a ? at + 1 : at
}

function unpackedLength(packed: Uint8Array): number {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_BYTES }).length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(MOST_BYTES)
    return 0
  }
}

function tooLarge(most: number): ParseError {
  return new ParseError(
    'pdf_too_large',
    `the PDF draws more than ${most.toLocaleString('en')} bytes of page content, which no report needs`,
  )
}
