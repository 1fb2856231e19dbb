/** A paragraph that is read character by character (Word binary, RTF), until it is finished. */
import { MARK, type Paragraph } from './doc-model.ts'

export interface WordDraft {
  text: string
  /** Raised characters that may become a mark. */
  raised: string
  readonly marks: string[]
  pictures: number
  struck: boolean
}

/** A raised text longer than this is no note mark but text that somebody raised. */
const LONGEST_MARK = 6

export const newDraft = (): WordDraft => ({ text: '', raised: '', marks: [], pictures: 0, struck: false })

/** Adds a mark where the text stands. */
export function addMark(draft: WordDraft, mark: string): void {
  draft.marks.push(mark)
  draft.text += MARK
}

/** Ends a run of raised characters: a short one is a mark. */
export function endRaised(draft: WordDraft): void {
  const raised = draft.raised.trim()
  if (raised.length > LONGEST_MARK) draft.text += draft.raised
  else if (raised !== '') addMark(draft, raised)
  draft.raised = ''
}

/** Adds shown text, raised or not. */
export function addShown(draft: WordDraft, shown: string, raised: boolean): void {
  if (raised) {
    draft.raised += shown
    return
  }
  endRaised(draft)
  draft.text += shown
}

/** The finished paragraph. */
export function finishDraft(draft: WordDraft, heading: boolean): Paragraph {
  endRaised(draft)
  return {
    kind: 'paragraph',
    text: draft.text,
    heading,
    marks: draft.marks,
    pictures: Array.from({ length: draft.pictures }, () => ({ url: 'picture', alt: '' })),
    ...(draft.struck ? { struck: true } : {}),
  }
}
