/**
 * All matches of a pattern in a text. `matchAll` copies the pattern at each call, which costs more than to search a line;
 * a page has hundreds of them.
 */

const NONE: readonly RegExpExecArray[] = Object.freeze([])

/** The matches of a global pattern that never matches the empty text, in order. */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (match === null) return NONE
  const found: RegExpExecArray[] = []
  for (; match !== null; match = pattern.exec(text)) {
    if (match[0] === '') throw new Error(`${pattern} matches the empty text`)
    found.push(match)
  }
  return found
}
