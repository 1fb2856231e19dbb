/**
 * Prose without its accidental white space: `申请 1295\n件` becomes `申请1295件`. Laws kept here: digits that white space
 * separates are never joined, ends of paragraphs stay as "\n", and every place can be led back to the stored text.
 */
export interface Squeezed {
  readonly text: string
  /** Offset in the original text of the character at `at` of the squeezed one. */
  readonly original: (at: number) => number
}

/** A line that ends earlier than this is a heading or a list entry, not a line broken by its width. */
const FULL_LINE = 20
const ENDS_SENTENCE = /[。；;：:！!？?]$/u
const STARTS_ENTRY =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]|其中)/u
/** A number that the line cuts off from its measure word. */
const OPEN_END = /[\d，、]/u
const GOES_ON = /^(?:年|月|日|件|条|宗|起|份|篇|万元|元|%)/u
const FULL_WIDTH = /[０-９％．]/u
const FULL_WIDTH_ALL = /[０-９％．]/gu
const DIGIT = /\d/u

/** White space of any script and marks without width. */
function isWhite(code: number): boolean {
  if (code >= 0x3001 && code < 0xfeff) return false
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x2000) return code === 0xa0 || code === 0x1680
  if (code <= 0x205f)
    return code <= 0x200b || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
  return code === 0x3000 || code === 0xfeff
}

/** Squeezes one section's text; linear in its length. */
export function squeeze(source: string): Squeezed {
  const raw = FULL_WIDTH.test(source)
    ? source.replace(FULL_WIDTH_ALL, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    : source
  const starts: number[] = []
  const origins: number[] = []
  let text = ''
  // Kept aside, since to look into a text that grows by pieces costs its whole length.
  let last = ''
  let lineStart = 0
  let from = 0
  const keep = (start: number, end: number): void => {
    if (end <= start) return
    starts.push(text.length)
    origins.push(start)
    text += raw.slice(start, end)
    last = raw.charAt(end - 1)
  }
  for (let at = 0; at < raw.length; at += 1) {
    if (!isWhite(raw.charCodeAt(at))) continue
    const index = at
    let endsLine = false
    for (; at < raw.length && isWhite(raw.charCodeAt(at)); at += 1) endsLine ||= raw.charCodeAt(at) === 0x0a
    keep(from, index)
    from = at
    const joint = jointOf(last, text.length - lineStart, endsLine, raw.slice(from, from + 8))
    if (joint === '') continue
    starts.push(text.length)
    origins.push(index)
    text += joint
    last = joint
    if (joint === '\n') lineStart = text.length
  }
  keep(from, raw.length)
  return { text, original: (at) => originalOf(starts, origins, at) }
}

/** What stands for a run of white space: nothing, one space between digits, or the end of a paragraph. */
function jointOf(last: string, line: number, endsLine: boolean, after: string): string {
  if (endsLine) {
    const wrapped =
      (line >= FULL_LINE && !ENDS_SENTENCE.test(last) && !STARTS_ENTRY.test(after)) ||
      (OPEN_END.test(last) && GOES_ON.test(after))
    if (!wrapped) return last === '' || last === '\n' ? '' : '\n'
  }
  return DIGIT.test(last) && DIGIT.test(after.charAt(0)) ? ' ' : ''
}

function originalOf(starts: readonly number[], origins: readonly number[], at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return (origins[low] ?? 0) + at - (starts[low] ?? 0)
}
