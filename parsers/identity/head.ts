/**
 * The parts of a reading that say whose report it is: everything before the first section, the labels printed there and
 * in metadata tables, the first lines of the text, and its last lines. Nothing here interprets a figure.
 */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { Block, Grid, GridCell, Reading } from '../../src/domain/block.ts'
import { ENDS_KNOWN_LABEL, isKnownLabel } from './label-words.ts'

export interface Line {
  readonly text: string
  readonly heading: boolean
}

/** `发布机构：…` on a line, or a label cell with its value beside it. Only labels that say something of identity are kept. */
interface Label {
  readonly label: string
  readonly value: string
}

export interface Head {
  /** Lines before the first section, white space folded. */
  readonly lines: readonly Line[]
  readonly labels: readonly Label[]
  /** What stands before the first section and in its first lines, as one text. */
  readonly opening: string
  /** The last lines of the document, outside tables. */
  readonly closing: readonly string[]
}

const LONGEST_HEAD = 120
/** Lines looked through for the first section. */
const LONGEST_SEARCH = 400
const OPENING_LINES = 20
const OPENING_LENGTH = 6_000
const CLOSING_LINES = 12
const LONGEST_LINE = 20_000

/** The first section's heading, alone or inside a paragraph that holds the whole article. */
const FIRST_SECTION =
  /(?:^|[。;；\s])(?:一\s*[、.．]\s*|1\s*[、.．]\s*|第一部分\s*[、:：]?\s*)(?:总体情况|总体概述|概述|概况|基本情况|工作情况|主动公开)/u
const FIRST_SECTION_BARE = /^(?:总\s*体\s*情\s*况|概\s*述)\s*[。:：]?$/u

/** Everything about a reading that identity needs; blocks far behind the first section are not looked at. */
export function headOf(reading: Reading): Head {
  const { lines, start } = firstLines(reading.blocks)
  const head = start === null ? lines.slice(0, LONGEST_HEAD) : headLines(lines, start)
  const from = start?.line ?? 0
  const opening = [...head.slice(-OPENING_LINES), ...lines.slice(from, from + OPENING_LINES)]
  return {
    lines: head,
    labels: [...tableLabels(reading.blocks), ...head.flatMap(({ text }) => lineLabels(text))],
    opening: opening
      .map(({ text }) => text)
      .join('\n')
      .slice(0, OPENING_LENGTH),
    closing: lastLines(reading.blocks),
  }
}

/** Lines up to a little behind the first section's heading, or up to a bound where there is none. */
function firstLines(blocks: readonly Block[]): { lines: readonly Line[]; start: SectionStart | null } {
  const lines: Line[] = []
  let start: SectionStart | null = null
  for (const block of blocks) {
    if (block.kind === 'image') continue
    for (const { text, heading } of partsOf(block)) {
      const from = lines.length
      addLines(lines, text, heading)
      for (let at = from; start === null && at < lines.length; at += 1)
        start = sectionStartIn(lines[at]?.text ?? '', at)
      if (start !== null && lines.length > start.line + OPENING_LINES) return { lines, start }
    }
    if (lines.length > LONGEST_SEARCH) break
  }
  return { lines, start }
}

function lastLines(blocks: readonly Block[]): readonly string[] {
  const texts: string[] = []
  for (let at = blocks.length - 1; at >= 0 && texts.length < CLOSING_LINES; at -= 1) {
    const block = blocks[at]
    if (block?.kind === 'text') texts.unshift(block.text)
  }
  const lines: Line[] = []
  for (const text of texts) addLines(lines, text, false)
  return lines.slice(-CLOSING_LINES).map(({ text }) => text)
}

/** The texts of a block: its own, or those of its cells. */
function partsOf(
  block: Exclude<Block, { kind: 'image' }>,
): readonly { readonly text: string; readonly heading?: boolean }[] {
  return block.kind === 'text' ? [block] : readingOrder(block.grid)
}

const ODD_SPACE = /[^\S ]| {2}/u

/** Adds the lines of one text, white space folded; empty ones are none. */
function addLines(lines: Line[], whole: string, heading = false): void {
  const text = whole.length > LONGEST_LINE ? whole.slice(0, LONGEST_LINE) : whole
  for (const part of text.includes('\n') ? text.split('\n') : [text]) {
    const folded = (ODD_SPACE.test(part) ? part.replace(/\s+/gu, ' ') : part).trim()
    if (folded !== '') lines.push({ text: folded, heading })
  }
}

const isBehind = (a: GridCell, b: GridCell): boolean => a.row > b.row || (a.row === b.row && a.col > b.col)

/** Tables are nearly always kept in reading order already. */
function readingOrder({ cells }: Grid): readonly GridCell[] {
  const sorted = cells.every((cell, index) => {
    const before = cells[index - 1]
    return before === undefined || !isBehind(before, cell)
  })
  return sorted ? cells : cells.toSorted((a, b) => a.row - b.row || a.col - b.col)
}

/** Where the first section starts: a line, and a place within it. */
interface SectionStart {
  readonly line: number
  readonly at: number
}

function sectionStartIn(text: string, line: number): SectionStart | null {
  if (!text.includes('况') && !text.includes('述') && !text.includes('主动公开')) return null
  if (FIRST_SECTION_BARE.test(text)) return { line, at: 0 }
  const found = FIRST_SECTION.exec(text)
  return found === null ? null : { line, at: found.index }
}

function headLines(lines: readonly Line[], start: SectionStart): readonly Line[] {
  const whole = lines.slice(Math.max(0, start.line - LONGEST_HEAD), start.line)
  const last = lines[start.line]
  const rest = last?.text.slice(0, start.at).trim() ?? ''
  return rest === '' ? whole : [...whole, { text: rest, heading: false }]
}

const LOOSE = /[\s:：]/u

/** Label cells of the tables before any form table: the value stands in the next cell of the row. */
function tableLabels(blocks: readonly Block[]): readonly Label[] {
  const first = blocks.find((block) => block.kind === 'table')
  if (first?.kind !== 'table') return []
  const labels: Label[] = []
  const cells = readingOrder(first.grid)
  for (const cell of cells) {
    const label = LOOSE.test(cell.text) ? cell.text.replace(/[\s:：]+/gu, '') : cell.text
    if (!isKnownLabel(label)) continue
    const value = cells.find((other) => other.row === cell.row && other.col === cell.col + cell.colspan)
    if (value !== undefined && value.text.trim() !== '') labels.push({ label, value: value.text.trim() })
    // A row of heads over a row of values: only a date is surely the value of the head above it.
    const below = cells.find((other) => other.col === cell.col && other.row === cell.row + cell.rowspan)
    if (below !== undefined && /^\s*20\d{2}[-/.年]/u.test(below.text) && !/\d/u.test(value?.text ?? ''))
      labels.push({ label, value: below.text.trim() })
  }
  return labels
}

const LABEL = /(?:^|[\s|【[])((?:\p{Script=Han}\s?){2,6}?)\s*[:：]\s*/gu

/** `标题：…`, also several on one line with white space between. */
function lineLabels(text: string): readonly Label[] {
  if (text.length > 400 || !(text.includes('：') || text.includes(':'))) return []
  if (!ENDS_KNOWN_LABEL.test(text)) return []
  const parts = allMatches(LABEL, text)
  return parts.flatMap((part, index) => {
    const value = text.slice(part.index + part[0].length, parts[index + 1]?.index ?? text.length).trim()
    const label = (part[1] ?? '').replace(/\s/gu, '')
    return value === '' || !isKnownLabel(label) ? [] : [{ label, value }]
  })
}
