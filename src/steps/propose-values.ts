/**
 * Report → proposals from its pictures (`read --ocr`). The tables made out in all pictures are claimed together by the
 * same labels and heads as printed ones. Laws kept here: a proposal never enters the report, and none is made for a
 * cell that was read.
 */
import { claimTables } from '../../parsers/claim/claim-tables.ts'
import type { Block } from '../domain/block.ts'
import type { Proposal, Proposals } from '../domain/proposal.ts'
import type { Report } from '../domain/report.ts'
import { engineParts } from '../ocr/engine-parts.ts'
import { lookApart, type SeenPicture } from '../ocr/look-apart.ts'
import type { SeenTable } from '../ocr/read-tables.ts'

interface Document {
  readonly bytes: Uint8Array
  /** Where pictures beside the document may lie; null where it came from elsewhere. */
  readonly folder: string | null
}

/** InputError where the optional packages are not installed; asked once, before any document is read. */
export function requireOcr(): void {
  engineParts()
}

/** Whether pictures may hold what the report lacks. */
const mayHoldMore = ({ status, reason, cells }: Report): boolean =>
  status === 'needs_ocr' ||
  (status === 'partial' && (cells.some((cell) => cell.kind === 'image') || /picture/.test(reason ?? '')))

/** What the pictures of a document may say; nothing for a report that lacks nothing. */
export async function proposeValues(report: Report, document: Document): Promise<Proposals> {
  if (!mayHoldMore(report)) return { proposed: [], notes: [] }
  const { pictures, notes } = await lookApart(document)
  const taken = new Set(
    report.cells.filter(({ kind }) => kind !== 'image').map(({ table, id }) => `${table}:${id}`),
  )
  const proposed = proposalsOf(pictures, report.year).filter(({ table, id }) => !taken.has(`${table}:${id}`))
  return { proposed, notes }
}

/** Tables of all pictures in their order, each a block: a form may go on in the next picture. */
function proposalsOf(pictures: readonly SeenPicture[], year: number | null): Proposal[] {
  const tables = pictures.flatMap((seen) => seen.tables.map((table) => ({ seen, table })))
  const blocks = tables.map(({ table }): Block => ({ kind: 'table', grid: table.grid }))
  const claimed = claimTables(
    {
      kind: 'picture',
      blocks,
      meta: new Map(),
      titleTag: null,
      links: [],
      hiddenTables: [],
      charset: 'picture',
    },
    { year, agency: null },
  )
  return claimed.cells.flatMap((cell): Proposal[] => {
    const { block, row, col } = cell.source
    const home = tables[block]
    const place = home && placeAt(home.table, row, col)
    if (cell.kind !== 'number' || cell.value === null || home === undefined || place === undefined) return []
    const { table, id, value, raw, unit } = cell
    const { picture, scale } = home.seen
    const { left, top, right, bottom } = place.box
    const px = (at: number): number => Math.round(at / scale)
    return [
      {
        kind: 'proposed',
        table,
        id,
        value,
        raw,
        unit,
        confidence: Math.round(place.confidence * 100) / 100,
        source: { picture, left: px(left), top: px(top), right: px(right), bottom: px(bottom) },
      },
    ]
  })
}

/** The cell at a place of the grid; a figure's place is the top left of its cell. */
function placeAt({ seen }: SeenTable, row: number | undefined, col: number | undefined) {
  return seen.find((cell) => cell.row === row && cell.col === col)
}
