/**
 * DOCX: our own reading of WordprocessingML, as the document looks with all tracked changes accepted. Body only: headers,
 * footers and notes are not the report. The file is unpacked within bounds and scanned once; no tree is built.
 */
import type { Reading } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { toBlocks } from './doc-flow.ts'
import type { Content } from './doc-model.ts'
import type { DocxContext, ParagraphDraft } from './docx-context.ts'
import { type DocxPackage, openDocx } from './docx-package.ts'
import { finishParagraph, readParagraph } from './docx-paragraph.ts'
import { readStyles } from './docx-styles.ts'
import { readTable } from './docx-table.ts'
import { eachInside, visibleEvents } from './docx-visible.ts'
import { scanXml } from './docx-xml.ts'
import { openZip, type ZipArchive } from './zip.ts'

/** A paragraph a cell and all prose: a report has some hundreds. */
const MAX_PARAGRAPHS = 100_000

function readStory(context: DocxContext, other: (name: string) => void = () => {}): Content[] {
  const content: Content[] = []
  let begun: ParagraphDraft | null = null
  const finish = () => {
    if (!begun) return
    content.push(finishParagraph(begun), ...begun.boxes)
    begun = null
  }
  eachInside(context.scanner, (name) => {
    if (name === 'w:p') {
      context.paragraphs++
      if (context.paragraphs > MAX_PARAGRAPHS) {
        throw new ParseError(
          'docx_too_large',
          `a document of more than ${MAX_PARAGRAPHS} paragraphs is no report`,
        )
      }
      begun = readParagraph(context, begun)
      if (!begun.joinsNext) finish()
    } else if (name === 'w:tbl') {
      finish()
      content.push(readTable(context))
    } else if (name === 'w:altChunk') {
      context.embedded++
    } else {
      other(name)
    }
  })
  finish()
  return content
}

function readBody(context: DocxContext): Content[] {
  const { scanner } = context
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    if (scanner.name() === 'w:body') {
      const content = readStory(context)
      // To the end of the part, so that a cut file is noticed.
      while (scanner.next() !== 'end');
      return content
    }
    if (scanner.name() !== 'w:document' && scanner.name() !== 'w:wordDocument') scanner.skip()
  }
  throw new ParseError('docx_no_document', 'the container holds no Word document')
}

function readDocument(
  file: DocxPackage,
  trustsFields: boolean,
): { context: DocxContext; content: Content[] } {
  const context: DocxContext = {
    scanner: visibleEvents(scanXml(file.xml)),
    file,
    fields: [],
    trustsFields,
    links: [],
    embedded: 0,
    paragraphs: 0,
    boxes: 0,
    notes: 0,
    readStory: (other) => readStory(context, other),
  }
  return { context, content: readBody(context) }
}

/** Reads a DOCX file. Throws `ParseError` where it is locked, cut off, damaged, or beyond the bounds of a report. */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  return readWord(openZip(bytes))
}

/** The same of a container that is already open. */
export const readWord = (zip: ZipArchive): Reading => readFile(openDocx(zip))

/** Reads the one XML file that Word 2003 saved a document as. */
export const readWordXml = (xml: Uint8Array): Reading =>
  readFile({ xml, styles: readStyles(xml), relation: () => undefined })

function readFile(file: DocxPackage): Reading {
  const first = readDocument(file, true)
  const { context, content } = first.context.fields.includes('code') ? readDocument(file, false) : first
  const blocks = toBlocks(content)
  if (context.embedded > 0 && blocks.length === 0) {
    throw new ParseError('docx_embedded_page', 'the Word file only embeds a web page, its own text is empty')
  }
  return {
    kind: 'docx',
    blocks,
    meta: new Map(),
    titleTag: null,
    links: context.links,
    hiddenTables: [],
    charset: 'utf-8',
  }
}
