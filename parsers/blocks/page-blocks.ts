/**
 * Pages of marks (glyphs, lines, pictures by position) → blocks: ruling lines give the grids, positions give the text;
 * nothing is guessed from the order of the file. Shared by every kind of file that prints pages.
 */
import type { Block, Grid, GridCell } from '../../src/domain/block.ts'
import { borderlessTable } from './pdf-borderless.ts'
import { withoutFurniture } from './pdf-furniture.ts'
import { type Line, linesOf } from './pdf-glyph-order.ts'
import { joinParts } from './pdf-join.ts'
import { lattices } from './pdf-lattice.ts'
import type { Glyph, PageMarks } from './pdf-page.ts'
import { continuesParagraph, extend, type Measure, measureOf, type Paragraph } from './pdf-paragraphs.ts'
import { fillTable, isEmpty, type TablePart } from './pdf-table.ts'
import { turnGlyphs, upright } from './pdf-upright.ts'

/** One page, its tables told apart from its text. */
export interface ReadPage {
  readonly height: number
  readonly lines: readonly Line[]
  readonly tables: readonly TablePart[]
  /** Tops of pictures that take the place of text. */
  readonly pictures: readonly number[]
}

/** Reads what one page shows. */
export const readPage = (page: PageMarks): ReadPage => readUpright(upright(page))

function readUpright(page: PageMarks): ReadPage {
  if (isUnreadable(page)) return { height: page.height, lines: [], tables: [], pictures: [0] }
  let free = page.glyphs
  const tables: TablePart[] = []
  for (const lattice of lattices(page)) {
    const table = fillTable(lattice, page, free)
    tables.push(table.part)
    free = free.filter((glyph) => !table.used.has(glyph))
  }
  const sideways = ([1, 2, 3] as const).flatMap((turn) =>
    linesOf(turnGlyphs(withTurn(free, turn), turn, page.width, page.height)),
  )
  return {
    height: page.height,
    lines: [...linesOf(withTurn(free, 0)), ...sideways.map((line) => ({ ...line, base: page.height }))],
    tables: tables.sort((a, b) => a.top - b.top),
    pictures: pictureTops(page),
  }
}

const withTurn = (glyphs: readonly Glyph[], turn: Glyph['turn']) =>
  glyphs.filter((glyph) => glyph.turn === turn)

/** No text but shapes, or text whose font does not say what it prints: for a reader of bytes this is a picture. */
function isUnreadable({ glyphs, shapes }: PageMarks): boolean {
  const inked = glyphs.filter((glyph) => glyph.text.trim() !== '')
  if (inked.length === 0) return shapes > 50
  return inked.filter((glyph) => glyph.text.includes('\ufffd')).length > inked.length * 0.3
}

/** Pictures as wide as text: not seals, not logos. A scan may come in strips, so their heights are added up. */
function pictureTops({ pictures, width, height }: PageMarks): number[] {
  const wide = pictures.filter(({ left, right }) => right - left >= width * 0.4)
  const tall = wide.reduce((sum, { top, bottom }) => sum + bottom - top, 0)
  return tall >= height * 0.04 ? [Math.min(...wide.map(({ top }) => top))] : []
}

type Item =
  | { readonly at: number; readonly page: number; readonly line: Line }
  | { readonly at: number; readonly page: number; readonly part: TablePart }
  | { readonly at: number; readonly page: number; readonly grid: Grid }
  | { readonly at: number; readonly page: number; readonly picture: true }

/** The blocks of all pages; `doubts` are said of every table. */
export function blocksOf(pages: readonly ReadPage[], doubts: readonly string[]): Block[] {
  const lines = withoutFurniture(pages)
  const measure = measureOf(lines.flat())
  const items = joinTables(pages.flatMap((page, i) => itemsOf(page, i, lines[i] ?? [])))
  const blocks: Block[] = []
  let paragraph: Paragraph | null = null
  let page = 0
  const flush = () => {
    if (paragraph) blocks.push(textBlock(paragraph, measure))
    paragraph = null
  }
  for (const item of items) {
    if ('line' in item) {
      const goesOn =
        paragraph !== null && continuesParagraph(paragraph.last, item.line, measure, page === item.page)
      if (!goesOn) flush()
      paragraph = extend(paragraph, item.line)
      page = item.page
      continue
    }
    flush()
    if ('picture' in item) blocks.push({ kind: 'image', url: `#page=${item.page + 1}`, alt: '' })
    else
      blocks.push({ kind: 'table', grid: withDoubts('part' in item ? gridOf(item.part) : item.grid, doubts) })
  }
  flush()
  return blocks
}

function textBlock({ text, size }: Paragraph, measure: Measure): Block {
  return { kind: 'text', text, heading: size > measure.size * 1.15 }
}

/** Everything on a page from top to bottom. */
function itemsOf(page: ReadPage, index: number, lines: readonly Line[]): Item[] {
  const items: Item[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]
    if (!line) break
    const table = borderlessTable(lines, i)
    if (table) {
      items.push({ at: line.base, page: index, grid: table.grid })
      i += table.length - 1
    } else items.push({ at: line.base, page: index, line })
  }
  for (const part of page.tables) items.push({ at: part.top, page: index, part })
  for (const at of page.pictures) items.push({ at, page: index, picture: true })
  return items.sort((a, b) => a.at - b.at)
}

const CONTINUED = /^[（(]?(?:续表|续上表|接上页|转下页|接下页|续)[）)]?[一二三四五六七八九十\d]*$/

const isContinuationMark = (item: Item): boolean => 'line' in item && CONTINUED.test(item.line.text)

/** Puts a table at the foot of a page and one at the head of the next together, where the second continues it. */
function joinTables(items: readonly Item[]): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const previous = joined.at(-1)
    const follows = previous && 'part' in previous && 'part' in item && item.page === previous.page + 1
    const part = follows ? joinParts(previous.part, item.part) : null
    if (part && previous) joined[joined.length - 1] = { at: previous.at, page: item.page, part }
    else if ('part' in item ? !isEmpty(item.part) : !isContinuationMark(item)) joined.push(item)
  }
  return joined
}

function gridOf(part: TablePart): Grid {
  const cells = part.cells.map(
    (cell): GridCell => ({
      row: cell.row,
      col: cell.col,
      rowspan: cell.rows,
      colspan: cell.cols,
      text: cell.text,
      ...(cell.marks.length > 0 ? { marks: cell.marks } : {}),
      ...(cell.images > 0 ? { images: cell.images } : {}),
    }),
  )
  const sorted = cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { rows: part.rows, cols: part.xs.length - 1, cells: sorted, doubts: part.doubts }
}

function withDoubts(grid: Grid, doubts: readonly string[]): Grid {
  return doubts.length === 0 ? grid : { ...grid, doubts: [...grid.doubts, ...doubts] }
}
