/**
 * What the Word readers (DOCX and DOC) hand to the common end of their path: paragraphs and tables as the file states
 * them, spans by grid column, vertical merges still as marks. `doc-grid.ts` and `doc-flow.ts` make blocks of it.
 */
export interface Picture {
  /** Path of the picture inside the container where it has one, else a name such as `picture`. */
  readonly url: string
  readonly alt: string
}

export interface Paragraph {
  readonly kind: 'paragraph'
  /** Unfolded; "\n" for line breaks, `MARK` where a mark stood. */
  readonly text: string
  readonly heading: boolean
  /** Note marks and superscripts, kept out of the text. */
  readonly marks: readonly string[]
  readonly pictures: readonly Picture[]
  /** Struck-out words were left out. */
  readonly struck?: boolean
}

/** `continue` joins the cell above of the same column and width; `restart` begins such a column. */
export type VerticalMerge = 'none' | 'restart' | 'continue'

export interface TableCell {
  readonly col: number
  readonly colspan: number
  readonly merge: VerticalMerge
  readonly content: readonly Content[]
}

export interface TableRow {
  readonly cells: readonly TableCell[]
  /** Grid columns the row covers, those it leaves out on purpose included. */
  readonly width: number
}

export interface Table {
  readonly kind: 'table'
  readonly rows: readonly TableRow[]
  readonly doubts: readonly string[]
}

export type Content = Paragraph | Table

/** Stands in a paragraph's text where a mark stood, until it is known whether figures touch it on both sides. */
export const MARK = '\ue000'

const BETWEEN_FIGURES =
  /(?<=[\p{Nd}.,，．〇零一二三四五六七八九十百千万])\ue000+(?=[\p{Nd}.,，．〇零一二三四五六七八九十百千万])/gu

/** A text without the places of its marks: 1, a mark, 3 become "1 3", never 13. */
export function withoutMarks(text: string): string {
  return text.includes(MARK) ? text.replaceAll(BETWEEN_FIGURES, ' ').replaceAll(MARK, '') : text
}
