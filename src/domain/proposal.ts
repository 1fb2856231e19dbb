/**
 * What a machine made out in a picture. Law kept here: a proposal is no cell. It is never counted as read, stored,
 * checked, compared or exported; a person must look at the picture first.
 */
import type { TableId, Unit } from './cell.ts'

/** Where in a picture something stands, in pixels of the picture (of a PDF: of the page drawn 2,200 pixels wide). */
export interface PictureBox {
  /** File name, page, or part of the document. */
  readonly picture: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Proposal {
  readonly kind: 'proposed'
  readonly table: TableId
  /** Indicator id of `parsers/formats`. */
  readonly id: string
  /** In the indicator's unit. */
  readonly value: number
  /** The characters made out. */
  readonly raw: string
  readonly unit: Unit
  /** From 0 to 1, as the engine says of its least sure word; it errs with high confidence too. */
  readonly confidence: number
  readonly source: PictureBox
}

/** What came of looking at the pictures of one document. */
export interface Proposals {
  readonly proposed: readonly Proposal[]
  /** One sentence for each picture that gave nothing, or not all, and why. */
  readonly notes: readonly string[]
}
