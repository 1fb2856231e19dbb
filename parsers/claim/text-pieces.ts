/**
 * Lines of running text → the pieces that may be one label or one figure each. A line is cut at its white space only where
 * it is a row or a table of a form: prose stays whole, and a label printed with spaces inside is a label as it stands.
 */
import type { Block } from '../../src/domain/block.ts'
import { isItemCaption, type Roles, rolesOf } from '../dictionary.ts'
import { namesForm } from '../unplaced-form.ts'
import { isValueLike } from '../values.ts'

export type TextBlock = Extract<Block, { kind: 'text' }>

export interface Piece {
  readonly text: string
  readonly block: TextBlock
  /** Index of the block. */
  readonly index: number
}

/** Longer lines are prose or a whole table. */
export const MAX_LINE = 120
const MAX_PIECES = 20_000
/** No report is as long as such a line: it is not cut at all. */
const LONGEST_LINE = 200_000
const FEWEST_FIGURES = 5
const SENTENCE = /[。；！？]/u

export const hasRole = (roles: Roles): boolean => Object.keys(roles).length > 0
export const isKnown = (text: string): boolean => hasRole(rolesOf(text)) || isItemCaption(text)

/** Whether a line with white space is a row, a head or a whole table of a form. */
function isTabular(text: string, parts: readonly string[]): boolean {
  if (namesForm(text)) return true
  if (SENTENCE.test(text)) return false
  // A page number between dashes is three values, and none of a row.
  if (parts.every(isValueLike)) return parts.length >= FEWEST_FIGURES
  return parts.some(isKnown)
}

/** A label printed with spaces inside and its figures: the label as one piece. Null where the line is none. */
function labelledRow(parts: readonly string[]): readonly string[] | null {
  const first = parts.findIndex(isValueLike)
  const label = parts.slice(0, first).join('')
  return first > 1 && parts.slice(first).every(isValueLike) && isKnown(label)
    ? [label, ...parts.slice(first)]
    : null
}

function partsOf(text: string): readonly string[] {
  if (text.length > LONGEST_LINE) return []
  const isShort = text.length <= MAX_LINE
  const whole = isShort ? [text] : []
  const parts = text.split(/\s+/u).filter((part) => part !== '')
  if (parts.length < 2 || (isShort && (isKnown(text) || isValueLike(text)))) return whole
  return labelledRow(parts) ?? (isTabular(text, parts) ? parts : whole)
}

/** The pieces of all lines in document order; those of long prose are left out. */
export function piecesOf(blocks: readonly Block[]): Piece[] {
  const pieces: Piece[] = []
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || block.aside === true || pieces.length > MAX_PIECES) return
    for (const text of partsOf(block.text)) pieces.push({ text, block, index })
  })
  return pieces
}
