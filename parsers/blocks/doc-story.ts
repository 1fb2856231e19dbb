/** One story of the Word binary (the body, the text boxes) as paragraphs and tables, tables inside cells included. */
import type { Content } from './doc-model.ts'
import { SPRM, type Sprm } from './doc-sprm.ts'
import { buildTable, type RawRow } from './doc-table.ts'
import { isUnseen, readWords, type WordReader } from './doc-words.ts'

interface ParagraphLook {
  /** How many tables the paragraph is inside of. */
  readonly depth: number
  readonly endsCell: boolean
  readonly endsRow: boolean
  readonly heading: boolean
  readonly sprms: readonly Sprm[]
}

/** A table under construction. */
interface Level {
  readonly rows: RawRow[]
  cells: Content[][]
  current: Content[]
}

const CELL_MARK = 0x07
const PARAGRAPH_MARK = 0x0d
const SECTION_MARK = 0x0c
/** Styles 1 to 9 are the built-in headings in every file. */
const isHeadingStyle = (style: number) => style >= 1 && style <= 9
const MAX_DEPTH = 60

function paragraphLook(reader: WordReader, mark: number): ParagraphLook {
  const { style, sprms } = reader.paragraphs.at(reader.words.offsets[mark] ?? 0)
  const operand = (code: number) => sprms.findLast((sprm) => sprm.code === code)?.operand
  const on = (code: number) => operand(code)?.[0] === 1
  const isCellMark = reader.words.text.charCodeAt(mark) === CELL_MARK
  const stated = operand(SPRM.depth)?.[0]
  const depth = Math.min(MAX_DEPTH, Math.max(stated ?? 0, on(SPRM.inTable) || isCellMark ? 1 : 0))
  const outline = operand(SPRM.outline)?.[0]
  return {
    depth,
    endsRow: isCellMark ? on(SPRM.rowEnd) : on(SPRM.innerRowEnd),
    endsCell: isCellMark || on(SPRM.innerCell),
    heading: outline === undefined ? isHeadingStyle(style) : outline < 9,
    sprms,
  }
}

/** Gathers paragraphs into nested tables as their depth rises and falls. */
function gather(reader: WordReader) {
  const root: Content[] = []
  const levels: Level[] = []
  const sink = () => levels[levels.length - 1]?.current ?? root

  const closeLevel = () => {
    const level = levels.pop()
    if (!level) return
    if (level.current.length > 0) level.cells.push(level.current)
    if (level.cells.length > 0) level.rows.push({ cells: level.cells, sprms: [] })
    if (level.rows.length > 0) sink().push(buildTable(level.rows, reader.words.patched))
  }

  const endRow = (level: Level, look: ParagraphLook, deleted: boolean) => {
    if (!deleted) level.rows.push({ cells: level.cells, sprms: look.sprms })
    level.cells = []
    level.current = []
  }

  const take = (from: number, to: number, mark: number) => {
    const look = paragraphLook(reader, mark)
    while (levels.length > look.depth) closeLevel()
    while (levels.length < look.depth) levels.push({ rows: [], cells: [], current: [] })
    const level = levels[levels.length - 1]
    const paragraph = readWords(reader, from, to, { heading: look.heading, inCell: look.depth > 0 })
    if (level && look.endsRow) return endRow(level, look, isUnseen(reader, mark))
    sink().push(paragraph)
    if (level && look.endsCell) {
      level.cells.push(level.current)
      level.current = []
    }
  }

  const finish = () => {
    while (levels.length > 0) closeLevel()
    return root
  }
  return { take, finish }
}

/** Reads the characters from `from` to before `to` as a story. */
export function readStory(reader: WordReader, from: number, to: number): Content[] {
  const gathered = gather(reader)
  let start = from
  for (let at = from; at < to; at++) {
    const code = reader.words.text.charCodeAt(at)
    if (code !== PARAGRAPH_MARK && code !== CELL_MARK && code !== SECTION_MARK) continue
    gathered.take(start, at, at)
    start = at + 1
  }
  if (start < to) gathered.take(start, to, to - 1)
  return gathered.finish()
}
