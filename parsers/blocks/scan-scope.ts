/** Implied ends: what the standard closes by itself when another element starts or ends. */
import { NOWHERE, parentOf } from './html-tree.ts'
import { giveUp } from './scan-irregular.ts'
import { close, type Scan, tagAt } from './scan-state.ts'
import { KIND, type Kind, knownTag, type Tag } from './scan-tags.ts'

const PARAGRAPH = knownTag('p')

const isImplied = (kind: Kind): boolean =>
  kind === KIND.paragraph || kind === KIND.listItem || kind === KIND.definition || kind === KIND.option

/** Closes the elements whose end may be left out, but for those of the tag `except`. */
export function closeImplied(scan: Scan, end: number, except: Tag | null = null): void {
  while (isImplied(scan.tag.kind) && scan.tag !== except) close(scan, end)
}

/** Closes what may be left open inside `tag`, then that itself; anything else still open is not regular. */
export function closeTag(scan: Scan, tag: Tag, impliedEnd: number, end: number): void {
  closeImplied(scan, impliedEnd, tag)
  if (scan.tag !== tag) giveUp('ends that cross')
  close(scan, end)
}

/** Walks from the open element outwards: true at a node of `kind`, false behind one that `shuts`. */
function isOpen(scan: Scan, kind: Kind, shuts: (kind: Kind) => boolean): boolean {
  for (let node = scan.current; node > 0; node = parentOf(scan.tree, node)) {
    const found = tagAt(scan, node).kind
    if (found === kind) return true
    if (shuts(found)) return false
  }
  return false
}

const shutsParagraph = (kind: Kind): boolean =>
  kind === KIND.button || kind === KIND.scoped || kind >= KIND.cell
const shutsAnchor = (kind: Kind): boolean =>
  kind === KIND.scoped || kind === KIND.cell || kind === KIND.caption

/** Closes the open paragraph before a block: one that is open in button scope. */
export function closeParagraph(scan: Scan, end: number): void {
  if (scan.paragraphs > 0 && isOpen(scan, KIND.paragraph, shutsParagraph)) closeTag(scan, PARAGRAPH, end, end)
}

/** Closes the list item (or the term or description) that a new one follows. */
export function closeItem(scan: Scan, kind: Kind, end: number): void {
  for (let node = scan.current; node !== NOWHERE; node = parentOf(scan.tree, node)) {
    const tag = tagAt(scan, node)
    if (tag.kind === kind) {
      closeTag(scan, tag, end, end)
      return
    }
    if (tag.special && tag.kind !== KIND.paragraph && tag.name !== 'div' && tag.name !== 'address') return
  }
}

/** A link is open that no cell or object shuts off: links do not nest. */
export const inAnchor = (scan: Scan): boolean => scan.anchors > 0 && isOpen(scan, KIND.anchor, shutsAnchor)
