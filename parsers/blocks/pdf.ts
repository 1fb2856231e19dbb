/**
 * PDF with a text layer → blocks. Ruling lines give the grids, positions give the text; nothing is guessed from the
 * order of the file. Pages that show pictures instead of text become image blocks. Text that no reader can see (the
 * invisible layer OCR lays over a scan, hidden layers, white on white) is not read.
 */
import type { Reading } from '../../src/domain/block.ts'
import { blocksOf, type ReadPage, readPage } from './page-blocks.ts'
import { pdfPages } from './pdf-document.ts'

export interface PdfOptions {
  /** Stops the reading between two pages. Default: after 30 seconds. */
  readonly signal?: AbortSignal
}

/** Reads a PDF. ParseError with a reason where it is locked, broken, too long or too slow. */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<Reading> {
  const signal = options.signal ?? AbortSignal.timeout(30_000)
  const pages: ReadPage[] = []
  for await (const page of pdfPages(bytes, signal)) pages.push(readPage(page))
  return {
    kind: 'pdf',
    blocks: blocksOf(pages, isCutShort(bytes) ? ['the file is cut short'] : []),
    meta: new Map(),
    titleTag: null,
    links: [],
    hiddenTables: [],
    charset: 'pdf',
  }
}

/** A whole file ends with its end mark; anything pdfjs saves from a torso may lack figures. */
function isCutShort(bytes: Uint8Array): boolean {
  return !Buffer.from(bytes.subarray(-2048)).includes('%%EOF')
}
