/**
 * Paragraphs and tables of a Word document as blocks, in reading order. A table that only frames other content (one
 * column, or a frame around tables) is dissolved, so that what it frames is read as if it stood in the page.
 */
import type { Block } from '../../src/domain/block.ts'
import { cellWords, tableToGrid } from './doc-grid.ts'
import { type Content, type Paragraph, type Table, type TableCell, withoutMarks } from './doc-model.ts'
import { foldLines } from './folded-text.ts'

function cellsOf(table: Table): readonly TableCell[] {
  return table.rows.flatMap((row) => row.cells)
}

const holdsTable = (cell: TableCell) => cell.content.some((part) => part.kind === 'table')

/**
 * A frame is one column wide, or has tables inside while fewer than half of its cells say something themselves: a form
 * is never like that.
 */
function isFrame(table: Table): boolean {
  const width = table.rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  if (width <= 1) return true
  const cells = cellsOf(table)
  if (!cells.some(holdsTable)) return false
  const speaking = cells.filter((cell) => !holdsTable(cell) && cellWords(cell.content).text !== '')
  return table.rows.length < 3 || width < 3 || speaking.length * 2 < cells.length
}

function paragraphBlocks(paragraph: Paragraph): Block[] {
  const text = foldLines(withoutMarks(paragraph.text))
  const pictures: Block[] = paragraph.pictures.map((picture) => ({ kind: 'image', ...picture }))
  return text === '' ? pictures : [{ kind: 'text', text, heading: paragraph.heading }, ...pictures]
}

function tableBlocks(table: Table): Block[] {
  if (isFrame(table)) return cellsOf(table).flatMap((cell) => toBlocks(cell.content))
  const inner = cellsOf(table).flatMap((cell) => cell.content.filter((part) => part.kind === 'table'))
  const doubts = inner.length > 0 ? [...table.doubts, 'a table inside a cell'] : table.doubts
  return [{ kind: 'table', grid: tableToGrid({ ...table, doubts }) }, ...toBlocks(inner)]
}

/** Blocks of a story. Empty paragraphs give none; tables inside the cells of a real table follow that table. */
export function toBlocks(content: readonly Content[]): Block[] {
  return content.flatMap((part) => (part.kind === 'paragraph' ? paragraphBlocks(part) : tableBlocks(part)))
}
