/**
 * What the caption of a table says of whose figures it holds: the rows across its top, or the line right before it.
 * Law kept here: a table that names another year or another body than the report gives no figures, however well it reads.
 */
import type { Block, Grid } from '../../src/domain/block.ts'
import { isBodyName, isPlaceName, isSameBody } from '../identity/body-names.ts'
import { INVISIBLE } from '../labels.ts'
import { figureLeftover } from './candidate.ts'
import type { GridClaim } from './claim-grid.ts'
import { yearKind } from './year-words.ts'

/** Whose report it is, as far as that is known beyond dispute. */
export interface Whose {
  readonly year: number | null
  readonly agency: string | null
}

const LONGEST_CAPTION = 60
const MOST_ROWS = 3
const MOST_LINES = 2

/** A body, a year, and what of them the table tells. Dates and sentences are no captions. */
const CAPTION =
  /^(?:附(?:件|表)?\d*[:、.]?)?[《(【]?(?<body>\p{Script=Han}{3,30}?)??(?<year>20\d\d)?(?:年度?)?(?:政府信息公开|主动公开|收到和处理|因?政府信息|依申请公开|行政复议)\p{Script=Han}*(?:情况|统计表|情况表|数据|附表|一览表)[、\p{Script=Han}]*[》)】]?$/u

/** The caption that names another year or body, as printed; null where none does. */
export function foreignCaption(blocks: readonly Block[], at: number, whose: Whose): string | null {
  const block = blocks[at]
  if (block?.kind !== 'table') return null
  return [...topRows(block.grid), ...linesBefore(blocks, at)].find((text) => isForeign(text, whose)) ?? null
}

function topRows({ cells, rows }: Grid): string[] {
  const texts: string[] = []
  for (let row = 0; row < Math.min(rows, MOST_ROWS); row += 1) {
    const said = cells.filter((cell) => cell.row === row && cell.text !== '')
    if (said.length > 1) break
    texts.push(...said.map(({ text }) => text))
  }
  return texts
}

function linesBefore(blocks: readonly Block[], at: number): string[] {
  const texts: string[] = []
  for (let i = at - 1; i >= 0 && texts.length < MOST_LINES; i -= 1) {
    const block = blocks[i]
    if (block?.kind !== 'text') break
    texts.push(block.text)
  }
  return texts
}

function isForeign(text: string, { year, agency }: Whose): boolean {
  if (text.length > LONGEST_CAPTION) return false
  if (year !== null && yearKind(text, year) === 'other') return true
  const caption = CAPTION.exec(text.normalize('NFKC').replace(INVISIBLE, ''))?.groups
  if (caption === undefined) return false
  if (year !== null && caption.year !== undefined && Number(caption.year) !== year) return true
  const { body } = caption
  if (body === undefined || agency === null || isPlaceName(agency)) return false
  return isBodyName(body) && !isPlaceName(body) && !isSameBody(body, agency)
}

/** The claim of such a table: its figures are left over, told apart by the caption. */
export function withheldClaim(claim: GridClaim, caption: string): GridClaim {
  return {
    ...claim,
    candidates: [],
    leftovers: [...claim.leftovers, ...claim.candidates.map((one) => figureLeftover('local', one))].map(
      (left) => ({ ...left, reason: 'local' as const, about: caption }),
    ),
    contested: [],
    requests: null,
  }
}
