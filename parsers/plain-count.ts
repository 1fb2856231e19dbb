/** The commonest cell of all, told without a pattern: digits and nothing else, as a count is printed. */

/** Beyond this many digits a count is no longer an exact number in every engine. */
const MAX_DIGITS = 15
const ZERO = 48
const NINE = 57

/** Whether a text is one count of up to 15 ASCII digits without a leading zero: `0`, `12`, but not `012`, `1,234` or `+2`. */
export function isPlainCount(text: string): boolean {
  const { length } = text
  if (length === 0 || length > MAX_DIGITS) return false
  if (length > 1 && text.charCodeAt(0) === ZERO) return false
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < ZERO || code > NINE) return false
  }
  return true
}
