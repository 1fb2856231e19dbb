/**
 * What the page scanner knows of each tag: the rule of the HTML standard its start and end follow. A tag that is not
 * in the table is an ordinary element; a tag whose rules the scanner does not build is `REFUSED`.
 */

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
  readonly name: string
  readonly kind: Kind
  /** "Special" in the standard's sense: ends the search for an open list item. */
  readonly special: boolean
  /** Allowed in the head. */
  readonly head: boolean
  /** Attributes the readers ask for; no other is kept. */
  readonly reads: readonly string[]
  readonly type: 'tag' | 'script' | 'style'
}

const LISTS: readonly (readonly [Kind, string])[] = [
  [KIND.ordinary, 'span label sub sup ins del abbr q cite dfn kbd samp var mark time bdo bdi ruby'],
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
  td: ['rowspan', 'colspan', ...SEEN],
  th: ['rowspan', 'colspan', ...SEEN],
  img: ['src', 'alt', 'width', 'height', ...SEEN],
  a: ['href', 'title', ...SEEN],
  meta: ['name', 'property', 'content', ...SEEN],
  iframe: ['src', 'data', ...SEEN],
  embed: ['src', 'data', ...SEEN],
  object: ['src', 'data', ...SEEN],
}

const tagOf = (name: string, kind: Kind): Tag => ({
  name,
  kind,
  special: kind > KIND.anchor && !NOT_SPECIAL.has(name),
  head: kind === KIND.emptyHead || IN_HEAD.has(name),
  reads: READS[name] ?? SEEN,
  type: name === 'script' || name === 'style' ? name : 'tag',
})

const TAGS: ReadonlyMap<string, Tag> = new Map(
  LISTS.flatMap(([kind, names]) => names.split(' ').map((name) => [name, tagOf(name, kind)] as const)),
)

/** A tag of the table by its exact lower-case name, for elements the standard implies. */
export function knownTag(name: string): Tag {
  const tag = TAGS.get(name)
  if (tag === undefined) throw new Error(`${name} is not in the table of tags`)
  return tag
}

/** The tag of a name as printed, in any case. */
export function findTag(printed: string): Tag {
  const known = TAGS.get(printed)
  if (known !== undefined) return known
  const name = printed.toLowerCase()
  return TAGS.get(name) ?? tagOf(name, KIND.ordinary)
}
