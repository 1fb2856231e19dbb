/** Character references (`&nbsp;`, `&#8220;`) → characters, where they are beyond doubt; else the page is given up. */
import { giveUp } from './scan-irregular.ts'

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: '\u00a0',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    copy: '©',
    reg: '®',
    trade: '™',
    middot: '·',
    bull: '•',
    hellip: '…',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    mdash: '—',
    ndash: '–',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    shy: '\u00ad',
    times: '×',
    divide: '÷',
    plusmn: '±',
    minus: '−',
    deg: '°',
    permil: '‰',
    yen: '¥',
    pound: '£',
    sect: '§',
    para: '¶',
    le: '≤',
    ge: '≥',
    ne: '≠',
    asymp: '≈',
    larr: '←',
    rarr: '→',
    uarr: '↑',
    darr: '↓',
    radic: '√',
    infin: '∞',
    sup1: '¹',
    sup2: '²',
    sup3: '³',
    frac12: '½',
    alpha: 'α',
    beta: 'β',
  }),
)

const NUMBER = /#(?:[xX]([0-9a-fA-F]+)|([0-9]+));/y
const NAME = /[A-Za-z][A-Za-z0-9]*/y

function numbered(digits: string, base: number): string {
  const code = digits.length > 8 ? 0 : Number.parseInt(digits, base)
  const isPlain =
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0xa0 && code < 0xd800) ||
    (code > 0xdfff && code <= 0x10ffff) ||
    code === 0x0a ||
    code === 0x09
  return isPlain ? String.fromCodePoint(code) : giveUp('an odd character number')
}

/** What the reference at `at` (behind its `&`) stands for, and where it ends. */
function referenceAt(raw: string, at: number, inAttribute: boolean): readonly [string, number] {
  if (raw.charCodeAt(at) === 0x23) {
    NUMBER.lastIndex = at
    const match = NUMBER.exec(raw) ?? giveUp('a broken character number')
    const [, hex, decimal = ''] = match
    return [hex === undefined ? numbered(decimal, 10) : numbered(hex, 16), NUMBER.lastIndex]
  }
  NAME.lastIndex = at
  const name = NAME.exec(raw)?.[0]
  if (name === undefined) return ['&', at]
  const end = at + name.length
  if (raw.charCodeAt(end) === 0x3b) return [NAMED.get(name) ?? giveUp('a rare character name'), end + 1]
  // In attribute values `&name=` stays as printed, by the standard.
  if (inAttribute && raw.charCodeAt(end) === 0x3d) return [`&${name}`, end]
  return giveUp('a character name without its end')
}

/** Decodes the character references of `raw`. */
export function decodeReferences(raw: string, inAttribute: boolean): string {
  let text = ''
  let from = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
    if (at > from) text += raw.slice(from, at)
    if (raw.startsWith('nbsp;', at + 1)) {
      text += '\u00a0'
      from = at + 6
      continue
    }
    const [characters, end] = referenceAt(raw, at + 1, inAttribute)
    text += characters
    from = end
  }
  return from < raw.length ? text + raw.slice(from) : text
}
