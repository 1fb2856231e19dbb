/**
 * Office files and PDF → blocks. What a container holds is told by its parts, never by the file's name, and the
 * readers are loaded only when a document of their kind comes.
 */
import type { Reading } from '../src/domain/block.ts'
import { ParseError } from '../src/domain/errors.ts'
import type { ZipArchive } from './blocks/zip.ts'
import { headOf } from './document-kind.ts'

/** Containers that are told by their first bytes. */
export type ContainerKind = 'zip' | 'ole' | 'pdf' | 'rtf' | 'office_xml'

/** Reads a container. Throws `ParseError` where it is locked, broken, or holds no document of a known kind. */
export async function readContainer(bytes: Uint8Array, kind: ContainerKind): Promise<Reading> {
  try {
    return await READERS[kind](bytes)
  } catch (cause) {
    if (cause instanceof ParseError) throw cause
    // What a reader trips over in a damaged file is as many things as there are bytes in it.
    const what = cause instanceof Error ? cause.message.replace(/\s*\.?\s*$/, '') : String(cause)
    throw new ParseError('container_broken', `the file is damaged (${what})`, { cause })
  }
}

/** Loads a module when it is first asked for. Asking Node again for each document would cost as much as reading it. */
function loaded<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let module: Promise<Module> | undefined
  return () => {
    module ??= load()
    return module
  }
}

const portable = loaded(() => import('./blocks/pdf.ts'))
const zipped = loaded(() => import('./blocks/zip.ts'))
const flat = loaded(() => import('./blocks/flat-opc.ts'))
const richText = loaded(() => import('./blocks/rtf.ts'))
const ofd = loaded(() => import('./blocks/ofd.ts'))
const relations = loaded(() => import('./blocks/docx-relations.ts'))
const word = loaded(() => import('./blocks/docx.ts'))
const compound = loaded(() => import('./blocks/doc-cfb.ts'))
const binaryWord = loaded(() => import('./blocks/doc.ts'))
const openText = loaded(() => import('./blocks/odt.ts'))
const sheets = loaded(() => import('./blocks/sheet.ts'))

async function readPortable(bytes: Uint8Array): Promise<Reading> {
  const { readPdf } = await portable()
  return readPdf(bytes)
}

async function readRichText(bytes: Uint8Array): Promise<Reading> {
  const { readRtf } = await richText()
  return readRtf(bytes)
}

async function readZipped(bytes: Uint8Array): Promise<Reading> {
  const { openZip } = await zipped()
  return readParts(openZip(bytes), bytes)
}

/** An office document as one XML file: a package written out flat, Word's or Excel's language of 2003. */
async function readOfficeXml(bytes: Uint8Array): Promise<Reading> {
  const head = headOf(bytes)
  if (head.includes('<pkg:package')) return readParts((await flat()).openFlatPackage(bytes), bytes)
  if (head.includes('<w:wordDocument')) return (await word()).readWordXml(bytes)
  return (await sheets()).readSheet(bytes)
}

async function readParts(zip: ZipArchive, bytes: Uint8Array): Promise<Reading> {
  const pages = zip.names.find((name) => /^\/?OFD\.xml$/i.test(name))
  if (pages !== undefined) return (await ofd()).readOfd(zip, pages)
  const open = openDocumentKind(zip)
  if (open === 'text') return (await openText()).readOdt(zip)
  if (open === 'spreadsheet') return (await sheets()).readSheet(bytes)
  if (open !== null) throw new ParseError('office_other', `the document is an OpenDocument ${open}`)
  const main = await mainPart(zip)
  if (/(?:^|\/)workbook[^/]*\.xml$/.test(main)) return (await sheets()).readSheet(bytes)
  if (/(?:^|\/)(?:presentation[^/]*\.xml|workbook[^/]*\.bin)$/.test(main))
    throw new ParseError('office_other', `the document is an office file of another kind (${main})`)
  if (/\.xml$/.test(main)) return (await word()).readWord(zip)
  throw refusalOfZip(zip)
}

/** What an OpenDocument file says it is (text, spreadsheet, presentation …); null where the container is none. */
function openDocumentKind(zip: ZipArchive): string | null {
  if (!zip.names.includes('content.xml') || !zip.names.includes('mimetype')) return null
  const type = Buffer.from(zip.read('mimetype') ?? []).toString('latin1')
  const kind = /^application\/vnd\.oasis\.opendocument\.(\w+)/u.exec(type)?.[1]
  return kind ?? 'file of a kind that is not known'
}

/** The part that the container's relationships name as the document, else the usual one; empty where there is none. */
async function mainPart(zip: ZipArchive): Promise<string> {
  const { partOfType, readRelations } = await relations()
  const named = partOfType(readRelations(zip, ''), '/officeDocument')
  const usual = ['word/document.xml', 'xl/workbook.xml'].find((part) => zip.names.includes(part))
  return named ?? usual ?? ''
}

function refusalOfZip(zip: ZipArchive): ParseError {
  const names = zip.names.filter((name) => !name.endsWith('/'))
  const some = names.slice(0, 3).join(', ')
  return new ParseError(
    'archive',
    names.length === 0
      ? 'the archive is empty'
      : `the document is an archive of ${names.length} files (${some}${names.length > 3 ? ', …' : ''}), which must be read one by one`,
  )
}

async function readCompound(bytes: Uint8Array): Promise<Reading> {
  const { openCompound, refuseLocked } = await compound()
  const file = openCompound(bytes)
  refuseLocked(file)
  if (file.stream('WordDocument') !== null) return (await binaryWord()).readDoc(bytes)
  if (file.stream('Workbook') !== null || file.stream('Book') !== null)
    return (await sheets()).readSheet(bytes)
  throw new ParseError('ole_other', 'the compound file holds neither a Word document nor a workbook')
}

const READERS: Readonly<Record<ContainerKind, (bytes: Uint8Array) => Promise<Reading>>> = {
  pdf: readPortable,
  zip: readZipped,
  ole: readCompound,
  rtf: readRichText,
  office_xml: readOfficeXml,
}
