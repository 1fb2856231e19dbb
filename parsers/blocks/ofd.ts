/**
 * OFD (GB/T 33190): pages of text, lines and pictures by position, in a ZIP of XML. Painted like the pages of a PDF and
 * read by the same eyes: ruling lines give the grids, and what they leave open is a doubt.
 */
import type { Reading } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { scanXml } from './docx-xml.ts'
import { type Area, areaOf, POINTS } from './ofd-geometry.ts'
import { baseOf, paintContent, readHead } from './ofd-page.ts'
import { blocksOf, type ReadPage, readPage } from './page-blocks.ts'
import { type Canvas, marksOf, newCanvas } from './pdf-canvas.ts'
import { readCharacters } from './sheet-strings.ts'
import type { ZipArchive } from './zip.ts'

const MOST_PAGES = 400
const MOST_GLYPHS = 1_500_000
const A4: Area = { x: 0, y: 0, width: 210, height: 297 }

interface OfdDocument {
  readonly area: Area
  /** Paths of the content parts, in order. */
  readonly pages: readonly string[]
  /** Paths of the templates by id. */
  readonly templates: ReadonlyMap<string, string>
}

/** A path as seen from a folder ("" is the container); a leading slash starts at the container. */
function resolved(folder: string, path: string): string {
  const steps = path.startsWith('/') ? [] : folder.split('/')
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.filter((step) => step !== '').join('/')
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function partOf(zip: ZipArchive, path: string): Uint8Array {
  const name = zip.names.find((one) => one === path || one === `/${path}`)
  const bytes = name === undefined ? null : zip.read(name)
  if (bytes === null) throw new ParseError('ofd_broken', `the OFD file lacks its part ${path}`)
  return bytes
}

function rootsOf(zip: ZipArchive, main: string): string[] {
  const roots: string[] = []
  const scanner = scanXml(partOf(zip, main))
  for (let event = scanner.next(); event !== 'end'; event = scanner.next())
    if (event === 'open' && scanner.name() === 'ofd:DocRoot')
      roots.push(resolved(folderOf(main), readCharacters(scanner).trim()))
  return roots
}

function readRoot(zip: ZipArchive, root: string): OfdDocument {
  const folder = folderOf(root)
  let area: Area | null = null
  const pages: string[] = []
  const templates = new Map<string, string>()
  const scanner = scanXml(partOf(zip, root))
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    const place = (): string => resolved(folder, scanner.attribute('BaseLoc') ?? '')
    if (scanner.name() === 'ofd:PhysicalBox') area ??= areaOf(readCharacters(scanner))
    else if (scanner.name() === 'ofd:Page') pages.push(place())
    else if (scanner.name() === 'ofd:TemplatePage') templates.set(scanner.attribute('ID') ?? '', place())
  }
  return { area: area ?? A4, pages, templates }
}

function canvasOf(zip: ZipArchive, document: OfdDocument, path: string): Canvas {
  const bytes = partOf(zip, path)
  const head = readHead(bytes)
  const area = head.area ?? document.area
  const size = { left: 0, top: 0, right: area.width * POINTS, bottom: area.height * POINTS }
  const canvas = newCanvas(baseOf(area), size)
  for (const id of head.templates) {
    const template = document.templates.get(id)
    if (template !== undefined) paintContent(canvas, partOf(zip, template))
  }
  paintContent(canvas, bytes)
  return canvas
}

function pagesOf(zip: ZipArchive, main: string): ReadPage[] {
  const pages: ReadPage[] = []
  let glyphs = 0
  for (const root of rootsOf(zip, main)) {
    const document = readRoot(zip, root)
    for (const path of document.pages) {
      const canvas = canvasOf(zip, document, path)
      glyphs += canvas.glyphs.length
      if (pages.length >= MOST_PAGES || glyphs > MOST_GLYPHS)
        throw new ParseError('ofd_too_long', 'the OFD file holds more pages or text than any report')
      pages.push(readPage(marksOf(canvas)))
    }
  }
  if (pages.length === 0) throw new ParseError('ofd_broken', 'the OFD file has no page')
  return pages
}

/** Reads an OFD container whose main part is `main`. Throws `ParseError` where it is locked, broken or too long. */
export function readOfd(zip: ZipArchive, main: string): Reading {
  if (zip.names.some((name) => /(?:^|\/)(?:Encryptions?|DecryptSeed)\.(?:xml|dat)$/i.test(name)))
    throw new ParseError('document_locked', 'the OFD file is locked')
  return {
    kind: 'ofd',
    blocks: blocksOf(pagesOf(zip, main), []),
    meta: new Map(),
    titleTag: null,
    links: [],
    hiddenTables: [],
    charset: 'utf-8',
  }
}
