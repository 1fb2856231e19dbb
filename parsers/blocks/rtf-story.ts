/** The text of an RTF file as it is shown: characters into paragraphs, paragraphs into cells, rows and text boxes. */
import { ParseError } from '../../src/domain/errors.ts'
import type { Content, Table } from './doc-model.ts'
import { symbolText } from './doc-symbol.ts'
import { edgeTable } from './edge-table.ts'
import { charsetOf, decodeBytes, isSymbolFont } from './rtf-charset.ts'
import type { RowEnd, RtfReader, Story } from './rtf-state.ts'
import { type LevelRow, tableLevels } from './table-levels.ts'
import { addMark, addShown, finishDraft, newDraft } from './word-draft.ts'

/** A paragraph a cell and all prose: a report has some hundreds. */
const MAX_PARAGRAPHS = 100_000
/** Deeper tables are none. */
const MAX_DEPTH = 60

function buildTable(rows: readonly LevelRow<RowEnd>[]): Table {
  const doubts = rows.flatMap(({ end }) => end?.doubts ?? [])
  if (rows.some(({ end }) => end?.row.rightToLeft)) doubts.push('the table runs from right to left')
  return edgeTable(
    rows.map(({ cells, end }) => ({
      cells,
      layout:
        end === null || end.row.edges.length === 0
          ? null
          : { edges: [end.row.left, ...end.row.edges], flags: end.row.flags },
    })),
    [...new Set(doubts)],
  )
}

/** An empty story. */
export const newStory = (): Story => ({
  levels: tableLevels(buildTable),
  draft: newDraft(),
  boxes: [],
  doubts: [],
})

/** Whether the text at hand is seen. */
export const isSeen = ({ group }: RtfReader): boolean =>
  group.into === 'text' && !group.hidden && !group.deleted

/** Adds text that is shown here, as far as it is seen. */
export function show(reader: RtfReader, text: string): void {
  const { group, story } = reader
  if (!isSeen(reader)) return
  if (group.struck) story.draft.struck ||= text.trim() !== ''
  else addShown(story.draft, text, group.raised)
}

/** Decodes the bytes that stand waiting. */
export function flushBytes(reader: RtfReader): void {
  if (reader.bytes.length === 0) return
  const { bytes, charset } = reader
  reader.bytes = []
  show(reader, decodeBytes(bytes, charset))
}

/** Takes one byte of text. */
export function takeByte(reader: RtfReader, byte: number): void {
  const { group, fonts } = reader
  if (!isSeen(reader)) return
  if (isSymbolFont(fonts, group.font)) {
    flushBytes(reader)
    show(reader, byte === 0x20 ? ' ' : symbolText('wingdings', byte))
    return
  }
  if (reader.bytes.length === 0) reader.charset = charsetOf(fonts, group.font, group.wideFont)
  reader.bytes.push(byte)
}

/** The mark of a note, numbered as Word numbers them. */
export function showNote(reader: RtfReader): void {
  if (!isSeen(reader)) return
  reader.notes += 1
  addMark(reader.story.draft, String(reader.notes))
}

function depthOf({ group: { inTable, depth } }: RtfReader, least: number): number {
  return Math.min(MAX_DEPTH, Math.max(least, depth ?? 0, inTable ? 1 : 0))
}

/** Ends the paragraph at hand; `least` is the depth that its end mark implies. */
export function endParagraph(reader: RtfReader, least = 0): void {
  reader.paragraphs += 1
  if (reader.paragraphs > MAX_PARAGRAPHS)
    throw new ParseError('rtf_too_large', `a document of more than ${MAX_PARAGRAPHS} paragraphs is no report`)
  const { story, group } = reader
  const depth = depthOf(reader, least)
  story.levels.goTo(depth)
  story.levels.add(finishDraft(story.draft, group.heading))
  if (story.boxes.length > 0) {
    if (depth > 0) story.doubts.push('a text box is anchored in a cell')
    for (const box of story.boxes) story.levels.add(box)
  }
  story.draft = newDraft()
  story.boxes = []
}

/** Ends the cell at hand, and its last paragraph. */
export function endCell(reader: RtfReader, least: number): void {
  endParagraph(reader, least)
  reader.story.levels.endCell()
}

/** Ends the row at hand as its definition says. */
export function endRow(reader: RtfReader, least: number): void {
  const { story, row } = reader
  // Text behind the last cell mark: a cell whose end was lost.
  if (finishDraft(story.draft, false).text.trim() !== '') endCell(reader, least)
  story.draft = newDraft()
  story.levels.goTo(depthOf(reader, least))
  story.levels.endRow({ row, doubts: story.doubts }, reader.group.deleted)
  story.doubts = []
}

/** Everything that was told. */
export function finishStory(reader: RtfReader): Content[] {
  const { draft, boxes } = reader.story
  if (draft.text.trim() !== '' || draft.raised !== '' || draft.pictures > 0 || boxes.length > 0)
    endParagraph(reader)
  return reader.story.levels.finish()
}
