/** The frame of a page: doctype, html, head and body, printed or implied, and what stands before and behind them. */
import { moveBack, NOWHERE, parentOf, STEP } from './html-tree.ts'
import { giveUp } from './scan-irregular.ts'
import { addElement, addText, close, goTo, MODE, open, openImplied, type Scan } from './scan-state.ts'
import { KIND, knownTag, type Tag } from './scan-tags.ts'

const HTML = knownTag('html')
const HEAD = knownTag('head')
const BODY = knownTag('body')

/** Nodes between the head and content that is put back into it; pages have none or a few. */
const MOST_BEHIND_HEAD = 200

const SYSTEM = String.raw`\s*(?:"[^"<>]*"|'[^'<>]*')`
/** Doctypes that leave the page out of quirks mode; any other is left to the standard parser. */
const MODERN = new RegExp(
  String.raw`^<!doctype\s+html(?:\s+public\s*"-//w3c//dtd (?:xhtml 1\.0 (?:transitional|strict)|xhtml 1\.1|html 4\.01(?: transitional)?)//en"(?!.*ibm)${SYSTEM})?\s*>$`,
  'i',
)

/** Reads a doctype; one that stands late is ignored, by the standard. */
export function readDoctype(scan: Scan, printed: string): void {
  if (scan.mode !== MODE.initial || scan.hasDoctype) return
  if (!MODERN.test(printed)) giveUp('a rare doctype')
  scan.hasDoctype = true
  scan.quirks = false
}

function startHead(scan: Scan, tag: Tag, start: number): void {
  // Behind the head the standard puts these back into it.
  if (scan.mode === MODE.afterHead) {
    // Each of them moves all that stands between, which a page could make long.
    if (scan.tree.size - scan.headEnd > MOST_BEHIND_HEAD * STEP) giveUp('much behind the head')
    scan.putBack = scan.tree.size
    scan.textBefore = scan.text
    goTo(scan, scan.head)
  }
  if (tag.kind === KIND.emptyHead) {
    addElement(scan, tag, start)
    leaveHead(scan)
  } else open(scan, tag, start)
}

/** Goes back behind the head once content that was put back into it has ended. */
export function leaveHead(scan: Scan): void {
  if (scan.mode !== MODE.afterHead || scan.current !== scan.head) return
  const { tree, headEnd, putBack, textBefore } = scan
  scan.headEnd = moveBack(tree, headEnd, putBack, scan.head)
  goTo(scan, parentOf(tree, scan.head))
  if (textBefore !== NOWHERE) scan.text = textBefore + scan.headEnd - headEnd
}

/** A start tag before the body: true where it is placed, false where the body's rules go on with it. */
export function startInFrame(scan: Scan, tag: Tag, start: number): boolean {
  if (scan.mode === MODE.initial) {
    if (tag.kind === KIND.html) open(scan, HTML, start)
    else openImplied(scan, HTML)
    scan.mode = MODE.beforeHead
    if (tag.kind === KIND.html) return true
  }
  if (scan.mode === MODE.beforeHead) {
    if (tag.kind === KIND.head) open(scan, HEAD, start)
    else openImplied(scan, HEAD)
    scan.head = scan.current
    scan.mode = MODE.inHead
    if (tag.kind === KIND.head) return true
  }
  const isNoscriptBehind = scan.mode === MODE.afterHead && tag.name === 'noscript'
  if (tag.head && !isNoscriptBehind) {
    startHead(scan, tag, start)
    return true
  }
  if (tag.kind === KIND.head || tag.kind === KIND.html || tag.kind === KIND.refused)
    giveUp(`<${tag.name}> before the body`)
  if (scan.mode === MODE.inHead) close(scan, start)
  if (tag.kind === KIND.body) open(scan, BODY, start)
  else openImplied(scan, BODY)
  scan.mode = MODE.body
  return tag.kind === KIND.body
}

/** An end tag before the body. */
export function endInFrame(scan: Scan, tag: Tag, end: number): void {
  if (tag.kind === KIND.head && scan.mode === MODE.inHead) {
    close(scan, end)
    scan.headEnd = scan.tree.size
    scan.mode = MODE.afterHead
  } else if (tag.kind !== KIND.emptyHead || scan.mode === MODE.initial)
    giveUp(`</${tag.name}> before the body`)
}

/** Opens html, head and body where characters come before any tag did. */
export function implyBody(scan: Scan, start: number): void {
  if (scan.mode === MODE.initial) openImplied(scan, HTML)
  if (scan.mode <= MODE.beforeHead) openImplied(scan, HEAD)
  if (scan.mode <= MODE.inHead) close(scan, start)
  openImplied(scan, BODY)
  scan.mode = MODE.body
}

/** White space before the body: dropped before the head, kept in and behind it. */
export function spaceInFrame(scan: Scan, from: number, to: number): void {
  if (scan.mode >= MODE.inHead && to > from) addText(scan, from, to, null)
}
