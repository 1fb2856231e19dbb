/** What a visitor sees of an element, as bits: by its tag, and by the attributes that change it. */

export const FLAG = {
  /** Not shown: by tag, attribute or style. */
  hidden: 1,
  /** Hidden by `visibility`, which keeps its place. */
  invisible: 2,
  /** Starts and ends a line of its own. */
  block: 4,
  heading: 8,
  /** A form field, script or drawing: a visitor may see a figure there that is no text of the page. */
  drawn: 16,
  /** Withdrawn text: it is not read, but its presence is a doubt. */
  struck: 32,
  /** A note mark: raised or lowered by tag, or raised by style. */
  raised: 64,
  /** A picture that is more than a spacer. */
  picture: 128,
  /** Speaks of the page or links out of it: meta, title, a, iframe, embed, object, script. */
  about: 256,
} as const

const NAMES: readonly (readonly [number, string])[] = [
  [FLAG.hidden, 'script style template noscript head title textarea select object iframe svg audio video'],
  [FLAG.hidden, 'canvas map rt rp input'],
  [FLAG.hidden | FLAG.struck, 'del s strike'],
  [
    FLAG.block,
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure',
  ],
  [FLAG.block, 'footer form header hr html legend li main nav ol p pre section summary table tbody td tfoot'],
  [FLAG.block, 'th thead tr ul caption'],
  [FLAG.block | FLAG.heading, 'h1 h2 h3 h4 h5 h6'],
  [FLAG.drawn, 'input textarea select script noscript canvas svg object embed iframe video math'],
  [FLAG.raised, 'sup sub'],
  [FLAG.picture, 'img'],
  [FLAG.about, 'meta title a iframe embed object script'],
]

const BY_NAME: ReadonlyMap<string, number> = NAMES.reduce((flags, [flag, names]) => {
  for (const name of names.split(' ')) flags.set(name, (flags.get(name) ?? 0) | flag)
  return flags
}, new Map<string, number>())

/** The bits of an element by its name alone. */
export const flagsByName = (name: string): number => BY_NAME.get(name) ?? 0

const NOT_SHOWN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const INVISIBLE = /visibility\s*:\s*hidden/i
const RAISED = /vertical-align\s*:\s*super/i
const SPACER = /^[012](?:px)?$/

const isSpacer = (length: string | undefined): boolean => length !== undefined && SPACER.test(length)

/** Attributes by name in lower case. */
export type Attributes = Readonly<Record<string, string>>

/** The bits of an element: those of its name with what its attributes add and take away. */
export function flagsWith(byName: number, attributes: Attributes): number {
  const { style, hidden, type, width, height } = attributes
  let flags = byName
  if (hidden !== undefined) flags |= FLAG.hidden
  if (style !== undefined) {
    if (NOT_SHOWN.test(style)) flags |= FLAG.hidden
    if (INVISIBLE.test(style)) flags |= FLAG.invisible
    if (RAISED.test(style)) flags |= FLAG.raised
  }
  if (type === 'hidden') flags &= ~FLAG.drawn
  if (isSpacer(width) || isSpacer(height)) flags &= ~FLAG.picture
  return flags
}

const STYLE_END = 0x65

/**
 * Whether the characters of a style may hold `none`, `hidden` or `super`, in any case: without them, and without a
 * reference that might spell them, a style neither hides nor raises anything.
 */
export function mayHide(codes: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0
    if (code === 0x26) return true
    if ((code | 0x20) !== STYLE_END || at < from + 3) continue
    const before = (codes[at - 1] ?? 0) | 0x20
    const third = (codes[at - 2] ?? 0) | 0x20
    if (before === 0x6e && third === 0x6f) return true
    if (before === 0x64 && third === 0x64) return true
    if (before === 0x70 && third === 0x75) return true
  }
  return false
}
