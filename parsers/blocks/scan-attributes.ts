/** The attributes of one tag: where the tag ends, and the few values the readers ask for. */
import { flagsWith, mayHide } from './html-flags.ts'
import { packSpans } from './html-tree.ts'
import { giveUp } from './scan-irregular.ts'
import { attributeNameEnd, isSpace } from './scan-names.ts'
import { remember, takeRepeated } from './scan-repeats.ts'
import { readCharacters, type Scan } from './scan-state.ts'
import { isPrinted, KIND, type Tag } from './scan-tags.ts'
import { spanOf } from './span-grid.ts'

function skipSpace(codes: Uint16Array, from: number): number {
  let at = from
  while (isSpace(codes[at] ?? 0)) at += 1
  return at
}

function quotedEnd(codes: Uint16Array, from: number, quote: number): number {
  let at = from
  for (;;) {
    const code = codes[at] ?? 0
    if (code === quote) return at
    if (code === 0) giveUp('a value without end')
    at += 1
  }
}

function unquotedEnd(codes: Uint16Array, from: number): number {
  let at = from
  for (;;) {
    const code = codes[at] ?? 0
    if (code === 0x3e || isSpace(code)) return at
    if (code === 0) giveUp('a tag without end')
    at += 1
  }
}

/** The asked name an attribute has, or null. */
function askedName(codes: Uint16Array, from: number, to: number, tag: Tag): string | null {
  const first = (codes[from] ?? 0) | 0x20
  for (const name of tag.reads)
    if (name.length === to - from && name.charCodeAt(0) === first && isPrinted(codes, from, name)) return name
  return null
}

/** What a tag says of the attributes that are asked for; the first of two counts. */
interface Found {
  rowspan: number
  colspan: number
  hasStyle: boolean
  values: Record<string, string> | null
}

function keep(scan: Scan, found: Found, name: string, from: number, to: number): void {
  if (name === 'style') {
    // The first of two styles counts, even where it says nothing to us.
    if (found.hasStyle) return
    found.hasStyle = true
    if (!mayHide(scan.tree.codes, from, to)) return
  }
  if (name === 'rowspan') {
    if (found.rowspan < 0) found.rowspan = spanOf(readCharacters(scan, from, to, true), 0)
  } else if (name === 'colspan') {
    if (found.colspan < 0) found.colspan = spanOf(readCharacters(scan, from, to, true), 1)
  } else {
    found.values ??= {}
    found.values[name] ??= readCharacters(scan, from, to, true)
  }
}

/** Hands what was found to the element the tag starts. */
function settle(scan: Scan, tag: Tag, found: Found): void {
  const { values, rowspan, colspan } = found
  if (values !== null) {
    scan.flags = flagsWith(tag.flags, values)
    if (tag.keeps) scan.attributes = values
  }
  if (tag.kind === KIND.cell && (rowspan >= 0 || colspan >= 0))
    scan.spans = packSpans(rowspan < 0 ? 1 : rowspan, colspan < 0 ? 1 : colspan)
}

/** Reads from behind a tag's name to behind its `>`; null for a tag whose attributes nobody asks for. */
export function readAttributes(scan: Scan, tag: Tag | null, from: number): void {
  const { codes } = scan.tree
  scan.attributes = null
  scan.spans = 0
  scan.flags = tag === null ? 0 : tag.flags
  if ((codes[from] ?? 0) === 0x3e) {
    scan.at = from + 1
    return
  }
  if (tag !== null && takeRepeated(scan, tag, from)) return
  let found: Found | null = null
  let at = from
  for (;;) {
    const code = codes[at] ?? 0
    if (code === 0x3e) break
    if (code === 0) giveUp('a tag without end')
    if (code === 0x2f || isSpace(code)) {
      at += 1
      continue
    }
    if (code === 0x3d) giveUp('an odd attribute name')
    const start = at
    const end = attributeNameEnd(codes, at)
    at = skipSpace(codes, end)
    let valueFrom = end
    let valueTo = end
    if ((codes[at] ?? 0) === 0x3d) {
      valueFrom = skipSpace(codes, at + 1)
      const quote = codes[valueFrom] ?? 0
      if (quote === 0x22 || quote === 0x27) {
        valueFrom += 1
        valueTo = quotedEnd(codes, valueFrom, quote)
        at = valueTo + 1
      } else {
        if (quote === 0x3e) giveUp('an attribute without its value')
        valueTo = unquotedEnd(codes, valueFrom)
        at = valueTo
      }
    }
    const name = tag === null ? null : askedName(codes, start, end, tag)
    if (name === null) continue
    found ??= { rowspan: -1, colspan: -1, hasStyle: false, values: null }
    keep(scan, found, name, valueFrom, valueTo)
  }
  if (found !== null && tag !== null) settle(scan, tag, found)
  scan.at = at + 1
  if (tag !== null && scan.attributes === null) remember(scan, tag, from)
}
