/** The stored source of a report, and the mark on one cell in it. */
import type { Cell } from '../../domain/cell.ts'
import { NotFoundError } from '../../domain/errors.ts'
import { type SourceData, sourcePage } from '../../web/pages/source.ts'
import type { DocumentAnswer } from '../answers.ts'
import type { Doors } from '../doors.ts'
import { pageRoute } from '../page-route.ts'
import { PARAMETER } from '../query.ts'

/** Characters of a long source shown at once; the marked cell stands in their middle. */
const SHOWN = 200_000

const parameters = {
  report: PARAMETER.whole('Report whose cell is marked', 1, 2_147_483_647).optional(),
  version: PARAMETER.whole('Version of that report', 1, 100_000).optional(),
  cell: PARAMETER.text('Cell to mark, as table:id').optional(),
}

interface Query {
  readonly report?: number | undefined
  readonly version?: number | undefined
  readonly cell?: string | undefined
}

/** A stored document by its hash; NotFoundError otherwise. */
export async function documentOf(doors: Doors, sha256: string): Promise<DocumentAnswer> {
  const document = /^[0-9a-f]{64}$/.test(sha256) ? await doors.answers.document(sha256) : null
  if (document !== null) return document
  throw new NotFoundError('no_document', `there is no stored document ${sha256.slice(0, 80)}`, {
    hint: 'sources are named by the SHA-256 of their bytes, 64 small hex digits',
  })
}

async function cellOf(doors: Doors, document: DocumentAnswer, query: Query): Promise<Cell | null> {
  if (query.cell === undefined) return null
  const use = usesOf(document, query)[0]
  const report = use === undefined ? null : await doors.answers.report(use.report_id, use.version)
  const cell = report?.cells.find((one) => `${one.table}:${one.id}` === query.cell)
  if (cell !== undefined) return cell
  throw new NotFoundError('no_cell', `no cell "${query.cell}" was read from document ${document.sha256}`, {
    hint: 'cells are named table:id, for example t3:new_requests__total',
  })
}

/** Reports read from the document, the one asked for first. */
function usesOf(document: DocumentAnswer, query: Query): DocumentAnswer['uses'] {
  const asked = document.uses.filter(
    (use) =>
      (query.report === undefined || use.report_id === query.report) &&
      (query.version === undefined || use.version === query.version),
  )
  if (asked.length > 0) return [...asked, ...document.uses.filter((use) => !asked.includes(use))]
  if (query.report === undefined && query.version === undefined) return document.uses
  throw new NotFoundError(
    'no_report',
    `report ${query.report ?? ''} was not read from document ${document.sha256}`,
  )
}

function shownText(text: string | null, cell: Cell | null): SourceData['text'] {
  if (text === null) return null
  const start = cell?.source.start ?? 0
  const from = text.length <= SHOWN ? 0 : Math.max(0, Math.min(start - SHOWN / 2, text.length - SHOWN))
  return { shown: text.slice(from, from + SHOWN), from, length: text.length }
}

/** Markup, entities for spaces and white space left out: what the eye would compare. */
const bare = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:nbsp|ensp|emsp|#160|#xa0);/gi, '')
    .replace(/\s/g, '')

/** The mark must hold the very figure: `3` within `1,234` is not it, and a blank holds nothing. */
function agrees(text: string | null, cell: Cell | null): boolean | null {
  const { start, end } = cell?.source ?? {}
  if (text === null || cell === null || start === undefined || end === undefined) return null
  if (end > text.length) return false
  const marked = bare(text.slice(start, end))
  const read = bare(cell.raw)
  if (read === '') return marked === ''
  const at = marked.indexOf(read)
  return at >= 0 && !/[\d.,]$/.test(marked.slice(0, at)) && !/^[\d.,]/.test(marked.slice(at + read.length))
}

export const SOURCE_PAGE = pageRoute({
  path: '/sources/:sha256',
  parameters,
  load: async (doors, query, sha256): Promise<SourceData> => {
    const { text, ...document } = await documentOf(doors, sha256)
    const whole = { ...document, text }
    const cell = await cellOf(doors, whole, query)
    return {
      ...document,
      uses: usesOf(whole, query),
      cell,
      text: shownText(text, cell),
      mark_agrees: agrees(text, cell),
    }
  },
  render: sourcePage,
})
