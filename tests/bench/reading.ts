/**
 * Reading, from bytes to a checked report, against what only parsing costs: pages against a bare `cheerio.load` of the
 * already decoded page, DOCX against unzipping it and parsing its XML, PDF against what pdfjs needs for text and lines.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'cheerio'
import { openZip } from '../../parsers/blocks/zip.ts'
import { decode } from '../../parsers/charset.ts'
import { sitePages } from '../../src/demo/site.ts'
import { readDocument } from '../../src/steps/read.ts'
import { formDocx } from '../parsers/blocks/office/form-document.ts'
import { pdfFiles } from '../scorecard/families/pdf.ts'
import { inPasses, type Work } from './in-passes.ts'
import { type BenchLine, median } from './line.ts'
import { benchManyFiles } from './many-files.ts'

const SAMPLES = join(import.meta.dirname, '../../../shared/samples')
/** Pages of the sample portal that are reports, not lists, decoys or short letters. */
const FEWEST_PAGE_BYTES = 15_000
const MOST_PAGES = 50
/** Enough that the engine has compiled both sides well before the passes that count. */
const PAGE_PASSES = 60
const PAGE_LIMIT = 0.5
const DOCX_LIMIT = 2
const PDF_LIMIT = 1.5

/** Different bodies, years, layouts and figures of the sample portal. */
function portalPages(): Uint8Array[] {
  const encoder = new TextEncoder()
  return sitePages(1)
    .filter((page) => page.type.includes('html'))
    .map((page) => encoder.encode(page.body))
    .filter((bytes) => bytes.length >= FEWEST_PAGE_BYTES)
    .slice(0, MOST_PAGES)
}

/** Real pages, where they are at hand. */
function realPages(): Uint8Array[] {
  if (!existsSync(SAMPLES)) return []
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.html') && !name.includes('list'))
    .map((name) => new Uint8Array(readFileSync(join(SAMPLES, name))))
}

async function benchPages(name: string, pages: readonly Uint8Array[]): Promise<BenchLine[]> {
  if (pages.length === 0) return []
  const works = pages.map((bytes): [Work, Work] => {
    const { text } = decode(bytes, null)
    return [() => readDocument({ bytes }), () => load(text)]
  })
  const { ratio, item, pairs } = await inPasses(works, PAGE_PASSES, MOST_PAGES)
  const worst = Math.max(...pairs.map(({ ours, theirs }) => ours / theirs))
  const kilobytes = Math.round(median(pages.map(({ length }) => length)) / 1000)
  return [
    {
      name: `read ${pages.length} ${name}`,
      ratio,
      baseline: 'a bare cheerio.load of the same pages, pass against pass over all of them',
      detail: `${kilobytes} KB, ${item.ours.toFixed(2)} ms against ${item.theirs.toFixed(2)} ms, worst page ${worst.toFixed(2)}`,
      limit: PAGE_LIMIT,
    },
  ]
}

async function benchDocx(): Promise<BenchLine> {
  const bytes = await formDocx(['t2', 't3', 't4'])
  const parse = (): void => {
    const xml = openZip(bytes).read('word/document.xml')
    if (xml === null) throw new Error('the document has no text')
    load(new TextDecoder().decode(xml), { xml: true })
  }
  const { ratio, item } = await inPasses([[() => readDocument({ bytes }), parse]], 16, 10)
  return {
    name: 'read a DOCX',
    ratio,
    baseline: 'unzipping it and parsing its XML',
    detail: `${Math.round(bytes.length / 1000)} KB, ${item.ours.toFixed(1)} ms against ${item.theirs.toFixed(1)} ms`,
    limit: DOCX_LIMIT,
  }
}

/** What pdfjs itself takes to give the text and the drawn lines of every page. */
async function textAndLines(bytes: Uint8Array): Promise<void> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts/'),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    await page.getTextContent()
    await page.getOperatorList()
    page.cleanup()
  }
  await task.destroy()
}

async function benchPdf(): Promise<BenchLine> {
  const files = pdfFiles().documents.filter(({ truth }) => truth.status.includes('complete'))
  const { ratio, item } = await inPasses(
    files.map(({ bytes }): [Work, Work] => [() => readDocument({ bytes }), () => textAndLines(bytes)]),
    8,
    files.length,
  )
  return {
    name: `read ${files.length} PDF with ruled tables`,
    ratio,
    baseline: 'what pdfjs needs for text and operator list',
    detail: `${item.ours.toFixed(0)} ms against ${item.theirs.toFixed(0)} ms`,
    limit: PDF_LIMIT,
  }
}

/** Every kind of document that is read in bulk. */
export async function benchReading(): Promise<BenchLine[]> {
  return [
    ...(await benchPages('pages of the sample portal', portalPages())),
    ...(await benchPages('real pages', realPages())),
    await benchDocx(),
    await benchPdf(),
    await benchManyFiles(),
  ]
}
