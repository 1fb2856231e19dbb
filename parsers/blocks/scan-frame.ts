/** The frame of a page: doctype, html, head and body, printed or implied, and what stands before and behind them. */
import { giveUp } from './scan-irregular.ts'
import { addData, addElement, close, MODE, open, type Scan, type ScanNode } from './scan-state.ts'
import { KIND, knownTag, type Tag } from './scan-tags.ts'

const HTML = knownTag('html')
const HEAD = knownTag('head')
const BODY = knownTag('body')

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

/** Where a comment belongs: behind the body it stands outside of it. */
export function commentHome(scan: Scan): ScanNode {
  if (scan.mode === MODE.end) return scan.root
  if (scan.mode !== MODE.afterBody) return scan.current
  return scan.root.children.findLast((node) => node.tag === HTML && node.type === 'tag') ?? scan.root
}

function startHead(scan: Scan, tag: Tag, start: number): void {
  // Behind the head the standard puts these back into it.
  if (scan.mode === MODE.afterHead) scan.current = scan.headNode ?? giveUp('no head')
  if (tag.kind === KIND.emptyHead) addElement(scan, tag, start)
  else open(scan, tag, start)
  if (tag.kind === KIND.emptyHead) leaveHead(scan)
}

/** Goes back behind the head once content that was put back into it has ended. */
export function leaveHead(scan: Scan): void {
  if (scan.mode === MODE.afterHead && scan.current === scan.headNode)
    scan.current = scan.current.parent ?? scan.current
}

/** A start tag before the body: true where it is placed, false where the body's rules go on with it. */
export function startInFrame(scan: Scan, tag: Tag, start: number): boolean {
  if (scan.mode === MODE.initial) {
    open(scan, HTML, tag.kind === KIND.html ? start : null)
    scan.mode = MODE.beforeHead
    if (tag.kind === KIND.html) return true
  }
  if (scan.mode === MODE.beforeHead) {
    open(scan, HEAD, tag.kind === KIND.head ? start : null)
    scan.headNode = scan.current
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
  open(scan, BODY, tag.kind === KIND.body ? start : null)
  scan.mode = MODE.body
  return tag.kind === KIND.body
}

/** An end tag before the body. */
export function endInFrame(scan: Scan, tag: Tag, end: number): void {
  if (tag.kind === KIND.head && scan.mode === MODE.inHead) {
    close(scan, end)
    scan.mode = MODE.afterHead
  } else if (tag.kind !== KIND.emptyHead || scan.mode === MODE.initial)
    giveUp(`</${tag.name}> before the body`)
}

/** Opens html, head and body where characters come before any tag did. */
export function implyBody(scan: Scan, start: number): void {
  if (scan.mode === MODE.initial) open(scan, HTML, null)
  if (scan.mode <= MODE.beforeHead) open(scan, HEAD, null)
  if (scan.mode <= MODE.inHead) close(scan, start)
  open(scan, BODY, null)
  scan.mode = MODE.body
}

/** White space before the body: dropped before the head, kept in and behind it. */
export function spaceInFrame(scan: Scan, data: string, from: number, to: number): void {
  if (scan.mode >= MODE.inHead && data !== '') addData('text', data, scan.current, from, to)
}
