/** The state of one scan: where it stands in the page and which elements are open. */
import type { PageNode } from './page-node.ts'
import { giveUp } from './scan-irregular.ts'
import { decodeReferences } from './scan-references.ts'
import { KIND, knownTag, type Tag } from './scan-tags.ts'

/** A node under construction; the chain of parents is the stack of open elements. */
export interface ScanNode extends PageNode {
  readonly type: string
  readonly name: string | undefined
  readonly tag: Tag
  attribs: Readonly<Record<string, string>>
  readonly children: ScanNode[]
  data: string | undefined
  readonly parent: ScanNode | null
  readonly startIndex: number | null
  /** Exclusive, as the standard parser gives it. */
  endIndex: number | null
}

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

export interface Scan {
  readonly html: string
  readonly root: ScanNode
  /** Carriage returns stand in the page. */
  readonly returns: boolean
  mode: (typeof MODE)[keyof typeof MODE]
  current: ScanNode
  headNode: ScanNode | null
  form: ScanNode | null
  hasDoctype: boolean
  quirks: boolean
  depth: number
  /** Open elements of these kinds; zero saves a search. */
  paragraphs: number
  anchors: number
  buttons: number
  tables: number
  /** Where the next `&` and the next word that may hide a thing stand at the earliest. */
  nextReference: number
  nextHint: number
  /** After `attributes`: those of the tag just read, and where it ends. */
  attribs: Readonly<Record<string, string>>
  at: number
}

const MAX_DEPTH = 400
export const NONE: Readonly<Record<string, string>> = Object.freeze({})
const NO_CHILDREN: ScanNode[] = []
const ROOT_TAG = knownTag('html')

export function startScan(html: string): Scan {
  const root: ScanNode = {
    type: 'root',
    name: undefined,
    tag: ROOT_TAG,
    attribs: NONE,
    children: [],
    data: undefined,
    parent: null,
    startIndex: null,
    endIndex: null,
  }
  return {
    html,
    root,
    returns: html.includes('\r'),
    mode: MODE.initial,
    current: root,
    headNode: null,
    form: null,
    hasDoctype: false,
    quirks: true,
    depth: 0,
    paragraphs: 0,
    anchors: 0,
    buttons: 0,
    tables: 0,
    nextReference: -1,
    nextHint: -1,
    attribs: NONE,
    at: 0,
  }
}

function count(scan: Scan, tag: Tag, step: number): void {
  scan.depth += step
  if (tag.kind === KIND.paragraph) scan.paragraphs += step
  else if (tag.kind === KIND.anchor) scan.anchors += step
  else if (tag.kind === KIND.button) scan.buttons += step
  else if (tag.kind === KIND.table) scan.tables += step
}

/** Adds an element to the open one without opening it. */
export function addElement(scan: Scan, tag: Tag, start: number | null, parent = scan.current): ScanNode {
  const isEmpty = tag.kind === KIND.empty || tag.kind === KIND.emptyHead || tag.kind === KIND.rule
  const node: ScanNode = {
    type: tag.type,
    name: tag.name,
    tag,
    attribs: start === null ? NONE : scan.attribs,
    children: isEmpty ? NO_CHILDREN : [],
    data: undefined,
    parent,
    startIndex: start,
    endIndex: start === null ? null : scan.at,
  }
  parent.children.push(node)
  return node
}

/** Adds an element and opens it. `start` is null for an element the standard implies. */
export function open(scan: Scan, tag: Tag, start: number | null): void {
  scan.current = addElement(scan, tag, start)
  count(scan, tag, 1)
  if (scan.depth > MAX_DEPTH) giveUp('deep nesting')
}

/** Closes the open element. */
export function close(scan: Scan, end: number): void {
  const node = scan.current
  if (node.startIndex !== null) node.endIndex = end
  count(scan, node.tag, -1)
  scan.current = node.parent ?? giveUp('more ends than starts')
}

/** Characters of the page with line ends and references as the standard reads them. */
export function charactersOf(scan: Scan, from: number, to: number, inAttribute: boolean): string {
  let text = scan.html.slice(from, to)
  if (scan.returns && text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  if (scan.nextReference < from) {
    const found = scan.html.indexOf('&', from)
    scan.nextReference = found < 0 ? Number.POSITIVE_INFINITY : found
  }
  return scan.nextReference < to ? decodeReferences(text, inAttribute) : text
}

/** Adds characters or a comment to `parent`; characters join those before them. */
export function addData(
  type: 'text' | 'comment',
  data: string,
  parent: ScanNode,
  from: number,
  to: number,
): void {
  const last = parent.children.at(-1)
  if (type === 'text' && last?.type === 'text') {
    last.data += data
    last.endIndex = to
    return
  }
  parent.children.push({
    type,
    name: undefined,
    tag: ROOT_TAG,
    attribs: NONE,
    children: NO_CHILDREN,
    data,
    parent,
    startIndex: from,
    endIndex: to,
  })
}
