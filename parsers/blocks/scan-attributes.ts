/** The attributes of one tag: where the tag ends, and the few values the readers ask for. */
import { giveUp } from './scan-irregular.ts'
import { charactersOf, NONE, type Scan } from './scan-state.ts'
import type { Tag } from './scan-tags.ts'

/** Words without which a style neither hides nor raises anything; a reference may spell any of them. */
const HINT = /none|hidden|super|&/gi

export const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c

function hasHint(scan: Scan, from: number, to: number): boolean {
  if (scan.nextHint < from) {
    HINT.lastIndex = from
    scan.nextHint = HINT.exec(scan.html)?.index ?? Number.POSITIVE_INFINITY
  }
  return scan.nextHint < to
}

function skipSpace(html: string, from: number): number {
  let at = from
  while (isSpace(html.charCodeAt(at))) at += 1
  return at
}

function nameEnd(html: string, from: number): number {
  let at = from
  for (;;) {
    const code = html.charCodeAt(at)
    // `=`, `>`, `/` or white space end a name.
    if (code === 0x3d || code === 0x3e || code === 0x2f || isSpace(code)) return at
    if (code === 0x22 || code === 0x27 || code === 0x3c || Number.isNaN(code)) giveUp('an odd attribute name')
    at += 1
  }
}

function unquotedEnd(html: string, from: number): number {
  let at = from
  for (;;) {
    const code = html.charCodeAt(at)
    if (code === 0x3e || isSpace(code)) return at
    if (Number.isNaN(code)) giveUp('a tag without end')
    at += 1
  }
}

/** The asked name an attribute has, or null. */
function askedName(html: string, from: number, to: number, tag: Tag): string | null {
  const first = html.charCodeAt(from) | 0x20
  for (const name of tag.reads)
    if (
      name.length === to - from &&
      name.charCodeAt(0) === first &&
      html.slice(from, to).toLowerCase() === name
    )
      return name
  return null
}

/** Reads from behind a tag's name to behind its `>`: sets `scan.attribs` and `scan.at`. */
export function readAttributes(scan: Scan, tag: Tag | null, from: number): void {
  const { html } = scan
  let found: Record<string, string> | null = null
  let styled = false
  let at = from
  for (;;) {
    const code = html.charCodeAt(at)
    if (code === 0x3e) break
    if (Number.isNaN(code)) giveUp('a tag without end')
    if (code === 0x2f || isSpace(code)) {
      at += 1
      continue
    }
    if (code === 0x3d) giveUp('an odd attribute name')
    const start = at
    const end = nameEnd(html, at)
    at = skipSpace(html, end)
    let valueFrom = end
    let valueTo = end
    if (html.charCodeAt(at) === 0x3d) {
      valueFrom = skipSpace(html, at + 1)
      const quote = html.charCodeAt(valueFrom)
      if (quote === 0x22 || quote === 0x27) {
        valueFrom += 1
        valueTo = html.indexOf(quote === 0x22 ? '"' : "'", valueFrom)
        if (valueTo < 0) giveUp('a value without end')
        at = valueTo + 1
      } else {
        if (quote === 0x3e) giveUp('an attribute without its value')
        valueTo = unquotedEnd(html, valueFrom)
        at = valueTo
      }
    }
    const name = tag === null ? null : askedName(html, start, end, tag)
    if (name === null) continue
    if (name === 'style') {
      // The first of two styles counts, even where it says nothing to us.
      if (styled) continue
      styled = true
      if (!hasHint(scan, valueFrom, valueTo)) continue
    }
    found ??= {}
    found[name] ??= charactersOf(scan, valueFrom, valueTo, true)
  }
  scan.attribs = found ?? NONE
  scan.at = at + 1
}
