/**
 * The characters of one paragraph of the Word binary as shown text: control characters resolved, field codes, hidden
 * and deleted runs left out, raised text and note references kept apart as marks.
 */
import type { Paragraph } from './doc-model.ts'
import { holdsPicture } from './doc-picture.ts'
import type { WordText } from './doc-pieces.ts'
import type { Properties, PropertyTable } from './doc-properties.ts'
import { SPRM } from './doc-sprm.ts'
import { symbolText } from './doc-symbol.ts'
import { addMark, addShown, finishDraft, newDraft, type WordDraft } from './word-draft.ts'

export interface WordReader {
  readonly words: WordText
  readonly runs: PropertyTable
  readonly paragraphs: PropertyTable
  /** Open fields, innermost last. */
  readonly fields: ('code' | 'result')[]
  /** False on a second pass, where the file leaves a field open: what follows must not vanish with its code. */
  readonly trustsFields: boolean
  /** The data stream, where inline pictures lie. */
  readonly data: Uint8Array
  /** True where the file has more drawn objects than text boxes: the others may be pictures. */
  readonly hasDrawnPictures: boolean
  notes: number
}

interface RunLook {
  readonly unseen: boolean
  readonly raised: boolean
  readonly struck: boolean
  readonly special: boolean
  readonly fieldData: boolean
  readonly symbol: number | null
  /** Offset of an inline picture in the data stream. */
  readonly picture: number | null
}

const looks = new WeakMap<Properties, RunLook>()

/** 1 is on; 0x81 is the opposite of the style, and no sane body style is hidden. */
const isOn = (operand: Uint8Array) => operand[0] === 1 || operand[0] === 0x81

function runLook(properties: Properties): RunLook {
  const before = looks.get(properties)
  if (before) return before
  const last = (code: number) => properties.sprms.findLast((sprm) => sprm.code === code)?.operand
  const on = (code: number) => isOn(last(code) ?? new Uint8Array(1))
  const symbol = last(SPRM.symbol)
  const picture = last(SPRM.picture)
  const look = {
    unseen: on(SPRM.hidden) || on(SPRM.deleted),
    struck: on(SPRM.struck) || on(SPRM.doubleStruck),
    raised: (last(SPRM.raised)?.[0] ?? 0) > 0,
    special: on(SPRM.special),
    fieldData: on(SPRM.fieldData),
    symbol: symbol ? (symbol[2] ?? 0) | ((symbol[3] ?? 0) << 8) : null,
    picture: picture ? new DataView(picture.buffer, picture.byteOffset, 4).getUint32(0, true) : null,
  }
  looks.set(properties, look)
  return look
}

interface Draft extends WordDraft {
  readonly inCell: boolean
}

/** Text of a character that is not what it seems; null for one that is. */
function controlText(code: number): string | null {
  if (code === 0x09) return '\t'
  if (code === 0x0b || code === 0x0c || code === 0x0e) return '\n'
  if (code === 0x1e) return '-'
  if (code === 0xa0 || code >= 0x20) return code >= 0xf000 && code <= 0xf0ff ? symbolText(null, code) : null
  return ''
}

function turnField(reader: WordReader, code: number): boolean {
  if (code === 0x13) reader.fields.push('code')
  else if (code === 0x14 && reader.fields.length > 0) reader.fields[reader.fields.length - 1] = 'result'
  else if (code === 0x15) reader.fields.pop()
  return code >= 0x13 && code <= 0x15
}

function isPicture(reader: WordReader, draft: Draft, code: number, look: RunLook): boolean {
  // A drawn object is a text box, a line or a picture. In a cell it may hide the figure, so there it always counts.
  if (code === 0x08) return draft.inCell || reader.hasDrawnPictures
  return look.special && !look.fieldData && (look.picture === null || holdsPicture(reader.data, look.picture))
}

function takeSpecial(reader: WordReader, draft: Draft, code: number, look: RunLook): boolean {
  if (code === 0x01 || code === 0x08) draft.pictures += isPicture(reader, draft, code, look) ? 1 : 0
  else if (code === 0x02 && look.special) addMark(draft, String(++reader.notes))
  else if (code === 0x28 && look.special && look.symbol !== null) draft.text += symbolText(null, look.symbol)
  else return false
  return true
}

function takeCharacter(reader: WordReader, draft: Draft, at: number): void {
  const { words, runs, fields } = reader
  const code = words.text.charCodeAt(at)
  if (turnField(reader, code)) return
  if (reader.trustsFields && fields.includes('code')) return
  const look = runLook(runs.at(words.offsets[at] ?? 0))
  if (look.unseen || takeSpecial(reader, draft, code, look)) return
  if (look.struck) {
    draft.struck = true
    return
  }
  const shown = controlText(code) ?? words.text[at] ?? ''
  addShown(draft, shown, look.raised)
}

/** The paragraph of the characters from `from` to before `to`, its end mark not included. */
export function readWords(
  reader: WordReader,
  from: number,
  to: number,
  place: { readonly heading: boolean; readonly inCell: boolean },
): Paragraph {
  const draft: Draft = { ...newDraft(), inCell: place.inCell }
  for (let at = from; at < to; at++) takeCharacter(reader, draft, at)
  return finishDraft(draft, place.heading)
}

/** Whether the character at `at` (a paragraph or row mark) is deleted as a tracked change. */
export function isUnseen(reader: WordReader, at: number): boolean {
  return runLook(reader.runs.at(reader.words.offsets[at] ?? 0)).unseen
}
