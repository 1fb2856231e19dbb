/**
 * A page → its tree in one pass, for regular pages only. Law: either the tree the standard parser builds, or null;
 * whatever the standard would have to repair is left to that parser.
 */
import { type PageTree, releaseTree } from './html-tree.ts'
import { readAttributes } from './scan-attributes.ts'
import { endInBody } from './scan-end.ts'
import { endInFrame, implyBody, leaveHead, readDoctype, spaceInFrame, startInFrame } from './scan-frame.ts'
import { giveUp, Irregular } from './scan-irregular.ts'
import { isLetter, isSpace, tagNameEnd } from './scan-names.ts'
import { startInBody } from './scan-start.ts'
import {
  addComment,
  addText,
  close,
  endScan,
  isEmpty,
  MODE,
  readCharacters,
  type Scan,
  startScan,
} from './scan-state.ts'
import { isStructure } from './scan-table.ts'
import { isPrinted, KIND, printedTag, type Tag } from './scan-tags.ts'

const AMPERSAND = 0x26

function spaceEnd(codes: Uint16Array, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(codes[at] ?? 0)) at += 1
  return at
}

/** Adds the first characters of an element that does not count a line end right behind its start tag. */
function addFirst(scan: Scan, data: string, from: number, to: number, hasReference: boolean): void {
  const isLineEnd = data.startsWith('\n')
  const rest = isLineEnd ? data.slice(1) : data
  if (rest === '') return
  if (isLineEnd && hasReference) giveUp('a reference behind a dropped line end')
  // The standard parser drops the line end with its place only where no more white space follows it.
  const dropped = !isLineEnd || isSpace(rest.charCodeAt(0)) ? 0 : scan.html.startsWith('\r\n', from) ? 2 : 1
  addText(scan, from + dropped, to, rest)
}

/** Adds the characters from `from` to `to`; `hasReference` says that an `&` stands among them. */
function readText(scan: Scan, from: number, to: number, hasReference: boolean): void {
  let start = from
  if (scan.mode !== MODE.body || isStructure(scan.tag.kind)) {
    const solid = spaceEnd(scan.tree.codes, from, to)
    // The standard parser counts the place of such a reference in its own way.
    if (solid > from && scan.tree.codes[solid] === AMPERSAND) giveUp('a reference behind white space')
    if (scan.mode < MODE.body) {
      spaceInFrame(scan, from, solid)
      if (solid === to) return
      implyBody(scan, solid)
      start = solid
    } else if (solid < to) {
      if (scan.mode === MODE.body) giveUp('text between cells')
      scan.mode = MODE.body
    }
  }
  if (scan.tag.kind === KIND.pre && isEmpty(scan))
    addFirst(scan, readCharacters(scan, start, to, false), start, to, hasReference)
  else addText(scan, start, to, hasReference ? readCharacters(scan, start, to, false) : null)
}

/** Where the end tag of raw content starts. */
function rawEnd({ html, codes }: PageTree, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length
    const code = codes[behind] ?? 0
    if ((code === 0x3e || code === 0x2f || isSpace(code)) && isPrinted(codes, at + 2, name)) return at
  }
  return giveUp(`<${name}> without end`)
}

function readRaw(scan: Scan, tag: Tag): void {
  const { html, at: from } = scan
  const end = rawEnd(scan.tree, tag.name, from)
  const printed = html.slice(from, end)
  if (tag.name === 'script' && printed.includes('<!--') && /<script/i.test(printed))
    giveUp('a script within a script')
  const data = tag.kind === KIND.raw ? null : readCharacters(scan, from, end, false)
  if (tag.name === 'textarea') addFirst(scan, data ?? '', from, end, printed.includes('&'))
  else if (end > from) addText(scan, from, end, data)
  readAttributes(scan, null, end + 2 + tag.name.length)
  close(scan, scan.at)
  leaveHead(scan)
}

function readStart(scan: Scan, start: number): void {
  const { codes } = scan.tree
  const end = tagNameEnd(codes, start + 2)
  const tag = printedTag(codes, start + 1, end)
  readAttributes(scan, tag, end)
  if (scan.mode > MODE.body) scan.mode = MODE.body
  if (scan.mode === MODE.body || !startInFrame(scan, tag, start)) startInBody(scan, tag, start)
  if (tag.kind === KIND.raw || tag.kind === KIND.rawEscaped) readRaw(scan, tag)
}

function readEnd(scan: Scan, start: number): void {
  const { codes } = scan.tree
  if (!isLetter(codes[start + 2] ?? 0)) {
    if (codes[start + 2] === 0x3e) giveUp('</>')
    readBogus(scan, start, start + 2)
    return
  }
  let { tag } = scan
  let end = start + 2 + tag.name.length
  // Most often it is the open element that ends.
  if (tag.name === '' || codes[end] !== 0x3e || !isPrinted(codes, start + 2, tag.name)) {
    end = tagNameEnd(codes, start + 3)
    tag = printedTag(codes, start + 2, end)
  }
  readAttributes(scan, null, end)
  if (scan.mode < MODE.body) endInFrame(scan, tag, scan.at)
  else {
    if (scan.mode > MODE.body && tag.kind !== KIND.html) scan.mode = MODE.body
    endInBody(scan, tag, start, scan.at)
  }
}

/** A comment by mistake: `<!…>`, `<?…>`, `</ …>` up to the first `>`. */
function readBogus(scan: Scan, start: number, from: number): void {
  const end = scan.html.indexOf('>', from)
  if (end < 0) giveUp('a tag without end')
  addComment(scan, scan.html.slice(from, end), start, end + 1)
  scan.at = end + 1
}

function readDeclaration(scan: Scan, start: number): void {
  const { html, tree } = scan
  if (html.startsWith('--', start + 2)) {
    const end = html.indexOf('-->', start + 2)
    if (end < 0) giveUp('a comment without end')
    const data = html.slice(start + 4, Math.max(start + 4, end))
    if (data.includes('--!>')) giveUp('a comment with an odd end')
    addComment(scan, data, start, end + 3)
    scan.at = end + 3
  } else if (isPrinted(tree.codes, start + 2, 'doctype')) {
    const end = html.indexOf('>', start)
    if (end < 0) giveUp('a tag without end')
    readDoctype(scan, html.slice(start, end + 1))
    scan.at = end + 1
  } else readBogus(scan, start, start + 2)
}

/** Whether markup starts with a `<` before `code`; any other is a character. */
const startsMarkup = (code: number): boolean =>
  isLetter(code) || code === 0x2f || code === 0x21 || code === 0x3f

function readMarkup(scan: Scan, start: number): void {
  const code = scan.tree.codes[start + 1] ?? 0
  if (code === 0x2f) readEnd(scan, start)
  else if (code === 0x21) readDeclaration(scan, start)
  else if (code === 0x3f) readBogus(scan, start, start + 1)
  else readStart(scan, start)
}

/** Reads the characters up to the next markup, and that markup. */
function readOn(scan: Scan, length: number): void {
  const { codes } = scan.tree
  const from = scan.at
  let hasReference = false
  let at = from
  for (; at < length; at += 1) {
    const code = codes[at] ?? 0
    // Of a Chinese text most characters by far stand above these.
    if (code > 0x3c) continue
    if (code === AMPERSAND) hasReference = true
    else if (code === 0x3c && startsMarkup(codes[at + 1] ?? 0)) break
  }
  if (at > from) readText(scan, from, at, hasReference)
  if (at === length) scan.at = length
  else readMarkup(scan, at)
}

/** A function of its own for each step, since the engine compiles what is called often better than what loops long. */
function readAll(scan: Scan): void {
  const { length } = scan.html
  while (scan.at < length) readOn(scan, length)
  if (scan.mode < MODE.body) implyBody(scan, length)
  if (scan.tables > 0) giveUp('the page ends within a table')
  endScan(scan)
}

/** Scans a page; null where it is not regular. Offsets are those of `html`. */
export function scanPage(html: string): PageTree | null {
  if (html.includes('\0')) return null
  const scan = startScan(html)
  try {
    readAll(scan)
    return scan.tree
  } catch (error) {
    releaseTree(scan.tree)
    if (error instanceof Irregular) return null
    throw error
  }
}
