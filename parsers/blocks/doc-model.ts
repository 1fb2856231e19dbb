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
  /** Unfolded; "\n" for line breaks. */
  readonly text: string
  readonly heading: boolean
  /** Note marks and superscripts, kept out of the text. */
  readonly marks: readonly string[]
  readonly pictures: readonly Picture[]
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

/** Folds the white space of each line to single spaces, drops empty lines and characters without width. */
export function foldText(text: string): string {
  return text
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s{2,}|[^\S ]/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
