/**
 * The one entry: bytes → report. Kind by content, charset, blocks, grids, cells, sections, identity, status. It never
 * throws for odd content: that is a status with its reason. Checks are added by the step above.
 */
import type { Reading } from '../src/domain/block.ts'
import { ParseError } from '../src/domain/errors.ts'
import type { Leftover, ReadStatus, Report } from '../src/domain/report.ts'
import { attachmentsOf } from './attachments.ts'
import { readHtml } from './blocks/html.ts'
import { readText } from './blocks/text.ts'
import { decode } from './charset.ts'
import { leftover } from './claim/candidate.ts'
import { claimTables } from './claim/claim-tables.ts'
import { type DocumentKind, kindByMagic, kindByText } from './document-kind.ts'
import { hiddenTwins } from './hidden-twins.ts'
import { identify } from './identity/identify.ts'
import { sectionsOf } from './sections.ts'
import { judge, nameLocalRows } from './status.ts'
import { unplacedForm } from './unplaced-form.ts'

/** Raised whenever a change may alter what is read; `reread` compares by it. */
export const PARSER_VERSION = '2'

export interface ReadInput {
  readonly bytes: Uint8Array
  readonly fileName?: string
  readonly url?: string
  /** The content-type header as served, where there was one. */
  readonly contentType?: string | null
}

const UNREAD: Readonly<Record<Exclude<DocumentKind, 'html' | 'text'>, readonly [ReadStatus, string]>> = {
  empty: ['unreadable', 'The document is empty.'],
  binary: ['unreadable', 'The bytes are no text in any known charset.'],
  picture: ['needs_ocr', 'The document is a picture.'],
  archive: ['unreadable', 'The document is an archive; the files in it must be read one by one.'],
  docx: ['unreadable', 'A Word document (docx) is not read yet.'],
  xlsx: ['unreadable', 'A workbook (xlsx) is not read yet.'],
  zip: ['unreadable', 'A container (zip) is not read yet.'],
  ole: ['unreadable', 'An Office document of the old kind (doc, wps, xls) is not read yet.'],
  pdf: ['unreadable', 'A PDF is not read yet.'],
  rtf: ['unreadable', 'A rich-text document (rtf) is not read yet.'],
}

const MAX_BYTES = 20_000_000

const nothing = (status: ReadStatus, reason: string): Report => ({
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

/** Blocks → report: what every kind of document shares. */
function reportOf(reading: Reading, input: { readonly url?: string }): Report {
  const claimed = nameLocalRows(claimTables(reading))
  const identity = identify(reading, input.url === undefined ? {} : { url: input.url })
  const sections = sectionsOf(reading.blocks, claimed.taken, new Set(claimed.cells.map((cell) => cell.table)))
  const attachments = attachmentsOf(reading, input.url)
  const unplaced = claimed.cells.length === 0 ? unplacedForm(reading.blocks, claimed.taken) : null
  const verdict = judge({ reading, claimed, sections, identity, attachments, unplaced })
  const conflicts = identity.conflicts.map(
    (conflict): Leftover => leftover('identity_conflict', conflict.message, { block: 0 }),
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
    sections,
    cells: claimed.cells,
    findings: [],
    leftovers: [
      ...claimed.leftovers,
      ...(unplaced ?? []),
      ...hiddenTwins(reading.hiddenTables, claimed.cells, claimed.era),
      ...conflicts,
    ],
    attachments,
  }
}

function readingOf(text: string, charset: string, kind: 'html' | 'text'): Reading {
  return kind === 'html' ? readHtml(text, charset) : readText(text, charset)
}

/** Reads one document; `findings` stays empty. */
export function readReport(input: ReadInput): Report {
  if (input.bytes.length > MAX_BYTES)
    return nothing('unreadable', `The document is larger than ${MAX_BYTES / 1_000_000} MB.`)
  const magic = kindByMagic(input.bytes)
  if (magic !== null && magic !== 'html' && magic !== 'text') return nothing(...UNREAD[magic])
  const { text, charset } = decode(input.bytes, input.contentType ?? null)
  const kind = kindByText(text)
  if (kind !== 'html' && kind !== 'text') return nothing(...UNREAD[kind])
  try {
    return reportOf(readingOf(text, charset, kind), input)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return nothing('unreadable', `The document cannot be read: ${error.message}.`)
  }
}
