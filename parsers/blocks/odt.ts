/**
 * OpenDocument text (ODT), as some users of WPS and LibreOffice save a report: body only, as the document looks. The
 * same bounds and the same end of the path as DOCX.
 */
import type { Reading } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { toBlocks } from './doc-flow.ts'
import type { Content } from './doc-model.ts'
import { eachInside } from './docx-visible.ts'
import { scanXml } from './docx-xml.ts'
import { type OdfContext, readOdfParagraph } from './odf-paragraph.ts'
import { readOdfStyles } from './odf-styles.ts'
import { readOdfTable } from './odf-table.ts'
import type { ZipArchive } from './zip.ts'

/** A paragraph a cell and all prose: a report has some hundreds. */
const MAX_PARAGRAPHS = 100_000

function readStory(context: OdfContext): Content[] {
  const content: Content[] = []
  eachInside(context.scanner, (name) => {
    if (name === 'text:p' || name === 'text:h') {
      context.paragraphs += 1
      if (context.paragraphs > MAX_PARAGRAPHS)
        throw new ParseError(
          'odf_too_large',
          `a document of more than ${MAX_PARAGRAPHS} paragraphs is no report`,
        )
      content.push(...readOdfParagraph(context))
    } else if (name === 'table:table') content.push(readOdfTable(context))
    else if (name === 'text:tracked-changes' || name === 'office:annotation' || name === 'office:forms')
      context.scanner.skip()
  })
  return content
}

/** The content part. Throws `ParseError` where it is missing or the document is locked. */
export function odfContent(zip: ZipArchive): Uint8Array {
  const manifest = zip.names.includes('META-INF/manifest.xml') ? zip.read('META-INF/manifest.xml') : null
  if (manifest !== null && Buffer.from(manifest).includes('encryption-data'))
    throw new ParseError('document_locked', 'the OpenDocument file is locked by a password')
  const content = zip.read('content.xml')
  if (content === null) throw new ParseError('odf_broken', 'the OpenDocument file has no content')
  return content
}

/** Reads an OpenDocument text. Throws `ParseError` where it is locked, broken, or beyond the bounds of a report. */
export function readOdt(zip: ZipArchive): Reading {
  const xml = odfContent(zip)
  const named = zip.names.includes('styles.xml') ? zip.read('styles.xml') : null
  const context: OdfContext = {
    scanner: scanXml(xml),
    styles: readOdfStyles(named === null ? [xml] : [named, xml]),
    links: [],
    paragraphs: 0,
    boxes: 0,
    readStory: () => readStory(context),
  }
  const { scanner } = context
  const content: Content[] = []
  // To the end of the part, so that a cut file is noticed.
  for (let event = scanner.next(); event !== 'end'; event = scanner.next())
    if (event === 'open' && scanner.name() === 'office:text') content.push(...readStory(context))
  return {
    kind: 'odt',
    blocks: toBlocks(content),
    meta: new Map(),
    titleTag: null,
    links: context.links,
    hiddenTables: [],
    charset: 'utf-8',
  }
}
