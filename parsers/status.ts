/**
 * The verdict on a reading. `complete` is said only where every cell of the form was claimed and nothing is left that
 * may be one; every other status says why.
 */
import type { Reading } from '../src/domain/block.ts'
import type { Cell } from '../src/domain/cell.ts'
import type { Era } from '../src/domain/format.ts'
import type { Attachment, Leftover, ReadStatus } from '../src/domain/report.ts'
import type { Claimed } from './claim/claimed.ts'
import { eraByWords, statisticsEraByWords } from './era-words.ts'
import type { Identity } from './identity/identify.ts'
import { refusalOf, refusalOfForm } from './not-a-report.ts'
import { namesOf, type ShownPicture, shownPictures } from './pictures.ts'
import { sectionOfHeading } from './section-headings.ts'
import { type ReportSections, tabledSections } from './sections.ts'
import { holdsFigures, namesForm } from './unplaced-form.ts'

export interface Verdict {
  readonly status: ReadStatus
  readonly reason: string | null
  readonly era: Era | null
}

interface Evidence {
  readonly reading: Reading
  readonly claimed: Claimed
  readonly parts: ReportSections
  readonly identity: Identity
  readonly attachments: readonly Attachment[]
  /** Passages of a form in running text, null where there is none. */
  readonly unplaced: readonly Leftover[] | null
}

const BLOCKING: ReadonlySet<Leftover['reason']> = new Set([
  'doubtful',
  'duplicate',
  'unknown_column',
  'unknown_row',
])
const isSpoken = (cell: Cell): boolean => cell.kind === 'number' || cell.kind === 'not_applicable'

const list = (ids: readonly string[]): string =>
  ids.length <= 5 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`

const REASONS: Readonly<Record<string, string>> = {
  doubtful: 'could not be placed without doubt',
  duplicate: 'stand twice',
  unknown_column: 'stand under heads that the form does not have',
  unknown_row: 'stand in rows that the form does not have',
}

/** `312 ≠ 312.18`: what a workbook's cell shows, and what it holds. */
const SHOWN_AND_STORED = /^\S+ ≠ \S+$/u

function shortcomings({ claimed, reading }: Evidence): string[] {
  const found: string[] = []
  const { missing, cells, leftovers } = claimed
  if (missing.length > 0) found.push(`${missing.length} cells of the form were not found: ${list(missing)}`)
  const shown = missing.length > 0 ? shownPictures(reading) : []
  if (shown.length > 0) found.push(`the document shows pictures that may hold them: ${namesOf(shown)}`)
  const pictures = cells.filter((cell) => cell.kind === 'image')
  if (pictures.length > 0)
    found.push(`${pictures.length} cells are pictures: ${list(pictures.map((cell) => cell.id))}`)
  const formulas = cells.filter(({ kind, raw }) => kind === 'text' && raw.startsWith('='))
  if (formulas.length > 0)
    found.push(
      `${formulas.length} cells are formulas whose result is not stored: ${list(formulas.map((cell) => cell.id))}`,
    )
  const rounded = cells.filter(({ kind, raw }) => kind === 'text' && SHOWN_AND_STORED.test(raw))
  if (rounded.length > 0)
    found.push(
      `${rounded.length} cells show another number than they store: ${list(rounded.map(({ id, raw }) => `${id} (${raw})`))}`,
    )
  for (const reason of BLOCKING) {
    const count = leftovers.filter((left) => left.reason === reason).length
    if (count > 0) found.push(`${count} figures or rows ${REASONS[reason]}`)
  }
  return found
}

/** Figures of a statistics table that stand there, though none could be told apart from its twin. */
const isContested = ({ statistics, leftovers }: Claimed): boolean =>
  statistics && leftovers.some(({ reason }) => reason === 'doubtful')

const EMPTY_FORM = 'The form holds no figure: it is an empty form.'

function judgeForm(evidence: Evidence, era: Era): Verdict {
  const { claimed } = evidence
  if (isContested(claimed)) return { status: 'partial', reason: `${shortcomings(evidence).join('; ')}.`, era }
  if (!claimed.cells.some(isSpoken) && !claimed.cells.some((cell) => cell.kind === 'image'))
    return { status: 'not_a_report', reason: EMPTY_FORM, era }
  const refusal = refusalOfForm(evidence.identity, claimed.cells, tabledSections(evidence.parts))
  if (refusal !== null) return { status: 'not_a_report', reason: refusal, era }
  const found = shortcomings(evidence)
  if (found.length === 0) return { status: 'complete', reason: null, era }
  return { status: 'partial', reason: `${found.join('; ')}.`, era }
}

/**
 * Pictures between the section headings, or beside a text too short to be a report. A file (PDF, Word) of little but
 * pictures is a scan whatever its text says; a page of little but pictures may be anything.
 */
function reportPictures({ reading, parts: { sections }, identity }: Evidence): readonly ShownPicture[] {
  const pictures = shownPictures(reading)
  if (pictures.length === 0) return []
  const first = reading.blocks.findIndex(
    (block) => block.kind === 'text' && sectionOfHeading(block.text) !== null,
  )
  if (first >= 0 && sections.length >= 2) return pictures.filter(({ block }) => block > first)
  const short = proseLength(reading) < 600
  const isFile = reading.kind !== 'html' && reading.kind !== 'text'
  return short && (isFile || identity.verdict?.verdict === 'report') ? pictures : []
}

/** Whether the page offers the report as a file and says little itself. */
function isOnlyOffer({ reading, parts: { sections }, identity, attachments }: Evidence): boolean {
  const offered = attachments.some(isReportFile) || (attachments.length > 0 && isTitled(identity))
  return offered && sections.length === 0 && proseLength(reading) < 600
}

const isTitled = (identity: Identity): boolean => identity.verdict?.verdict === 'report'

function proseLength(reading: Reading): number {
  let length = 0
  for (const block of reading.blocks)
    if (block.kind === 'text' && block.aside !== true && block.text.length > 20) length += block.text.length
  return length
}

const partial = (reason: string, era: Era | null): Verdict => ({ status: 'partial', reason, era })

function judgeWithoutForm(evidence: Evidence): Verdict {
  const { reading, parts, identity, attachments, unplaced } = evidence
  if (unplaced !== null)
    return holdsFigures(unplaced)
      ? partial(
          'The form stands in running text whose figures cannot be told apart.',
          eraByWords(reading.blocks),
        )
      : { status: 'not_a_report', reason: EMPTY_FORM, era: eraByWords(reading.blocks) }
  const tabled = tabledSections(parts)
  if (holdsForm(evidence, tabled))
    return partial(
      'Tables of the form were found, but no row or head could be matched without doubt.',
      eraByWords(reading.blocks),
    )
  const refusal = refusalOf(reading, identity)
  if (refusal !== null && tabled === 0) return { status: 'not_a_report', reason: refusal, era: null }
  const pictures = reportPictures(evidence)
  if (attachments.some(isReportFile) && isOnlyOffer(evidence)) return ONLY_OFFER
  if (pictures.length > 0)
    return { status: 'needs_ocr', reason: `The tables are pictures: ${namesOf(pictures)}.`, era: null }
  if (tabled >= 2)
    return partial('The sections of the form are there, but none of its tables.', eraByWords(reading.blocks))
  return judgeProse(evidence)
}

/**
 * Whether a table that was taken for one of the form is one: other sheets count 行政许可 or 予以公开 too, and a page that
 * calls itself something else is believed unless it has the sections of a report.
 */
function holdsForm({ reading, claimed, identity }: Evidence, tabled: number): boolean {
  if (claimed.formBlocks.size === 0) return false
  if (tabled >= 2 || isTitled(identity)) return true
  if (identity.verdict?.verdict === 'decoy') return false
  return tabled > 0 || namesForm(textOfTables(reading, claimed))
}

const textOfTables = ({ blocks }: Reading, { formBlocks }: Claimed): string =>
  blocks
    .flatMap((block, index) =>
      block.kind === 'table' && formBlocks.has(index) ? block.grid.cells.map(({ text }) => text) : [],
    )
    .join(' ')

const ONLY_OFFER: Verdict = {
  status: 'attachment_only',
  reason: 'The page only links the report as a file.',
  era: null,
}

function judgeProse(evidence: Evidence): Verdict {
  const { reading, claimed, parts, identity } = evidence
  const era = statisticsEraByWords(reading.blocks)
  if (claimed.statistics || (era !== null && isTitled(identity)))
    return partial(
      'A statistics table of the years before 2019 stands there, but none of its rows could be matched without doubt.',
      era ?? 'era_2014',
    )
  if (isOnlyOffer(evidence)) return ONLY_OFFER
  const isSectioned = parts.sections.length >= 2 && (parts.headings.of === 'form' || isTitled(identity))
  if (isSectioned || hasLawfulParts(parts) || (isTitled(identity) && proseLength(reading) >= 200))
    return partial('The report has no table of a known form: only its text is kept.', 'narrative')
  return {
    status: 'not_a_report',
    reason: 'The document has no table and no section of an annual report.',
    era: null,
  }
}

/** What the regulation of 2007 wanted of a report, under four headings at least: no other paper has these parts. */
const hasLawfulParts = ({ sections }: ReportSections): boolean =>
  sections.length >= 4 &&
  ['proactive_disclosure', 'requests', 'review_and_litigation'].every((wanted) =>
    sections.some(({ id }) => id === wanted),
  )

const isReportFile = ({ name }: Attachment): boolean => /信息公开.{0,12}(?:年度?报告|年报)/u.test(name)

/** Judges a reading whose tables were claimed. */
export function judge(evidence: Evidence): Verdict {
  const { claimed } = evidence
  const isRead = claimed.cells.length > 0 || isContested(claimed)
  return isRead && claimed.era !== null ? judgeForm(evidence, claimed.era) : judgeWithoutForm(evidence)
}

/**
 * Rows the form does not have are local ones where every cell of the form was found beside them; else any of them may
 * be a row of the form under another name.
 */
export function nameLocalRows(claimed: Claimed): Claimed {
  if (claimed.missing.length > 0 || claimed.era === null) return claimed
  return {
    ...claimed,
    leftovers: claimed.leftovers.map((left) =>
      left.reason === 'unknown_row' ? { ...left, reason: 'local' } : left,
    ),
  }
}
