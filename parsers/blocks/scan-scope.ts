/** Implied ends: what the standard closes by itself when another element starts or ends. */
import { giveUp } from './scan-irregular.ts'
import { close, type Scan } from './scan-state.ts'
import { KIND, type Kind } from './scan-tags.ts'

const isImplied = (kind: Kind): boolean =>
  kind === KIND.paragraph || kind === KIND.listItem || kind === KIND.definition || kind === KIND.option

/** Closes the elements whose end may be left out, but for those named `except`. */
export function closeImplied(scan: Scan, end: number, except = ''): void {
  while (isImplied(scan.current.tag.kind) && scan.current.name !== except) close(scan, end)
}

/** Closes what may be left open inside `name`, then `name` itself; anything else still open is not regular. */
export function closeNamed(scan: Scan, name: string, impliedEnd: number, end: number): void {
  closeImplied(scan, impliedEnd, name)
  if (scan.current.name !== name) giveUp('ends that cross')
  close(scan, end)
}

/** A paragraph is open in button scope, so a block that starts ends it. */
function inParagraph(scan: Scan): boolean {
  if (scan.paragraphs === 0) return false
  for (let node = scan.current; ; ) {
    const { kind } = node.tag
    if (kind === KIND.paragraph) return true
    if (kind === KIND.button || kind === KIND.scoped || kind >= KIND.cell || node.parent === null)
      return false
    node = node.parent
  }
}

/** Closes the open paragraph before a block. */
export function closeParagraph(scan: Scan, end: number): void {
  if (inParagraph(scan)) closeNamed(scan, 'p', end, end)
}

/** Closes the list item (or the term or description) that a new one follows. */
export function closeItem(scan: Scan, kind: Kind, end: number): void {
  for (let node = scan.current; node.parent !== null; node = node.parent) {
    const { tag } = node
    if (tag.kind === kind) {
      closeNamed(scan, tag.name, end, end)
      return
    }
    if (tag.special && tag.kind !== KIND.paragraph && tag.name !== 'div' && tag.name !== 'address') return
  }
}

/** A link is open that no cell or object shuts off: links do not nest. */
export function inAnchor(scan: Scan): boolean {
  if (scan.anchors === 0) return false
  for (let node = scan.current; ; ) {
    const { kind } = node.tag
    if (kind === KIND.anchor) return true
    if (kind === KIND.scoped || kind === KIND.cell || kind === KIND.caption || node.parent === null)
      return false
    node = node.parent
  }
}
