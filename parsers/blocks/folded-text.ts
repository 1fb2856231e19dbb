/**
 * White space as a browser shows it: runs fold to one space, invisible characters vanish, lines stay apart. One pass,
 * for every cell of every document comes through here.
 */

const PLAIN = 0
const SPACE = 1
const LINE = 2
const UNSEEN = 3

function kindOf(code: number): number {
  if (code <= 0x20) {
    if (code === 0x0a) return LINE
    return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? SPACE : PLAIN
  }
  if (code < 0xa0) return PLAIN
  if (code === 0xa0 || code === 0x3000 || code === 0x1680) return SPACE
  if (code === 0xad || code === 0x2060 || code === 0xfeff) return UNSEEN
  if (code < 0x2000 || code > 0x205f) return PLAIN
  if (code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f) return SPACE
  return code >= 0x200b && code <= 0x200f ? UNSEEN : PLAIN
}

function fold(text: string, lineKind: number): string {
  let folded = ''
  let from = -1
  let gap = PLAIN
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    let kind = code > 0x20 && code < 0xa0 ? PLAIN : kindOf(code)
    if (kind === PLAIN) {
      if (from >= 0) continue
      if (folded !== '' && gap !== PLAIN) folded += gap === LINE ? '\n' : ' '
      gap = PLAIN
      from = i
      continue
    }
    if (from >= 0) folded += text.slice(from, i)
    from = -1
    if (kind === LINE) kind = lineKind
    if (kind === LINE || (kind === SPACE && gap === PLAIN)) gap = kind
  }
  if (from === 0) return text
  return from > 0 ? folded + text.slice(from) : folded
}

/** One line: white space folded to single spaces and trimmed. */
export const foldLine = (text: string): string => fold(text, SPACE)

/** Several lines, marked by "\n" in `text`: each folded, empty ones dropped, joined with "\n". */
export const foldLines = (text: string): string => fold(text, LINE)

/** Line ends and tabs of the source as spaces: in a page they are no lines. */
export function oneLine(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code >= 0x09 && code <= 0x0d && code !== 0x0b) return text.replace(/[\n\r\t\f]/g, ' ')
  }
  return text
}
