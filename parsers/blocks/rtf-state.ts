/** What holds at one place of an RTF file: the state of its group, the row in the making, the story that is told. */
import type { Content } from './doc-model.ts'
import type { CellFlags } from './edge-table.ts'
import type { RtfFonts } from './rtf-charset.ts'
import type { TableLevels } from './table-levels.ts'
import type { WordDraft } from './word-draft.ts'

/** Where the text of a group goes: shown, not shown, shown as a box of its own, or the table of fonts. */
export type Destination = 'text' | 'unseen' | 'shape' | 'fonts'

/** Holds until the group ends. */
export interface GroupState {
  readonly into: Destination
  font: number
  /** The font named for Chinese characters. */
  wideFont: number | null
  hidden: boolean
  deleted: boolean
  struck: boolean
  raised: boolean
  /** Characters after each `\u` that stand for it in older readers. */
  spare: number
  inTable: boolean
  /** How many tables the paragraph is inside of; null where only `inTable` says it. */
  depth: number | null
  heading: boolean
}

/** Cells of a row as its definition states them. */
export interface RowDraft {
  left: number
  readonly edges: number[]
  readonly flags: CellFlags[]
  next: { horizontal: number; vertical: CellFlags['vertical'] }
  rightToLeft: boolean
}

/** What the end of a row says of it. */
export interface RowEnd {
  readonly row: RowDraft
  readonly doubts: readonly string[]
}

/** The body, or a text box. */
export interface Story {
  readonly levels: TableLevels<RowEnd>
  draft: WordDraft
  /** Text boxes anchored in the paragraph at hand. */
  boxes: Content[]
  /** Of the row at hand. */
  doubts: string[]
}

export interface RtfReader {
  readonly fonts: RtfFonts
  group: GroupState
  row: RowDraft
  story: Story
  /** Bytes of text that are not decoded yet, and their charset. */
  bytes: number[]
  charset: string
  /** Characters still to be passed over after a `\u`. */
  skip: number
  /** The next font named is the one for Chinese characters. */
  namesWide: boolean
  notes: number
  paragraphs: number
}

export const newRow = (): RowDraft => ({
  left: 0,
  edges: [],
  flags: [],
  next: { horizontal: 0, vertical: 'none' },
  rightToLeft: false,
})

/** The state outside all groups. */
export const outermostGroup = (): GroupState => ({
  into: 'text',
  font: 0,
  wideFont: null,
  hidden: false,
  deleted: false,
  struck: false,
  raised: false,
  spare: 1,
  inTable: false,
  depth: null,
  heading: false,
})
