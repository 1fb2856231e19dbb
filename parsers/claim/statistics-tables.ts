/** The statistics tables of a document that holds no later form: found, read and claimed together. */
import type { Block, Reading } from '../../src/domain/block.ts'
import { claimStatistics } from './claim-statistics.ts'
import type { Claimed } from './claimed.ts'
import { bare } from './statistics-columns.ts'
import { isStatisticsGrid, readStatisticsGrid } from './statistics-grid.ts'
import type { StatisticsHead } from './statistics-heads.ts'
import type { StatisticsTable } from './statistics-row.ts'
import { readStatisticsText } from './statistics-text.ts'
import { foreignCaption, type Whose } from './table-caption.ts'

const MAX_TITLE = 80

/** The line above a table, where it speaks of statistics: it may name the year. */
function titleBefore(blocks: readonly Block[], at: number): string {
  for (let i = at - 1; i >= 0 && i > at - 4; i -= 1) {
    const block = blocks[i]
    if (block === undefined || block.kind === 'table') return ''
    if (block.kind === 'text' && block.text.length <= MAX_TITLE && /统计|年度/u.test(bare(block.text)))
      return block.text
  }
  return ''
}

/** Whether nothing a reader would take for the head of another table stands between two tables. */
export const isJoined = (blocks: readonly Block[], from: number, to: number): boolean =>
  blocks.slice(from + 1, to).every((block) => block.kind === 'text' && /^[\s\d—–-]*$/u.test(block.text))

interface Grids {
  readonly tables: readonly StatisticsTable[]
  readonly blocks: readonly number[]
}

function readGrids({ blocks }: Reading, { year, agency }: Whose): Grids {
  const tables: StatisticsTable[] = []
  const read: number[] = []
  let before: { readonly head: StatisticsHead; readonly at: number } | null = null
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'table') continue
    const goesOn: boolean = before !== null && isJoined(blocks, before.at, index)
    if (!goesOn && !isStatisticsGrid(block.grid)) continue
    // Another body's table stays whole; years are told by heads and title.
    if (foreignCaption(blocks, index, { year: null, agency }) !== null) continue
    const reading = readStatisticsGrid(block.grid, index, {
      year,
      before: goesOn ? (before?.head ?? null) : null,
      title: titleBefore(blocks, index),
    })
    before = reading?.head == null ? null : { head: reading.head, at: index }
    if (reading === null) continue
    // A part after a page break goes on where the part before it ended: its rows may need the row above.
    const last = goesOn ? tables.pop() : undefined
    tables.push([...(last ?? []), ...reading.table])
    read.push(index)
  }
  return { tables, blocks: read }
}

const MAX_LINE = 120

/** Lines that held the cells read from running text; longer ones also hold prose and stay with it. */
function linesOf(reading: Reading, table: StatisticsTable): number[] {
  return [...new Set(table.map((row) => row.place.block))].filter((index) => {
    const block = reading.blocks[index]
    return block?.kind === 'text' && block.text.length <= MAX_LINE
  })
}

/** Null where no table of a known statistics form could be claimed: then `form` stands as it is. */
export function claimStatisticsTables(reading: Reading, form: Claimed, whose: Whose): Claimed | null {
  const grids = form.statistics ? readGrids(reading, whose) : { tables: [], blocks: [] }
  const text = grids.tables.length > 0 ? null : readStatisticsText(reading.blocks, whose.year)
  const tables = text === null ? grids.tables : [text]
  const settled = claimStatistics(tables)
  if (settled === null) return null
  const lines = text === null ? [] : linesOf(reading, text)
  const read = new Set(grids.blocks)
  return {
    ...settled,
    leftovers: [
      ...form.leftovers.filter(
        ({ reason, source }) => reason !== 'unclaimed_table' || !read.has(source.block),
      ),
      ...settled.leftovers,
    ],
    taken: new Set([...form.taken, ...lines]),
    formBlocks: new Set([...grids.blocks, ...lines]),
    statistics: true,
  }
}
