/**
 * Characters of symbol fonts. The Symbol font keeps ASCII digits and some signs in their usual places; every other glyph
 * is shown as U+FFFD, so that it neither vanishes beside a number nor turns into one.
 */
const KEPT = /[0-9%()+,./:;<=>[\]{}|_ ]/

/** Text of one symbol: `code` as stored (with or without the private-use offset F000), `font` as named by the file. */
export function symbolText(font: string | null, code: number): string {
  const base = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (font !== null && /^symbol$/i.test(font)) {
    if (base === 0x2d) return '-'
    const character = String.fromCharCode(base)
    return KEPT.test(character) ? character : '\ufffd'
  }
  // Outside the private area the code is plain Unicode, unless a symbol font draws it as something else.
  const drawn = font !== null && /wingdings|webdings|symbol|marlett/i.test(font)
  return code > 0x20 && code < 0xe000 && !drawn ? String.fromCharCode(code) : '\ufffd'
}
