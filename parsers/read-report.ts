/**
 * The one entry: bytes → report. Kind by content, charset, blocks, grids, cells, sections, identity, status. It never
 * throws for odd content: that is a status with its reason. Checks are added by the step above.
 */
import type { Reading } from '../src/domain/block.ts'
import { ParseError } from '../src/domain/errors.ts'
import type { Leftover, ReadStatus, Report } from '../src/domain/report.ts'
import { attachmentsOf } from './attachments.ts'
import { readHtml, readRegularHtml } from './blocks/html.ts'
import { readText } from './blocks/text.ts'
import { decode } from './charset.ts'
import { leftover } from './claim/candidate.ts'
import { claimTables } from './claim/claim-tables.ts'
import { kindByMagic, kindByText, type MagicKind, type TextKind } from './document-kind.ts'
import { withFrameDocuments } from './frame-documents.ts'
import { hiddenTwins } from './hidden-twins.ts'
import { identify } from './identity/identify.ts'
import { pagesOfMht } from './mht.ts'
import { pictureLeftovers, shownPictures } from './pictures.ts'
import { type ContainerKind, readContainer } from './read-container.ts'
import { withScriptArticle } from './script-article.ts'
import { preambleOf, sectionsOf } from './sections.ts'
import { judge, nameLocalRows } from './status.ts'
import { unplacedForm } from './unplaced-form.ts'
import { withoutPlaces } from './without-places.ts'

/** Raised whenever a change may alter what is read; `reread` compares by it. */
export const PARSER_VERSION = '7'

export interface ReadInput {
  readonly bytes: Uint8Array
  readonly fileName?: string
  readonly url?: string
  /** The content-type header as served, where there was one. */
  readonly contentType?: string | null
}

const UNREAD: Readonly<
  Record<
    Exclude<MagicKind | TextKind, 'html' | 'text' | 'mht' | ContainerKind>,
    readonly [ReadStatus, string]
  >
> = {
  empty: ['unreadable', 'The document is empty.'],
  binary: ['unreadable', 'The bytes are no text in any known charset.'],
  picture: ['needs_ocr', 'The document is a picture.'],
  archive: ['unreadable', 'The document is an archive; the files in it must be read one by one.'],
}

/** Larger documents are refused: the largest report seen is a PDF of some MB. */
export const MAX_BYTES = 20_000_000

/** A report of which nothing was read, and why. */
export const nothingRead = (status: ReadStatus, reason: string): Report => ({
  status,
  reason,
  title: null,
  agency: null,
  year: null,
  published_on: null,
  dates: [],
  era: null,
  scope: 'unknown',
  sections: [],
  cells: [],
  findings: [],
  leftovers: [],
  attachments: [],
})

/** Blocks → report: what every kind of document shares. `findings` stays empty. */
export function reportOf(reading: Reading, input: { readonly url?: string }): Report {
  const identity = identify(reading, input.url === undefined ? {} : { url: input.url })
  // A year or body that is in dispute tells no figures from those of another.
  const isDisputed = (name: string): boolean => identity.conflicts.some(({ field }) => field === name)
  const whose = {
    year: isDisputed('year') ? null : identity.year,
    agency: isDisputed('agency') ? null : identity.agency,
  }
  const claimed = nameLocalRows(claimTables(reading, whose))
  const parts = sectionsOf(reading.blocks, claimed)
  const attachments = attachmentsOf(reading, input.url)
  const unplaced = claimed.cells.length === 0 ? unplacedForm(reading.blocks, claimed.taken) : null
  const verdict = judge({ reading, claimed, parts, identity, attachments, unplaced })
  const conflicts = identity.conflicts.map(
    (conflict): Leftover => ({
      ...leftover('identity_conflict', conflict.message, { block: 0 }),
      about: conflict.field,
    }),
  )
  return {
    status: verdict.status,
    reason: verdict.reason,
    title: identity.title,
    agency: identity.agency,
    year: identity.year,
    published_on: identity.published_on,
    dates: identity.dates,
    era: verdict.era,
    scope: identity.scope,
    sections: parts.sections,
    preamble: preambleOf(reading.blocks, claimed.taken, parts.headings),
    cells: claimed.cells,
    findings: [],
    leftovers: [
      ...claimed.leftovers,
      ...(unplaced ?? []),
      ...hiddenTwins(reading.hiddenTables, claimed.cells, claimed.era),
      ...conflicts,
      ...(verdict.status === 'needs_ocr' ? pictureLeftovers(shownPictures(reading)) : []),
    ],
    attachments,
  }
}

/** Several pages of one saved file as one reading: offsets are lost, the first page speaks for the whole. */
function readPages(pages: readonly string[]): Reading {
  const readings = pages.map((page) => withoutPlaces(readHtml(page, 'mht')))
  const [first] = readings
  return {
    kind: 'html',
    charset: 'mht',
    blocks: readings.flatMap(({ blocks }) => blocks),
    meta: first?.meta ?? new Map(),
    titleTag: first?.titleTag ?? null,
    links: readings.flatMap(({ links }) => links),
    hiddenTables: readings.flatMap(({ hiddenTables }) => hiddenTables),
  }
}

/** Ucap writes it between the parts of a long article, and a script splits them: no text, and no end. */
const PAGE_BREAK = '#PAGE_BREAK#'

function readingOf(text: string, charset: string, kind: 'html' | 'text' | 'mht'): Reading {
  if (kind === 'mht') return readPages(pagesOfMht(text))
  return kind === 'text' ? readText(text, charset) : readShown(text, (html) => readHtml(html, charset))
}

/** Reads a page as its own scripts would leave it. */
function readShown<Read extends Reading | null>(text: string, read: (html: string) => Read): Reading | Read {
  const page = text.replaceAll(PAGE_BREAK, ' '.repeat(PAGE_BREAK.length))
  const framed = withFrameDocuments(page)
  const filled = withScriptArticle(framed ?? page) ?? framed
  const reading = read(filled ?? page)
  return filled === null || reading === null ? reading : withoutPlaces(reading)
}

function refused(error: unknown): Report {
  if (!(error instanceof ParseError)) throw error
  return nothingRead('unreadable', `The document cannot be read: ${error.message}.`)
}

/** The blocks of a regular page, in time proportional to its length; null for every other document. */
export function regularPage({ bytes, contentType = null }: ReadInput): Reading | null {
  const { text, charset } = decode(bytes, contentType)
  return kindByText(text) === 'html' ? readShown(text, (html) => readRegularHtml(html, charset)) : null
}

/** Reads a page or text at once; `findings` stays empty. A container is a promise away: see `readReport`. */
export function readPageOrText(input: ReadInput): Report {
  const { text, charset } = decode(input.bytes, input.contentType ?? null)
  const kind = kindByText(text)
  if (kind !== 'html' && kind !== 'text' && kind !== 'mht') return nothingRead(...UNREAD[kind])
  try {
    return reportOf(readingOf(text, charset, kind), input)
  } catch (error) {
    return refused(error)
  }
}

async function readContained(input: ReadInput, kind: ContainerKind): Promise<Report> {
  try {
    return reportOf(await readContainer(input.bytes, kind), input)
  } catch (error) {
    return refused(error)
  }
}

const isContainer = (kind: MagicKind): kind is ContainerKind =>
  kind !== 'picture' && kind !== 'archive' && kind !== 'empty'

/** Reads one document of any kind; `findings` stays empty. */
export async function readReport(input: ReadInput): Promise<Report> {
  if (input.bytes.length > MAX_BYTES)
    return nothingRead('unreadable', `The document is larger than ${MAX_BYTES / 1_000_000} MB.`)
  const magic = kindByMagic(input.bytes)
  if (magic === null) return readPageOrText(input)
  return isContainer(magic) ? readContained(input, magic) : nothingRead(...UNREAD[magic])
}
