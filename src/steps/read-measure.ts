/**
 * Whether a reading is of the measure of a report page. Law kept here: what passes is read to its end in a fraction of
 * the time a file may take, whatever its texts are, for no step behind this one costs more than the square of one text
 * or of one table; `tests/torture/ordinary.test.ts` fills these bounds with the worst texts known.
 */
import type { Block, Grid, Reading } from '../domain/block.ts'

/** Blocks of a page; the longest reports seen have some hundreds. */
const MOST_BLOCKS = 1_500
/** Characters of one paragraph, and of all together with the page's title, meta values and links. */
const LONGEST_TEXT = 4_000
const MOST_TEXT = 60_000
/** Cells of all tables, seen or hidden; a form has some 300. */
const MOST_CELLS = 2_500
const LONGEST_CELL = 400
const MOST_ROWS = 300
const MOST_COLUMNS = 60
const MOST_LINKS = 1_000
const LONGEST_NAME = 2_000

interface Spent {
  text: number
  cells: number
}

function isOrdinaryGrid(grid: Grid, spent: Spent): boolean {
  spent.cells += grid.cells.length
  if (grid.rows > MOST_ROWS || grid.cols > MOST_COLUMNS || spent.cells > MOST_CELLS) return false
  for (const { text } of grid.cells) {
    if (text.length > LONGEST_CELL) return false
    spent.text += text.length
  }
  return true
}

function isOrdinaryBlock(block: Block, spent: Spent): boolean {
  if (block.kind === 'table') return isOrdinaryGrid(block.grid, spent)
  const { length } = block.kind === 'text' ? block.text : block.alt
  spent.text += length
  return length <= LONGEST_TEXT
}

/** What a page says beside its blocks. */
function areOrdinaryNames({ meta, titleTag, links }: Reading, spent: Spent): boolean {
  if (links.length > MOST_LINKS || (titleTag?.length ?? 0) > LONGEST_NAME) return false
  for (const { href, text } of links) {
    if (href.length > LONGEST_NAME || text.length > LONGEST_NAME) return false
    spent.text += href.length + text.length
  }
  for (const values of meta.values())
    for (const { length } of values) {
      if (length > LONGEST_NAME) return false
      spent.text += length
    }
  return true
}

/** Whether all that is done with a reading takes a fraction of a second at most. */
export function isOrdinary(reading: Reading): boolean {
  const { blocks, hiddenTables } = reading
  const spent: Spent = { text: 0, cells: 0 }
  return (
    blocks.length <= MOST_BLOCKS &&
    blocks.every((block) => isOrdinaryBlock(block, spent)) &&
    hiddenTables.every((grid) => isOrdinaryGrid(grid, spent)) &&
    areOrdinaryNames(reading, spent) &&
    spent.text <= MOST_TEXT
  )
}
