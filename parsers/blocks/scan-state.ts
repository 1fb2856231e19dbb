/** The state of one scan: where it stands in the page and which elements are open. */
import type { Attributes } from './html-flags.ts'
import {
  addNode,
  COMMENT,
  charactersOf,
  NOWHERE,
  type PageTree,
  parentOf,
  STEP,
  setAttributes,
  setEnd,
  setLast,
  setSpans,
  setString,
  startOf,
  startTree,
  TEXT,
  tagOf,
} from './html-tree.ts'
import { giveUp } from './scan-irregular.ts'
import { decodeReferences } from './scan-references.ts'
import { startRepeats } from './scan-repeats.ts'
import { KIND, TAGS, type Tag } from './scan-tags.ts'

/** Parts of a page in the order they come. */
export const MODE = {
  initial: 0,
  beforeHead: 1,
  inHead: 2,
  afterHead: 3,
  body: 4,
  afterBody: 5,
  end: 6,
} as const

/** A comment behind the body: it is placed when everything else is. */
interface LateComment {
  readonly data: string
  readonly start: number
  readonly end: number
  readonly isInside: boolean
}

export interface Scan {
  readonly html: string
  /** The chain of parents from `current` on is the stack of open elements. */
  readonly tree: PageTree
  readonly late: LateComment[]
  /** What the last tags said, by name: see `takeRepeated`. */
  readonly repeats: Int32Array
  mode: (typeof MODE)[keyof typeof MODE]
  current: number
  /** The tag of `current`. */
  tag: Tag
  /** The last child of `current` where it is a text, else `NOWHERE`: more characters join it. */
  text: number
  head: number
  /** Where the head had ended; while content is put back into it, where its first node stands and the text before. */
  headEnd: number
  putBack: number
  textBefore: number
  hasForm: boolean
  hasDoctype: boolean
  quirks: boolean
  depth: number
  /** Open elements of these kinds; zero saves a search. */
  paragraphs: number
  anchors: number
  buttons: number
  tables: number
  /** After `readAttributes`: what it found, and where the tag ends. */
  attributes: Attributes | null
  flags: number
  spans: number
  at: number
}

const MAX_DEPTH = 400
const ROOT_TAG = TAGS[0] ?? giveUp('no tags')

export const startScan = (html: string): Scan => ({
  html,
  tree: startTree(html),
  late: [],
  repeats: startRepeats(),
  mode: MODE.initial,
  current: 0,
  tag: ROOT_TAG,
  text: NOWHERE,
  head: NOWHERE,
  headEnd: NOWHERE,
  putBack: NOWHERE,
  textBefore: NOWHERE,
  hasForm: false,
  hasDoctype: false,
  quirks: true,
  depth: 0,
  paragraphs: 0,
  anchors: 0,
  buttons: 0,
  tables: 0,
  attributes: null,
  flags: 0,
  spans: 0,
  at: 0,
})

/** The tag of a node. */
export const tagAt = (scan: Scan, node: number): Tag => TAGS[tagOf(scan.tree, node)] ?? ROOT_TAG

function count(scan: Scan, tag: Tag, step: number): void {
  scan.depth += step
  if (tag.kind === KIND.paragraph) scan.paragraphs += step
  else if (tag.kind === KIND.anchor) scan.anchors += step
  else if (tag.kind === KIND.button) scan.buttons += step
  else if (tag.kind === KIND.table) scan.tables += step
}

/** Adds an element to the open one without opening it, as the tag just read says. */
export function addElement(scan: Scan, tag: Tag, start: number): number {
  const { tree, attributes, spans } = scan
  const node = addNode(tree, tag.id, scan.flags, scan.current, start, scan.at)
  if (attributes !== null) setAttributes(tree, node, attributes)
  if (spans !== 0) setSpans(tree, node, spans)
  scan.text = NOWHERE
  return node
}

function enter(scan: Scan, tag: Tag, node: number): void {
  scan.current = node
  scan.tag = tag
  scan.text = NOWHERE
  count(scan, tag, 1)
  if (scan.depth > MAX_DEPTH) giveUp('deep nesting')
}

/** Adds an element and opens it. */
export const open = (scan: Scan, tag: Tag, start: number): void =>
  enter(scan, tag, addElement(scan, tag, start))

/** Opens an element the standard implies. */
export const openImplied = (scan: Scan, tag: Tag): void =>
  enter(scan, tag, addNode(scan.tree, tag.id, tag.flags, scan.current, NOWHERE, NOWHERE))

/** Goes to an open element, or back to one that had ended. */
export function goTo(scan: Scan, node: number): void {
  scan.current = node
  scan.tag = tagAt(scan, node)
  scan.text = NOWHERE
}

/** Closes the open element. */
export function close(scan: Scan, end: number): void {
  const { tree, current } = scan
  setLast(tree, current)
  if (startOf(tree, current) !== NOWHERE) setEnd(tree, current, end)
  count(scan, scan.tag, -1)
  const parent = parentOf(tree, current)
  if (parent === NOWHERE) giveUp('more ends than starts')
  goTo(scan, parent)
}

/** Whether nothing stands in the open element yet. */
export const isEmpty = (scan: Scan): boolean => scan.tree.size === scan.current + STEP

/** Characters of the page with line ends and references as the standard reads them. */
export function readCharacters(scan: Scan, from: number, to: number, inAttribute: boolean): string {
  const printed = scan.html.slice(from, to)
  const text = printed.includes('\r') ? printed.replace(/\r\n?/g, '\n') : printed
  return text.includes('&') ? decodeReferences(text, inAttribute) : text
}

/** Adds characters to the open element; `own` where they are not printed as they are read. They join those before them. */
export function addText(scan: Scan, from: number, to: number, own: string | null): void {
  const { tree, text } = scan
  if (text === NOWHERE) {
    const node = addNode(tree, TEXT, 0, scan.current, from, to)
    if (own !== null) setString(tree, node, own)
    scan.text = node
    return
  }
  const more = own ?? readCharacters(scan, from, to, false)
  setString(tree, text, charactersOf(tree, text) + more)
  setEnd(tree, text, to)
}

/** Adds a comment: to the open element, or behind the body to what stands around it. */
export function addComment(scan: Scan, data: string, start: number, end: number): void {
  if (scan.mode > MODE.body) {
    scan.late.push({ data, start, end, isInside: scan.mode === MODE.afterBody })
    return
  }
  placeComment(scan, scan.current, data, start, end)
  scan.text = NOWHERE
}

function placeComment(scan: Scan, parent: number, data: string, start: number, end: number): void {
  setString(scan.tree, addNode(scan.tree, COMMENT, 0, parent, start, end), data)
}

/** Ends what is still open, and places the comments that stand behind it. */
export function endScan(scan: Scan): void {
  const { tree, late } = scan
  let html = scan.current
  while (parentOf(tree, html) > 0) {
    setLast(tree, html)
    html = parentOf(tree, html)
  }
  for (const { data, start, end, isInside } of late) if (isInside) placeComment(scan, html, data, start, end)
  setLast(tree, html)
  for (const { data, start, end, isInside } of late) if (!isInside) placeComment(scan, 0, data, start, end)
  setLast(tree, 0)
}
