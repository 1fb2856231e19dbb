/** What is shared while one DOCX story is read: where the scanner stands, what the styles say, fields that are open. */
import type { Link } from '../../src/domain/block.ts'
import type { Content, Picture } from './doc-model.ts'
import type { DocxPackage } from './docx-package.ts'
import type { VisibleScanner } from './docx-visible.ts'

export interface DocxContext {
  readonly scanner: VisibleScanner
  readonly file: DocxPackage
  /** Open fields, innermost last; only what follows the separator of all of them is shown. */
  readonly fields: ('code' | 'result')[]
  /** False on a second pass, where the file leaves a field open: then what follows must not vanish with its code. */
  readonly trustsFields: boolean
  readonly links: Link[]
  /** Embedded web pages (`w:altChunk`), whose words are not in the document part. */
  embedded: number
  /** Paragraphs met so far. */
  paragraphs: number
  /** Text boxes met so far. */
  boxes: number
  /** Foot- and endnotes met so far, numbered as Word numbers them by default. */
  notes: number
  /** Reads the blocks inside the element just opened: the body, a cell, a text box. `other` sees every other element. */
  readonly readStory: (other?: (name: string) => void) => Content[]
}

/** A paragraph under construction. */
export interface ParagraphDraft {
  readonly text: string[]
  readonly marks: string[]
  readonly pictures: Picture[]
  /** Text boxes anchored in the paragraph. */
  readonly boxes: Content[]
  outline: number | null
  /** Look that the paragraph's style gives to its runs. */
  hidden: boolean
  raised: boolean
  /** Struck-out words were met and left out. */
  struck: boolean
  /** The paragraph mark is deleted or hidden: the next paragraph goes on in this one. */
  joinsNext: boolean
}

/** An empty draft. */
export function newParagraph(): ParagraphDraft {
  return {
    text: [],
    marks: [],
    pictures: [],
    boxes: [],
    outline: null,
    hidden: false,
    raised: false,
    struck: false,
    joinsNext: false,
  }
}
