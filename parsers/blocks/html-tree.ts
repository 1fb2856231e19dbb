/**
 * The tree of a page, flat: one record of numbers a node, in document order, so that building and walking it costs no
 * objects. A node is the place of its record; what stands inside it are the records up to its `lastOf`.
 */
import { Buffer } from 'node:buffer'
import { type Attributes, FLAG } from './html-flags.ts'

/** Grows while it is built; only read afterwards. The records are used again for the next page once it is released. */
export interface PageTree {
  /** The page: characters and places refer to it. */
  readonly html: string
  /** Its characters as numbers, which are read several times faster, with a zero behind the last. */
  readonly codes: Uint16Array
  nodes: Int32Array
  /** Behind the last record. */
  size: number
  /** Characters of nodes that are not printed as they are read. */
  readonly strings: string[]
  readonly attributes: Attributes[]
}

/** Numbers of a record: tag and flags, parent, end of the subtree, place in the page, own characters, spans. */
const PARENT = 1
const LAST = 2
const START = 3
const END = 4
const REF = 5
const SPAN = 6
export const STEP = 8

const FLAG_SHIFT = 8
const TAG_MASK = 0xff

/** Records kept for the next page; a page that needed more keeps its own. */
const KEPT = 1 << 18
const KEPT_CODES = 1 << 18
let spare: Int32Array | null = null
let spareCodes: Uint16Array | null = null

/** The characters of a page with a zero behind the last. */
function codesOf(html: string): Uint16Array {
  const fits = spareCodes !== null && spareCodes.length > html.length ? spareCodes : null
  const codes = fits ?? new Uint16Array(Math.max(KEPT_CODES >> 2, html.length + 1))
  spareCodes = null
  Buffer.from(codes.buffer).write(html, 'utf16le')
  codes[html.length] = 0
  return codes
}

/** Places that the page does not have: of an element the standard implies. */
export const NOWHERE = -1
/** Tags of nodes that are no elements, and of elements not in the table of tags. */
export const TEXT = 0
export const COMMENT = 1
/** The root, a doctype. */
export const OTHER = 2
export const UNKNOWN = 3

/** An empty tree with its root at 0. */
export function startTree(html: string): PageTree {
  const nodes = spare ?? new Int32Array(4096 * STEP)
  spare = null
  const tree: PageTree = { html, codes: codesOf(html), nodes, size: 0, strings: [], attributes: [] }
  addNode(tree, OTHER, 0, NOWHERE, NOWHERE, NOWHERE)
  return tree
}

/** Says that nobody reads the tree any more. */
export function releaseTree(tree: PageTree): void {
  if (tree.nodes.length <= KEPT) spare = tree.nodes
  if (tree.codes.length <= KEPT_CODES) spareCodes = tree.codes
}

function grow(tree: PageTree): Int32Array {
  const larger = new Int32Array(tree.nodes.length * 2)
  larger.set(tree.nodes)
  tree.nodes = larger
  return larger
}

/** Adds a node behind all others. Its subtree ends with itself until it is closed. */
export function addNode(
  tree: PageTree,
  tag: number,
  flags: number,
  parent: number,
  start: number,
  end: number,
): number {
  const at = tree.size
  const nodes = at < tree.nodes.length ? tree.nodes : grow(tree)
  nodes[at] = tag | (flags << FLAG_SHIFT)
  nodes[at + PARENT] = parent
  nodes[at + LAST] = at + STEP
  nodes[at + START] = start
  nodes[at + END] = end
  nodes[at + REF] = 0
  nodes[at + SPAN] = 0
  tree.size = at + STEP
  return at
}

const read = (tree: PageTree, place: number): number => tree.nodes[place] ?? 0

/** Adds flags to a node. */
export function addFlags(tree: PageTree, node: number, flags: number): void {
  tree.nodes[node] = read(tree, node) | (flags << FLAG_SHIFT)
}

export const tagOf = (tree: PageTree, node: number): number => read(tree, node) & TAG_MASK
export const flagsOf = (tree: PageTree, node: number): number => read(tree, node) >> FLAG_SHIFT
export const hasFlag = (tree: PageTree, node: number, flag: number): boolean =>
  (flagsOf(tree, node) & flag) !== 0
export const isHidden = (tree: PageTree, node: number): boolean => hasFlag(tree, node, FLAG.hidden)
/** `NOWHERE` for the root. */
export const parentOf = (tree: PageTree, node: number): number => read(tree, node + PARENT)
/** Behind the last node inside `node`. */
export const lastOf = (tree: PageTree, node: number): number => read(tree, node + LAST)
export const startOf = (tree: PageTree, node: number): number => read(tree, node + START)
/** Exclusive. */
export const endOf = (tree: PageTree, node: number): number => read(tree, node + END)

/** Whether `inner` is `node` or stands inside it. */
export const holds = (tree: PageTree, node: number, inner: number): boolean =>
  node <= inner && inner < lastOf(tree, node)

export function setEnd(tree: PageTree, node: number, end: number): void {
  tree.nodes[node + END] = end
}

/** Ends the subtree of `node` behind the last node there is. */
export function setLast(tree: PageTree, node: number): void {
  tree.nodes[node + LAST] = tree.size
}

export function setSpans(tree: PageTree, node: number, spans: number): void {
  tree.nodes[node + SPAN] = spans
}

export function setString(tree: PageTree, node: number, characters: string): void {
  tree.nodes[node + REF] = tree.strings.push(characters)
}

export function setAttributes(tree: PageTree, node: number, attributes: Attributes): void {
  tree.nodes[node + REF] = tree.attributes.push(attributes)
}

/** The characters of a text or comment where they are not printed as they are read, else null. */
export const stringOf = (tree: PageTree, node: number): string | null =>
  tree.strings[read(tree, node + REF) - 1] ?? null

/** The characters of a text or comment. */
export function charactersOf(tree: PageTree, node: number): string {
  const own = stringOf(tree, node)
  if (own !== null) return own
  const printed = tree.html.slice(startOf(tree, node), endOf(tree, node))
  return printed.includes('\r') ? printed.replace(/\r\n?/g, '\n') : printed
}

const NONE: Attributes = Object.freeze({})
export const attributesOf = (tree: PageTree, node: number): Attributes =>
  tree.attributes[read(tree, node + REF) - 1] ?? NONE

/** Spans of a cell in one number; 0 is a cell without spans. */
export const packSpans = (rowspan: number, colspan: number): number => (rowspan << 16) | colspan
export function rowspanOf(tree: PageTree, node: number): number {
  const spans = read(tree, node + SPAN)
  return spans === 0 ? 1 : spans >>> 16
}
export function colspanOf(tree: PageTree, node: number): number {
  const spans = read(tree, node + SPAN)
  return spans === 0 ? 1 : spans & 0xffff
}

/**
 * Moves the nodes from `from` on before those from `to` on, to the end of what stands in `parent`: for what the standard
 * puts back into an element that had ended. Returns where that ends now.
 */
export function moveBack(tree: PageTree, to: number, from: number, parent: number): number {
  const { nodes, size } = tree
  const end = to + size - from
  const moved = nodes.slice(from, size)
  const between = nodes.slice(to, from)
  shift(moved, to - from, from)
  shift(between, size - from, to)
  nodes.set(moved, to)
  nodes.set(between, end)
  nodes[parent + LAST] = end
  return end
}

/** Moves places inside records by `by`; parents only where they move, too: from `first` on. */
function shift(records: Int32Array, by: number, first: number): void {
  for (let at = 0; at < records.length; at += STEP) {
    const parent = records[at + PARENT] ?? 0
    if (parent >= first) records[at + PARENT] = parent + by
    records[at + LAST] = (records[at + LAST] ?? 0) + by
  }
}
