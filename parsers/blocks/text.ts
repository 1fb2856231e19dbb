/**
 * Plain text and Markdown → blocks. Pipe tables, tab-separated rows and the one-cell-a-line form of a Word file saved
 * as text become grids without spans; every other line is a text block of its own. Nothing is split at spaces.
 */
import type { Block, Link, Reading } from '../../src/domain/block.ts'
import { foldLine } from './folded-text.ts'
import { type SpanCell, spanGrid } from './span-grid.ts'

interface Line {
  readonly raw: string
  /** The same with every kind of bar as that of ASCII. */
  readonly barred: string
  readonly start: number
}

/** Said of every table read from text: its merged cells are lost, so a place in the grid proves nothing. */
export const SPANS_LOST = 'the text keeps no spans'

/** Bars that are not the one of ASCII: each is one character, so that no place moves. */
const DRAWN_BAR = /[│┃║｜]/gu

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const end of text.matchAll(/\r\n|\n|\r|$/gu)) {
    const raw = text.slice(start, end.index)
    lines.push({ raw, barred: raw.replace(DRAWN_BAR, '|'), start })
    start = end.index + end[0].length
  }
  return lines
}

const cellAt = (raw: string, start: number): SpanCell => ({
  text: foldLine(raw),
  rowspan: 1,
  colspan: 1,
  start,
  end: start + raw.length,
})

/** A line of more bars is no row, not even one that holds a whole report with its padding. */
const MOST_BARS = 20_000

/** Bars of a line; none where they are beyond all bounds. */
function barsIn(line = ''): number {
  let bars = 0
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
    bars += 1
    if (bars > MOST_BARS) return 0
  }
  return bars
}
/** A row of two cells has one bar between them; alone it may be anything, beside another row it is one. */
const isPipeRow = (line: string, beside: string | undefined): boolean =>
  barsIn(line) >= 2 || (barsIn(line) === 1 && barsIn(beside) >= 1)
/** Bars and nothing else: padding that a flattened table leaves on lines of its own, or a drawn line between two rows. */
const isBars = (line: string): boolean =>
  (line.includes('|') && /^[\s|]+$/.test(line)) || /^\s*[─-╿|]{3,}\s*$/u.test(line)
const isRule = (line: string): boolean => /^[\s|:+=-]+$/.test(line) && line.includes('-')

/** `| a | b |` and `a | b | c |` alike: a bar at the end encloses, bars between separate. */
function pipeCells(line: Line): SpanCell[] {
  const cells: SpanCell[] = []
  let from = 0
  for (let i = 0; i <= line.barred.length; i += 1) {
    const atBar = line.barred[i] === '|' && line.barred[i - 1] !== '\\'
    if (!atBar && i < line.barred.length) continue
    cells.push(cellAt(line.barred.slice(from, i), line.start + from))
    from = i + 1
  }
  if (/\|\s*$/.test(line.barred)) cells.pop()
  return cells
}

/** Where every row begins with a bar, it encloses; in a table that does without, it stands behind an empty cell. */
function withoutEdge(rows: readonly (readonly SpanCell[])[]): readonly (readonly SpanCell[])[] {
  return rows.every(([first]) => first?.text === '') ? rows.map((row) => row.slice(1)) : rows
}

function tabCells(line: Line): SpanCell[] {
  const cells: SpanCell[] = []
  let from = 0
  for (const part of line.raw.split('\t')) {
    cells.push(cellAt(part, line.start + from))
    from += part.length + 1
  }
  return cells
}

function tableBlock(rows: readonly (readonly SpanCell[])[]): Block {
  const cells = rows.flat()
  return {
    kind: 'table',
    grid: spanGrid([rows], [SPANS_LOST]),
    start: cells[0]?.start ?? 0,
    end: cells.at(-1)?.end ?? 0,
  }
}

interface Found {
  readonly block: Block
  /** Lines it took. */
  readonly lines: number
}

function pipeTable(lines: readonly Line[], at: number): Found | null {
  const rows: SpanCell[][] = []
  let i = at
  for (; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined) break
    if (isBars(line.barred)) continue
    if (!isPipeRow(line.barred, lines[i > at ? i - 1 : i + 1]?.barred)) break
    if (!isRule(line.barred)) rows.push(pipeCells(line))
  }
  const whole = withoutEdge(rows)
  return i - at < 2 && whole.every((row) => row.length < 3)
    ? null
    : { block: tableBlock(whole), lines: i - at }
}

/** A row of a Word table saved as text: lines that each begin with a tab, up to an empty line. */
function cellLines(lines: readonly Line[], at: number): SpanCell[] | null {
  const row: SpanCell[] = []
  for (let i = at; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined || !line.raw.startsWith('\t')) break
    row.push(cellAt(line.raw.slice(1).replaceAll('\t', ' '), line.start + 1))
  }
  return row.length === 0 ? null : row
}

function cellLineTable(lines: readonly Line[], at: number): Found | null {
  const rows: SpanCell[][] = []
  let i = at
  while (i < lines.length) {
    const row = cellLines(lines, i)
    if (row === null) break
    rows.push(row)
    i += row.length
    // One empty line parts two rows, a second one ends the table.
    if (lines[i]?.raw === '' && lines[i + 1]?.raw.startsWith('\t') === true) i += 1
  }
  return rows.length < 2 || rows.every((row) => row.length < 2)
    ? null
    : { block: tableBlock(rows), lines: i - at }
}

function tabTable(lines: readonly Line[], at: number): Found | null {
  const rows: SpanCell[][] = []
  let i = at
  for (; i < lines.length; i += 1) {
    const line = lines[i]
    if (line === undefined || !line.raw.trim().includes('\t')) break
    rows.push(tabCells(line))
  }
  return rows.length === 0 || rows.every((row) => row.length < 2)
    ? null
    : { block: tableBlock(rows), lines: i - at }
}

const MARKDOWN_LINK = /\[([^\]]{0,200})\]\(([^)\s]{1,500})\)/gu

function linksOf(text: string): Link[] {
  return Array.from(text.matchAll(MARKDOWN_LINK), (match) => ({ text: match[1] ?? '', href: match[2] ?? '' }))
}

function textBlock(line: Line): Block | null {
  const heading = /^\s{0,3}#{1,6}\s+/u.exec(line.raw)
  const text = foldLine(heading === null ? line.raw : line.raw.slice(heading[0].length))
  if (text === '') return null
  return {
    kind: 'text',
    text,
    heading: heading !== null,
    start: line.start,
    end: line.start + line.raw.length,
  }
}

/** Reads decoded text. */
export function readText(text: string, charset: string): Reading {
  const lines = linesOf(text)
  const blocks: Block[] = []
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]
    if (line === undefined) break
    if (isBars(line.barred)) {
      i += 1
      continue
    }
    const found = line.raw.startsWith('\t')
      ? cellLineTable(lines, i)
      : isPipeRow(line.barred, lines[i + 1]?.barred)
        ? pipeTable(lines, i)
        : line.raw.includes('\t')
          ? tabTable(lines, i)
          : null
    if (found !== null) {
      blocks.push(found.block)
      i += found.lines
      continue
    }
    const block = textBlock(line)
    if (block !== null) blocks.push(block)
    i += 1
  }
  return {
    kind: 'text',
    blocks,
    meta: new Map(),
    titleTag: null,
    links: linksOf(text),
    hiddenTables: [],
    charset,
  }
}
