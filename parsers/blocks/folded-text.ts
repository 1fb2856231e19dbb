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

/** Text that is being folded, piece by piece. */
export interface Folding {
  text: string
  /** What stands between the last character and the next. */
  gap: number
}

export const startFolding = (): Folding => ({ text: '', gap: PLAIN })

/** Folds a part of `source` on to what is folded. A line end of the source is a `lineKind`. */
function foldPart(into: Folding, source: string, from: number, to: number, lineKind: number): void {
  let { text, gap } = into
  let solid = -1
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at)
    const kind = isSurelyPlain(code) ? PLAIN : kindOf(code)
    if (kind === PLAIN) {
      if (solid >= 0) continue
      if (gap !== PLAIN && text !== '') text += gap === LINE ? '\n' : ' '
      gap = PLAIN
      solid = at
      continue
    }
    if (solid >= 0) {
      text += source.slice(solid, at)
      solid = -1
    }
    const found = kind === LINE ? lineKind : kind
    if (found === LINE || (found === SPACE && gap === PLAIN)) gap = found
  }
  into.text = solid >= 0 ? text + source.slice(solid, to) : text
  into.gap = gap
}

/** Whether a character is no white space and seen; of a few rare ones false is said, too, which only costs time. */
export const isSurelyPlain = (code: number): boolean =>
  (code > 0x20 && code < 0xa0) || (code > 0x3000 && code < 0xfeff)

/** Adds characters that are all plain. */
export function addPlain(into: Folding, plain: string): void {
  const isFirst = into.text === ''
  into.text += isFirst || into.gap === PLAIN ? plain : `${into.gap === LINE ? '\n' : ' '}${plain}`
  into.gap = PLAIN
}

/** Folds a part of a page on: its line ends are no lines. */
export const foldOn = (into: Folding, source: string, from: number, to: number): void =>
  foldPart(into, source, from, to, SPACE)

/** Starts a new line. */
export function foldLineEnd(into: Folding): void {
  into.gap = LINE
}

function fold(text: string, lineKind: number): string {
  const folding = startFolding()
  foldPart(folding, text, 0, text.length, lineKind)
  return folding.text
}

/** One line: white space folded to single spaces and trimmed. */
export const foldLine = (text: string): string => fold(text, SPACE)

/** Several lines, marked by "\n" in `text`: each folded, empty ones dropped, joined with "\n". */
export const foldLines = (text: string): string => fold(text, LINE)
