/**
 * What the page scanner knows of each tag: the rule of the HTML standard its start and end follow. A tag that is not
 * in the table is an ordinary element; a tag whose rules the scanner does not build is `REFUSED`.
 */

import { FLAG, flagsByName } from './html-flags.ts'
import { UNKNOWN } from './html-tree.ts'

/** Rules of the tree construction. Table structure comes last, so that `kind >= KIND.table` asks for it. */
export const KIND = {
  ordinary: 0,
  format: 1,
  anchor: 2,
  block: 3,
  heading: 4,
  paragraph: 5,
  listItem: 6,
  definition: 7,
  pre: 8,
  form: 9,
  button: 10,
  /** Starts a scope of its own: object, marquee, applet. */
  scoped: 11,
  /** Without content, in text: br, img, input … */
  empty: 12,
  /** Without content, allowed in the head: meta, link … */
  emptyHead: 13,
  rule: 14,
  /** Content is characters only: script, style, iframe … */
  raw: 15,
  /** Characters and character references: title, textarea. */
  rawEscaped: 16,
  select: 17,
  option: 18,
  html: 19,
  head: 20,
  body: 21,
  refused: 22,
  col: 23,
  cell: 24,
  caption: 25,
  table: 26,
  rowGroup: 27,
  row: 28,
  columns: 29,
} as const

export type Kind = (typeof KIND)[keyof typeof KIND]

export interface Tag {
  /** Number in the records of a tree. */
  readonly id: number
  readonly name: string
  readonly kind: Kind
  /** What a visitor sees of it, before its attributes speak. */
  readonly flags: number
  /** "Special" in the standard's sense: ends the search for an open list item. */
  readonly special: boolean
  /** Allowed in the head. */
  readonly head: boolean
  /** Attributes the readers ask for; no other is read. */
  readonly reads: readonly string[]
  /** The attributes themselves are asked for, not only what they make of the element. */
  readonly keeps: boolean
}

const LISTS: readonly (readonly [Kind, string])[] = [
  [KIND.ordinary, 'span label sub sup ins del abbr q cite dfn kbd samp var mark time bdo bdi ruby'],
  [KIND.ordinary, 'audio video canvas map legend'],
  [KIND.format, 'b big code em font i s small strike strong tt u'],
  [KIND.anchor, 'a'],
  [
    KIND.block,
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure',
  ],
  [KIND.block, 'footer header hgroup main menu nav ol search section summary ul'],
  [KIND.heading, 'h1 h2 h3 h4 h5 h6'],
  [KIND.paragraph, 'p'],
  [KIND.listItem, 'li'],
  [KIND.definition, 'dd dt'],
  [KIND.pre, 'pre listing'],
  [KIND.form, 'form'],
  [KIND.button, 'button'],
  [KIND.scoped, 'object marquee applet'],
  [KIND.empty, 'br img wbr area embed keygen input param source track'],
  [KIND.emptyHead, 'meta link base basefont bgsound'],
  [KIND.rule, 'hr'],
  [KIND.raw, 'script style iframe noembed noframes noscript'],
  [KIND.rawEscaped, 'title textarea'],
  [KIND.select, 'select'],
  [KIND.option, 'option'],
  [KIND.html, 'html'],
  [KIND.head, 'head'],
  [KIND.body, 'body'],
  [KIND.refused, 'svg math template frameset frame xmp plaintext image nobr rb rt rp rtc optgroup'],
  [KIND.col, 'col'],
  [KIND.cell, 'td th'],
  [KIND.caption, 'caption'],
  [KIND.table, 'table'],
  [KIND.rowGroup, 'tbody thead tfoot'],
  [KIND.row, 'tr'],
  [KIND.columns, 'colgroup'],
]

const NOT_SPECIAL = new Set(['dialog', 'search', 'option', 'keygen'])
const IN_HEAD = new Set(['title', 'style', 'script', 'noframes', 'noscript'])

/** Attributes that decide whether an element is seen and how its text is read. */
const SEEN: readonly string[] = ['style', 'hidden']
const READS: Readonly<Record<string, readonly string[]>> = {
  td: ['rowspan', 'colspan'],
  th: ['rowspan', 'colspan'],
  img: ['src', 'alt', 'width', 'height'],
  a: ['href', 'title', 'onclick'],
  meta: ['name', 'property', 'content'],
  iframe: ['src', 'data', 'title'],
  embed: ['src', 'data', 'title'],
  object: ['src', 'data', 'title'],
}

const makeTag = (id: number, name: string, kind: Kind): Tag => {
  const flags = flagsByName(name)
  const reads = READS[name] ?? []
  return {
    id,
    name,
    kind,
    flags,
    special: kind > KIND.anchor && !NOT_SPECIAL.has(name),
    head: kind === KIND.emptyHead || IN_HEAD.has(name),
    reads: [...reads, ...SEEN, ...((flags & FLAG.drawn) === 0 ? [] : ['type'])],
    keeps: reads.length > 0 && kind !== KIND.cell,
  }
}

/** An element that is not in the table, whatever its name. */
const UNKNOWN_TAG = makeTag(UNKNOWN, '', KIND.ordinary)

const KNOWN: readonly Tag[] = LISTS.flatMap(([kind, names]) =>
  names.split(' ').map((name) => [kind, name] as const),
).map(([kind, name], i) => makeTag(UNKNOWN + 1 + i, name, kind))

/** By number; the numbers of nodes that are no elements are those of unknown elements. */
export const TAGS: readonly Tag[] = [UNKNOWN_TAG, UNKNOWN_TAG, UNKNOWN_TAG, UNKNOWN_TAG, ...KNOWN]

const BY_NAME: ReadonlyMap<string, Tag> = new Map(KNOWN.map((tag) => [tag.name, tag]))

/** A tag of the table by its exact lower-case name. */
export function knownTag(name: string): Tag {
  const tag = BY_NAME.get(name)
  if (tag === undefined) throw new Error(`${name} is not in the table of tags`)
  return tag
}

/** The tag of a lower-case name, known or not. */
export const tagByName = (name: string): Tag => BY_NAME.get(name) ?? UNKNOWN_TAG

/** Whether `name`, in any case, is printed at `at`. */
export function isPrinted(codes: Uint16Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i += 1) {
    const code = codes[at + i] ?? 0
    if ((code >= 0x41 && code <= 0x5a ? code | 0x20 : code) !== name.charCodeAt(i)) return false
  }
  return true
}

const SLOT_MASK = 0x3ff
/** The place of a name in the table by its letters; names that meet there stand in one list. */
const slotOf = (slot: number, code: number): number => (Math.imul(slot, 31) + (code | 0x20)) & SLOT_MASK

const SLOTS: readonly (readonly Tag[])[] = KNOWN.reduce<Tag[][]>(
  (slots, tag) => {
    let slot = 0
    for (let i = 0; i < tag.name.length; i += 1) slot = slotOf(slot, tag.name.charCodeAt(i))
    slots[slot]?.push(tag)
    return slots
  },
  Array.from({ length: SLOT_MASK + 1 }, () => []),
)

/** The tag whose name is printed from `from` to `to` in any case. */
export function printedTag(codes: Uint16Array, from: number, to: number): Tag {
  let slot = 0
  for (let at = from; at < to; at += 1) slot = slotOf(slot, codes[at] ?? 0)
  for (const tag of SLOTS[slot] ?? [])
    if (tag.name.length === to - from && isPrinted(codes, from, tag.name)) return tag
  return UNKNOWN_TAG
}
