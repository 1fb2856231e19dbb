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

const REFERENCE = /&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))(;?)|#|([A-Za-z][A-Za-z0-9]*)(.?))/gsu

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

/** Decodes `raw`. In attribute values `&name=` stays as printed, by the standard. */
export function decodeReferences(raw: string, inAttribute: boolean): string {
  return raw.replace(
    REFERENCE,
    (whole, hex?: string, decimal?: string, end?: string, name?: string, next?: string) => {
      if (hex !== undefined || decimal !== undefined) {
        if (end !== ';') giveUp('a character number without its end')
        return hex === undefined ? numbered(decimal ?? '', 10) : numbered(hex, 16)
      }
      if (name === undefined) return giveUp('a broken character number')
      if (next === ';') return NAMED.get(name) ?? giveUp('a rare character name')
      return inAttribute && next === '=' ? whole : giveUp('a character name without its end')
    },
  )
}
