/** All tables of a document → cells, leftovers, and which blocks they took. */
import type { Block, Reading } from '../../src/domain/block.ts'
import type { Leftover } from '../../src/domain/report.ts'
import { rolesOf } from '../dictionary.ts'
import { eraByWords } from '../era-words.ts'
import { joined, leftover, type TableClaim } from './candidate.ts'
import { familyNamed } from './cases.ts'
import { claimGrid } from './claim-grid.ts'
import { claimText } from './claim-text.ts'
import type { Claimed } from './claimed.ts'
import { withoutEmptyCopies } from './empty-copies.ts'
import { claimAlike, rememberClaim } from './layout-plan.ts'
import { settle } from './settle.ts'
import { isStatisticsGrid } from './statistics-grid.ts'
import { claimStatisticsTables } from './statistics-tables.ts'

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
 * Claims every table of a reading, then, where no table gave anything, its lines. `year` is the report year where it is
 * known: a statistics table may print other years beside it.
 */
export function claimTables(reading: Reading, year: number | null): Claimed {
  const claimed = claimForm(reading)
  return claimed.cells.length > 0 ? claimed : (claimStatisticsTables(reading, claimed, year) ?? claimed)
}

/** The tables of the forms of 2019 and 2021; a statistics table is left over whole. */
function claimForm(reading: Reading): Claimed {
  const claims: TableClaim[] = []
  const unclaimed: Leftover[] = []
  const taken = new Set<number>()
  const formBlocks = new Set<number>()
  let statistics = false
  reading.blocks.forEach((block, index) => {
    if (block.kind !== 'table') return
    taken.add(index)
    const family = familyBefore(reading.blocks, index)
    const alike = claimAlike(block.grid, index, family)
    if (alike === null && isStatisticsGrid(block.grid)) {
      statistics = true
      unclaimed.push(leftover('unclaimed_table', tableText(block), { block: index, row: 0, col: 0 }))
      return
    }
    const claim = alike ?? claimGrid(block.grid, index, family)
    if (alike === null) rememberClaim(block.grid, family, claim)
    claims.push(claim)
    if (claim.isForm) formBlocks.add(index)
    else {
      statistics ||= isStatistics(block)
      const text = tableText(block)
      if (text !== '') unclaimed.push(leftover('unclaimed_table', text, { block: index, row: 0, col: 0 }))
    }
  })
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
