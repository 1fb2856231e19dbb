/**
 * In which charset the bytes of an RTF text stand: that of its font where the font is Chinese, Japanese or Korean, else
 * that of the file. Word names two fonts a run, one for Latin and one for Chinese; the bytes do not say which they use.
 */

/** Charset numbers of font tables. */
const BY_FONT: ReadonlyMap<number, string> = new Map([
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
])
const BY_PAGE: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
])
/** The charset number of fonts of signs. */
const SYMBOLS = 2

export interface RtfFonts {
  /** Charset number by the number of the font. */
  readonly charsets: Map<number, number>
  /** Code page of the file; null where it does not say. */
  page: number | null
}

/** Whether a font prints other signs than its bytes say. */
export const isSymbolFont = ({ charsets }: RtfFonts, font: number): boolean => charsets.get(font) === SYMBOLS

/** The label of the charset of bytes in a font; `wide` is the font named for Chinese characters. */
export function charsetOf({ charsets, page }: RtfFonts, font: number, wide: number | null): string {
  const own = BY_FONT.get(charsets.get(font) ?? 0)
  const other = wide === null ? undefined : BY_FONT.get(charsets.get(wide) ?? 0)
  // A file that names no code page and yet holds such bytes was written on a Chinese machine.
  return own ?? other ?? (page === null ? 'gb18030' : (BY_PAGE.get(page) ?? 'windows-1252'))
}

const decoders = new Map<string, { readonly decode: (bytes: Uint8Array) => string }>()

/** Decodes bytes; what is none of the charset becomes U+FFFD. */
export function decodeBytes(bytes: readonly number[], charset: string): string {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset)
  decoders.set(charset, decoder)
  return decoder.decode(Uint8Array.from(bytes))
}
