/** One story of the Word binary (the body, the text boxes) as paragraphs and tables, tables inside cells included. */
import type { Content } from './doc-model.ts'
import { SPRM, type Sprm } from './doc-sprm.ts'
import { buildTable } from './doc-table.ts'
import { isUnseen, readWords, type WordReader } from './doc-words.ts'
import { type TableLevels, tableLevels } from './table-levels.ts'

interface ParagraphLook {
  /** How many tables the paragraph is inside of. */
  readonly depth: number
  readonly endsCell: boolean
  readonly endsRow: boolean
  readonly heading: boolean
  readonly sprms: readonly Sprm[]
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

/** Takes the paragraph from `from` to before `to`, whose end mark stands at `mark`. */
function take(
  reader: WordReader,
  levels: TableLevels<readonly Sprm[]>,
  from: number,
  to: number,
  mark: number,
) {
  const look = paragraphLook(reader, mark)
  levels.goTo(look.depth)
  const paragraph = readWords(reader, from, to, { heading: look.heading, inCell: look.depth > 0 })
  if (look.depth > 0 && look.endsRow) {
    levels.endRow(look.sprms, isUnseen(reader, mark))
    return
  }
  levels.add(paragraph)
  if (look.endsCell) levels.endCell()
}

/** Reads the characters from `from` to before `to` as a story. */
export function readStory(reader: WordReader, from: number, to: number): Content[] {
  const levels = tableLevels<readonly Sprm[]>((rows) =>
    buildTable(
      rows.map(({ cells, end }) => ({ cells, sprms: end ?? [] })),
      reader.words.patched,
    ),
  )
  let start = from
  for (let at = from; at < to; at++) {
    const code = reader.words.text.charCodeAt(at)
    if (code !== PARAGRAPH_MARK && code !== CELL_MARK && code !== SECTION_MARK) continue
    take(reader, levels, start, at, at)
    start = at + 1
  }
  if (start < to) take(reader, levels, start, to, to - 1)
  return levels.finish()
}
