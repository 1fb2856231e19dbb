/**
 * Names as they are printed in tags: where they end, and which characters they are made of. Characters come as numbers, with
 * a zero behind the last, which no name holds.
 */
import { giveUp } from './scan-irregular.ts'

export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c

export const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

/** Where a tag's name ends; one of other than letters, digits, `:`, `-` and `_` is given up. */
export function tagNameEnd(codes: Uint16Array, from: number): number {
  let at = from
  for (;;) {
    const code = codes[at] ?? 0
    if (code === 0x3e || code === 0x2f || isSpace(code)) return at
    const isName = isLetter(code) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x5f
    if (!isName) giveUp('an odd tag name')
    at += 1
  }
}

/** Where an attribute's name ends; an odd one is given up. */
export function attributeNameEnd(codes: Uint16Array, from: number): number {
  let at = from
  for (;;) {
    const code = codes[at] ?? 0
    // `=`, `>`, `/` or white space end a name.
    if (code === 0x3d || code === 0x3e || code === 0x2f || isSpace(code)) return at
    if (code === 0x22 || code === 0x27 || code === 0x3c || code === 0) giveUp('an odd attribute name')
    at += 1
  }
}
