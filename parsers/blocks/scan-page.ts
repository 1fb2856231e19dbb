/**
 * A page → its tree in one pass, for regular pages only. Law: either the tree the standard parser builds, or null;
 * whatever the standard would have to repair is left to that parser.
 */
import type { PageNode } from './page-node.ts'
import { isSpace, readAttributes } from './scan-attributes.ts'
import { endInBody } from './scan-end.ts'
import {
  commentHome,
  endInFrame,
  implyBody,
  leaveHead,
  readDoctype,
  spaceInFrame,
  startInFrame,
} from './scan-frame.ts'
import { giveUp, Irregular } from './scan-irregular.ts'
import { startInBody } from './scan-start.ts'
import { addData, charactersOf, close, MODE, type Scan, startScan } from './scan-state.ts'
import { isStructure } from './scan-table.ts'
import { findTag, KIND, type Tag } from './scan-tags.ts'

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

function spaceEnd(html: string, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(html.charCodeAt(at))) at += 1
  return at
}

/** Adds the first characters of an element that does not count a line end right behind its start tag. */
function addFirst(scan: Scan, data: string, from: number, to: number): void {
  const isLineEnd = data.startsWith('\n')
  const rest = isLineEnd ? data.slice(1) : data
  if (rest === '') return
  if (isLineEnd && scan.nextReference < to) giveUp('a reference behind a dropped line end')
  // The standard parser drops the line end with its place only where no more white space follows it.
  const dropped = !isLineEnd || isSpace(rest.charCodeAt(0)) ? 0 : scan.html.startsWith('\r\n', from) ? 2 : 1
  addData('text', rest, scan.current, from + dropped, to)
}

function readText(scan: Scan, from: number, to: number): void {
  let start = from
  if (scan.mode !== MODE.body || isStructure(scan.current.tag.kind)) {
    const solid = spaceEnd(scan.html, from, to)
    // The standard parser counts the place of such a reference in its own way.
    if (solid > from && scan.html.charCodeAt(solid) === 0x26) giveUp('a reference behind white space')
    if (scan.mode < MODE.body) {
      spaceInFrame(scan, charactersOf(scan, from, solid, false), from, solid)
      if (solid === to) return
      implyBody(scan, solid)
      start = solid
    } else if (solid < to) {
      if (scan.mode === MODE.body) giveUp('text between cells')
      scan.mode = MODE.body
    }
  }
  const { current } = scan
  const data = charactersOf(scan, start, to, false)
  if (current.tag.kind === KIND.pre && current.children.length === 0) addFirst(scan, data, start, to)
  else addData('text', data, current, start, to)
}

/** Where the end tag of raw content starts. */
function rawEnd(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length
    const code = html.charCodeAt(behind)
    if (
      (code === 0x3e || code === 0x2f || isSpace(code)) &&
      html.slice(at + 2, behind).toLowerCase() === name
    )
      return at
  }
  return giveUp(`<${name}> without end`)
}

function readRaw(scan: Scan, tag: Tag): void {
  const { html, at: from } = scan
  const end = rawEnd(html, tag.name, from)
  const data = tag.kind === KIND.raw ? html.slice(from, end) : charactersOf(scan, from, end, false)
  if (tag.name === 'script' && data.includes('<!--') && /<script/i.test(data))
    giveUp('a script within a script')
  if (tag.name === 'textarea') addFirst(scan, data, from, end)
  else if (data !== '') addData('text', data, scan.current, from, end)
  readAttributes(scan, null, end + 2 + tag.name.length)
  close(scan, scan.at)
  leaveHead(scan)
}

function nameEnd(html: string, from: number): number {
  let at = from
  for (;;) {
    const code = html.charCodeAt(at)
    if (code === 0x3e || code === 0x2f || isSpace(code)) return at
    const isName = isLetter(code) || (code >= 0x30 && code <= 0x3a) || code === 0x2d || code === 0x5f
    if (!isName) giveUp('an odd tag name')
    at += 1
  }
}

function readStart(scan: Scan, start: number): void {
  const end = nameEnd(scan.html, start + 2)
  const tag = findTag(scan.html.slice(start + 1, end))
  readAttributes(scan, tag, end)
  if (scan.mode > MODE.body) scan.mode = MODE.body
  if (scan.mode === MODE.body || !startInFrame(scan, tag, start)) startInBody(scan, tag, start)
  if (tag.kind === KIND.raw || tag.kind === KIND.rawEscaped) readRaw(scan, tag)
}

function readEnd(scan: Scan, start: number): void {
  const { html } = scan
  if (!isLetter(html.charCodeAt(start + 2))) {
    if (html.charCodeAt(start + 2) === 0x3e) giveUp('</>')
    readBogus(scan, start, start + 2)
    return
  }
  const { tag: openTag, name = '' } = scan.current
  let end = start + 2 + name.length
  let tag = openTag
  if (name === '' || html.charCodeAt(end) !== 0x3e || !html.startsWith(name, start + 2)) {
    end = nameEnd(html, start + 3)
    tag = findTag(html.slice(start + 2, end))
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
  addData('comment', scan.html.slice(from, end), commentHome(scan), start, end + 1)
  scan.at = end + 1
}

function readDeclaration(scan: Scan, start: number): void {
  const { html } = scan
  if (html.startsWith('--', start + 2)) {
    const end = html.indexOf('-->', start + 2)
    if (end < 0) giveUp('a comment without end')
    const data = html.slice(start + 4, Math.max(start + 4, end))
    if (data.includes('--!>')) giveUp('a comment with an odd end')
    addData('comment', data, commentHome(scan), start, end + 3)
    scan.at = end + 3
  } else if (html.slice(start + 2, start + 9).toLowerCase() === 'doctype') {
    const end = html.indexOf('>', start)
    if (end < 0) giveUp('a tag without end')
    readDoctype(scan, html.slice(start, end + 1))
    scan.at = end + 1
  } else readBogus(scan, start, start + 2)
}

/** The next `<` that starts markup; any other is a character. */
function nextMarkup(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    const code = html.charCodeAt(at + 1)
    if (isLetter(code) || code === 0x2f || code === 0x21 || code === 0x3f) return at
  }
  return -1
}

function readAll(scan: Scan): void {
  const { html } = scan
  for (;;) {
    const from = scan.at
    const start = nextMarkup(html, from)
    if (start < 0) break
    if (start > from) readText(scan, from, start)
    const code = html.charCodeAt(start + 1)
    if (code === 0x2f) readEnd(scan, start)
    else if (code === 0x21) readDeclaration(scan, start)
    else if (code === 0x3f) readBogus(scan, start, start + 1)
    else readStart(scan, start)
  }
  if (scan.at < html.length) readText(scan, scan.at, html.length)
  if (scan.mode < MODE.body) implyBody(scan, html.length)
  if (scan.tables > 0) giveUp('the page ends within a table')
}

/** Scans a page; null where it is not regular. Offsets are those of `html`. */
export function scanPage(html: string): PageNode | null {
  if (html.includes('\0')) return null
  const scan = startScan(html)
  try {
    readAll(scan)
    return scan.root
  } catch (error) {
    if (error instanceof Irregular) return null
    throw error
  }
}
