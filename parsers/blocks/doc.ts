/**
 * DOC and WPS (Word 97–2007 binary): our own reading, because only the row and cell marks and the cell edges of the
 * file itself keep a table a table. Body, then the text boxes; headers and notes are not the report.
 */
import type { Reading } from '../../src/domain/block.ts'
import { openCompound, refuseLocked } from './doc-cfb.ts'
import { FIB, openWord, type WordFile } from './doc-fib.ts'
import { toBlocks } from './doc-flow.ts'
import type { Content } from './doc-model.ts'
import { readText } from './doc-pieces.ts'
import { paragraphProperties, runProperties } from './doc-properties.ts'
import { readStory } from './doc-story.ts'
import type { WordReader } from './doc-words.ts'

/** Position and description of one text box in the head's list. */
const BOX_ENTRY = 26

function readStories(reader: WordReader, lengths: readonly number[]): Content[] {
  const length = reader.words.text.length
  const body = Math.min(lengths[0] ?? 0, length)
  const boxes = Math.min(
    lengths.slice(0, 6).reduce((sum, count) => sum + count, 0),
    length,
  )
  return [
    ...readStory(reader, 0, body),
    ...readStory(reader, boxes, Math.min(boxes + (lengths[6] ?? 0), length)),
  ]
}

/** Drawn objects stand in the body as one character each; a text box is one of them, and the head lists the boxes. */
function hasDrawnPictures(word: WordFile, text: string): boolean {
  const list = word.part(FIB.textBoxes).length
  const boxes = Math.max(0, Math.floor((list - 4) / BOX_ENTRY) - 1)
  return text.slice(0, word.lengths[0]).split('\b').length - 1 > boxes
}

/** Reads a Word binary file. Throws `ParseError` where it is locked, broken, or older than Word 97. */
export async function readDoc(bytes: Uint8Array): Promise<Reading> {
  const file = openCompound(bytes)
  refuseLocked(file)
  const word = openWord(file)
  const words = readText(word)
  const base = {
    words,
    runs: runProperties(word),
    paragraphs: paragraphProperties(word),
    data: word.data,
    hasDrawnPictures: hasDrawnPictures(word, words.text),
  }
  const read = (trustsFields: boolean) => {
    const reader: WordReader = { ...base, fields: [], trustsFields, notes: 0 }
    return { content: readStories(reader, word.lengths), open: reader.fields.includes('code') }
  }
  const first = read(true)
  const { content } = first.open ? read(false) : first
  return {
    kind: 'doc',
    blocks: toBlocks(content),
    meta: new Map(),
    titleTag: null,
    links: [],
    hiddenTables: [],
    charset: 'utf-16le',
  }
}
