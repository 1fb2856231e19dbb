/** The commonest cell of all, told without a pattern: digits and nothing else, as a count is printed. */

/** Beyond this many digits a count is no longer an exact number in every engine. */
const MAX_DIGITS = 15
const ZERO = 48
const NINE = 57

/** The count of a text of up to 15 ASCII digits without a leading zero: `0`, `12`. -1 for `012`, `1,234`, `+2` and all others. */
export function plainCount(text: string): number {
  const { length } = text
  if (length === 0 || length > MAX_DIGITS) return -1
  if (length > 1 && text.charCodeAt(0) === ZERO) return -1
  let count = 0
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < ZERO || code > NINE) return -1
    count = count * 10 + (code - ZERO)
  }
  return count
}

export const isPlainCount = (text: string): boolean => plainCount(text) >= 0
