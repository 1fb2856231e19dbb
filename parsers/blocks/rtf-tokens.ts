/** RTF bytes → tokens: groups, control words, control symbols, and the bytes of text. One pass, nothing is copied. */

export type RtfToken = 'open' | 'close' | 'word' | 'symbol' | 'byte' | 'end'

export interface RtfScanner {
  /** The next token; after `end` always `end`. Line ends of the file are no text and never come. */
  readonly next: () => RtfToken
  /** Name of a `word`, without the backslash. */
  readonly name: () => string
  /** Number behind a `word`; null where there is none. */
  readonly parameter: () => number | null
  /** The byte of a `byte` (plain, or written `\'hh`), the character code of a `symbol`. */
  readonly code: () => number
}

const BACKSLASH = 0x5c
const QUOTE = 0x27
/** Longer names are no control words of anybody. */
const LONGEST_NAME = 40
const LONGEST_NUMBER = 10

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

function hexValue(code: number): number {
  if (isDigit(code)) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 0
}

/** Starts scanning. */
export function scanRtf(bytes: Uint8Array): RtfScanner {
  let at = 0
  let name = ''
  let parameter: number | null = null
  let code = 0
  const byteAt = (place: number): number => bytes[place] ?? 0

  const word = (): RtfToken => {
    let end = at
    while (end - at < LONGEST_NAME && isLetter(byteAt(end))) end += 1
    name = String.fromCharCode(...bytes.subarray(at, end))
    const minus = byteAt(end) === 0x2d && isDigit(byteAt(end + 1)) ? 1 : 0
    let digits = end + minus
    const from = digits
    while (digits - from < LONGEST_NUMBER && isDigit(byteAt(digits))) digits += 1
    parameter = digits === from ? null : Number(String.fromCharCode(...bytes.subarray(end, digits)))
    at = digits === from ? end : digits
    if (byteAt(at) === 0x20) at += 1
    // Raw bytes of a picture or an object: none of them is a token.
    if (name === 'bin') at = Math.min(bytes.length, at + Math.max(0, parameter ?? 0))
    return 'word'
  }

  const escaped = (): RtfToken => {
    code = byteAt(at)
    if (isLetter(code)) return word()
    at += 1
    if (code === QUOTE) {
      code = hexValue(byteAt(at)) * 16 + hexValue(byteAt(at + 1))
      at += 2
      return 'byte'
    }
    // An escaped line end is a paragraph mark.
    if (code === 0x0a || code === 0x0d) {
      name = 'par'
      parameter = null
      return 'word'
    }
    return code === BACKSLASH || code === 0x7b || code === 0x7d ? 'byte' : 'symbol'
  }

  const next = (): RtfToken => {
    while (at < bytes.length) {
      code = byteAt(at)
      at += 1
      if (code === 0x7b) return 'open'
      if (code === 0x7d) return 'close'
      if (code === BACKSLASH) return escaped()
      if (code !== 0x0a && code !== 0x0d && code !== 0) return 'byte'
    }
    return 'end'
  }
  return { next, name: () => name, parameter: () => parameter, code: () => code }
}
