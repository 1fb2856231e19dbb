/**
 * Documents that a page carries within itself, in `srcdoc` of its frames: put where the frame stands, as a visitor sees
 * them. A frame that is hidden stays as it is.
 */

const NAME = /\ssrcdoc\s*=\s*["']/giu
const MOST_FRAMES = 20
const HIDDEN = /display\s*:\s*none|\shidden(?:[\s=>]|$)/iu

/** The page with the documents of its frames in place; null where it has none. */
export function withFrameDocuments(html: string): string | null {
  if (!/srcdoc/iu.test(html)) return null
  const parts: string[] = []
  let from = 0
  for (const found of html.matchAll(NAME)) {
    if (found.index < from) continue
    if (parts.length / 2 >= MOST_FRAMES) break
    const start = html.lastIndexOf('<', found.index)
    const text = found.index + found[0].length
    const end = html.indexOf(html.charAt(text - 1), text)
    const close = end < 0 ? -1 : html.indexOf('>', end)
    if (start < from || close < 0) continue
    const tag = html.slice(start, found.index) + html.slice(end + 1, close)
    if (!/^<iframe\b[^>]*$/iu.test(tag) || HIDDEN.test(tag) || isNoMarkup(html, start)) continue
    parts.push(html.slice(from, start), `<div>${unescaped(html.slice(text, end))}</div>`)
    from = close + 1
  }
  return parts.length === 0 ? null : parts.join('') + html.slice(from)
}

/** Within a comment or a script an iframe is only spoken of; what it holds could end them. */
function isNoMarkup(html: string, at: number): boolean {
  const isWithin = (opening: string, closing: string): boolean =>
    html.lastIndexOf(opening, at) > html.lastIndexOf(closing, at)
  return isWithin('<!--', '-->') || isWithin('<script', '</script') || isWithin('<SCRIPT', '</SCRIPT')
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
])

/** One level of references undone: what the frame itself would parse. */
function unescaped(value: string): string {
  return value.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/giu,
    (whole, ten, hex, name) => {
      if (name !== undefined) return NAMED.get(String(name).toLowerCase()) ?? whole
      const code = ten === undefined ? Number.parseInt(hex, 16) : Number(ten)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
