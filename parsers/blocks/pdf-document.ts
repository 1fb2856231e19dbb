/**
 * Opens a PDF with pdfjs and yields what each page shows. pdfjs is loaded only here and only when a PDF is read. Its
 * character maps must be named, or texts in unembedded Chinese fonts come out empty.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { ParseError } from '../../src/domain/errors.ts'
import type { FontFacts } from './pdf-canvas.ts'
import { interpret, type OperatorList, type Surroundings } from './pdf-interpret.ts'
import { asMatrix, IDENTITY } from './pdf-matrix.ts'
import type { PageMarks } from './pdf-page.ts'
import { refuseLargeStreams } from './pdf-streams.ts'

const MOST_PAGES = 400
const MOST_GLYPHS = 1_500_000
/** Larger pictures are announced but their pixels are of no use here. */
const MOST_PIXELS = 200_000_000

type Pdfjs = typeof import('pdfjs-dist')

/** The library, which takes half a second to load: only where a PDF is read, and once. */
export const loadPdfjs = (): Promise<Pdfjs> => import('pdfjs-dist/legacy/build/pdf.mjs')

/** Each page in order. ParseError where the file is locked, broken, or beyond the bounds of an honest report. */
export async function* pdfPages(bytes: Uint8Array, signal: AbortSignal): AsyncGenerator<PageMarks> {
  refuseLargeStreams(bytes)
  const pdfjs = await loadPdfjs()
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away from its owner, and refuses the Buffer of Node, whose slices are Buffers.
    data: Uint8Array.from(bytes),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts/'),
    wasmUrl: join(root, 'wasm/'),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    maxImageSize: MOST_PIXELS,
  })
  try {
    const document = await opened(task.promise)
    yield* pagesOf(pdfjs, document, signal)
  } finally {
    await task.destroy()
  }
}

async function opened(promise: Promise<PDFDocumentProxy>): Promise<PDFDocumentProxy> {
  let document: PDFDocumentProxy
  try {
    document = await promise
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') {
      throw new ParseError('pdf_locked', 'the PDF is locked with a password', {
        hint: 'ask the agency for an open copy, or save one without the password',
        cause,
      })
    }
    throw new ParseError('pdf_broken', 'the PDF is broken: no pages can be read from it', {
      hint: 'fetch the file again; it may have been cut off',
      cause,
    })
  }
  if (document.numPages > MOST_PAGES) {
    throw new ParseError(
      'pdf_too_long',
      `the PDF has ${document.numPages} pages, at most ${MOST_PAGES} are read`,
    )
  }
  return document
}

async function* pagesOf(pdfjs: Pdfjs, document: PDFDocumentProxy, signal: AbortSignal) {
  const layers = await document.getOptionalContentConfig()
  const fonts = new Map<string, FontFacts | null>()
  let glyphs = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    // Lets timers run, so that a deadline is noticed: pdfjs itself only waits on promises.
    await new Promise((resolve) => setImmediate(resolve))
    if (signal.aborted) throw new ParseError('pdf_too_slow', `reading the PDF was stopped at page ${number}`)
    const page = await document.getPage(number)
    const list = await page.getOperatorList()
    await learnFonts(page, pdfjs.OPS, list, fonts)
    const marks = pageMarks(pdfjs.OPS, page, list, {
      font: (id) => fonts.get(id) ?? null,
      layerVisible: (group) => layers.isVisible(group as never),
    })
    page.cleanup()
    glyphs += marks.glyphs.length
    if (glyphs > MOST_GLYPHS) throw new ParseError('pdf_too_long', 'the PDF holds more text than any report')
    yield marks
  }
}

function pageMarks(
  ops: Readonly<Record<string, number>>,
  page: PDFPageProxy,
  list: OperatorList,
  around: Omit<Surroundings, 'ops'>,
): PageMarks {
  const viewport = page.getViewport({ scale: 1 })
  const transform = asMatrix(viewport.transform) ?? IDENTITY
  return interpret(list, { width: viewport.width, height: viewport.height, transform }, { ops, ...around })
}

/** Waits for the facts of every font the page sets; a font that failed is remembered as null. */
async function learnFonts(
  page: PDFPageProxy,
  ops: Readonly<Record<string, number>>,
  list: OperatorList,
  fonts: Map<string, FontFacts | null>,
): Promise<void> {
  const ids = new Set<string>()
  for (const [i, code] of list.fnArray.entries()) {
    const args = list.argsArray[i] as readonly unknown[] | null
    if (code === ops.setFont) ids.add(String(args?.[0]))
    if (code === ops.setGState) for (const id of gStateFonts(args)) ids.add(id)
  }
  for (const id of ids) {
    if (fonts.has(id)) continue
    const font = await new Promise<unknown>((resolve) => page.commonObjs.get(id, resolve))
    fonts.set(id, factsOf(font))
  }
}

function gStateFonts(args: readonly unknown[] | null): string[] {
  const entries = Array.isArray(args?.[0]) ? (args[0] as unknown[]) : []
  return entries.flatMap((entry) =>
    Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]) ? [String(entry[1][0])] : [],
  )
}

function factsOf(font: unknown): FontFacts | null {
  if (font === null || typeof font !== 'object') return null
  const { vertical, fontMatrix } = font as { vertical?: boolean; fontMatrix?: ArrayLike<number> | null }
  const unit = fontMatrix?.[0]
  return {
    vertical: vertical === true,
    unit: unit !== undefined && Math.abs(unit) > 1e-9 ? Math.abs(unit) : 0.001,
  }
}
