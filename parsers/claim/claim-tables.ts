/** All tables of a document → cells, leftovers, and which blocks they took. */
import type { Block, Reading } from '../../src/domain/block.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { rolesOf } from '../dictionary.ts'
import { eraByWords } from '../era-words.ts'
import { joined, leftover, type TableClaim } from './candidate.ts'
import { familyNamed } from './cases.ts'
import { type Before, claimGrid, type GridClaim } from './claim-grid.ts'
import { claimOneYear } from './claim-one-year.ts'
import { claimText } from './claim-text.ts'
import type { Claimed } from './claimed.ts'
import { withoutEmptyCopies } from './empty-copies.ts'
import { claimAlike, rememberClaim } from './layout-plan.ts'
import type { RequestHeads } from './requests.ts'
import { settle } from './settle.ts'
import { isStatisticsGrid } from './statistics-grid.ts'
import { claimStatisticsTables, isJoined } from './statistics-tables.ts'
import { foreignCaption, type Whose, withheldClaim } from './table-caption.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

function tableText({ grid }: TableBlock): string {
  return grid.cells
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join(' | ')
}

const isStatistics = ({ grid }: TableBlock): boolean =>
  grid.cells.slice(0, 40).some((cell) => rolesOf(cell.text).statistics === true)

/** The family named by the last line before a block, as far as no other table stands between. */
function familyBefore(blocks: readonly Block[], at: number): string | null {
  for (let i = at - 1; i >= 0 && i > at - 4; i -= 1) {
    const block = blocks[i]
    if (block === undefined || block.kind === 'table') return null
    if (block.kind !== 'text') continue
    const family = familyNamed(block.text)
    if (family !== null) return family
  }
  return null
}

/**
 * Claims every table of a reading, then, where no table gave anything, its lines. `whose` is year and body of the report
 * as far as they are known: a table may name others, and a statistics table may print other years beside it.
 */
export function claimTables(reading: Reading, whose: Whose): Claimed {
  const claimed = claimForm(reading, whose)
  return claimed.cells.length > 0 ? claimed : (claimStatisticsTables(reading, claimed, whose) ?? claimed)
}

interface Claims {
  readonly claims: TableClaim[]
  readonly unclaimed: Leftover[]
  readonly taken: Set<number>
  readonly formBlocks: Set<number>
  statistics: boolean
}

/**
 * Claims one table by the plan of one printed like it, else afresh, without the figures of other years; null where it is
 * a statistics table.
 */
function claimTable(
  { grid }: TableBlock,
  index: number,
  before: Before,
  year: number | null,
): GridClaim | null {
  const alike = claimAlike(grid, index, before.family)
  if (alike !== null) return alike
  if (isStatisticsGrid(grid)) return null
  const claim = claimGrid(grid, index, before)
  rememberClaim(grid, before.family, claim)
  // Only what could not be read as it stands may be a table of several years.
  return claim.leftovers.length > 0 ? claimOneYear(claim, grid, index, before, year) : claim
}

/** The claim of one table, without figures where its caption names another year or body. */
function claimOwn(blocks: readonly Block[], index: number, before: Before, whose: Whose): GridClaim | null {
  const block = blocks[index]
  const claim = block?.kind === 'table' ? claimTable(block, index, before, whose.year) : null
  const caption =
    claim === null || claim.candidates.length === 0 ? null : foreignCaption(blocks, index, whose)
  return claim === null || caption === null ? claim : withheldClaim(claim, caption)
}

function claimBlocks(blocks: readonly Block[], whose: Whose): Claims {
  const found: Claims = {
    claims: [],
    unclaimed: [],
    taken: new Set(),
    formBlocks: new Set(),
    statistics: false,
  }
  let last: { readonly at: number; readonly requests: RequestHeads | null } | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'table') continue
    found.taken.add(index)
    const requests: RequestHeads | null =
      last !== null && isJoined(blocks, last.at, index) ? last.requests : null
    const claim = claimOwn(blocks, index, { family: familyBefore(blocks, index), requests }, whose)
    last = { at: index, requests: claim?.requests ?? null }
    if (claim !== null) found.claims.push(claim)
    if (claim?.isForm) {
      found.formBlocks.add(index)
      continue
    }
    found.statistics ||= claim === null || isStatistics(block)
    const text = tableText(block)
    if (claim === null || text !== '')
      found.unclaimed.push(leftover('unclaimed_table', text, { block: index, row: 0, col: 0 }))
  }
  return found
}

/** The tables of the forms of 2019 and 2021; a statistics table is left over whole. */
function claimForm(reading: Reading, whose: Whose): Claimed {
  const { claims, unclaimed, taken, formBlocks, statistics } = claimBlocks(reading.blocks, whose)
  if (claims.every((claim) => claim.candidates.length === 0)) {
    const claim = claimText(reading.blocks)
    claims.push(claim)
    for (const index of claim.claimed) {
      taken.add(index)
      formBlocks.add(index)
    }
  }
  const claim = joined(withoutEmptyCopies(claims))
  const settled = settle(claim, () => eraByWords(reading.blocks))
  return {
    ...settled,
    leftovers: [...unclaimed, ...claim.leftovers, ...settled.leftovers],
    taken,
    formBlocks,
    statistics,
  }
}
