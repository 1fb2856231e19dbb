/** White space as a browser shows it: runs fold to one space, invisible characters vanish, lines stay apart. */

const ZERO_WIDTH = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu

/** One line: white space folded to single spaces and trimmed. */
export function foldLine(text: string): string {
  return text.replace(ZERO_WIDTH, '').replace(/\s+/gu, ' ').trim()
}

/** Several lines, marked by "\n" in `text`: each folded, empty ones dropped, joined with "\n". */
export function foldLines(text: string): string {
  if (!text.includes('\n')) return foldLine(text)
  return text
    .split('\n')
    .map(foldLine)
    .filter((line) => line !== '')
    .join('\n')
}
