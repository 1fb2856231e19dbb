/**
 * Page numbers and running heads: lines that belong to the paper, not to the report. Words are only taken away where
 * they stand at the same height on several pages, and the first one stays; bare numbers only where they count pages.
 */
import type { Line } from './pdf-glyph-order.ts'

export interface PageLines {
  readonly height: number
  readonly lines: readonly Line[]
  /** Top and bottom of each table on the page. */
  readonly tables: readonly { readonly top: number; readonly bottom: number }[]
}

const MARKED_NUMBER =
  /^(?:[—–―~·•\-－〔［[(（]+\s*\d{1,4}\s*[—–―~·•\-－〕］\])）]+|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|第\s*[一二三四五六七八九十百]+\s*页)$/
const BARE_NUMBER = /^\d{1,4}$/
const asciiDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** For each page, its lines without page numbers and repeated heads and feet. */
export function withoutFurniture(pages: readonly PageLines[]): Line[][] {
  const outer = pages.map(outerLines)
  const running = runningTexts(pages, outer)
  const offsets = numberOffsets(pages, outer)
  const seen = new Set<string>()
  return pages.map((page, i) => {
    const candidates = new Set(outer[i])
    return page.lines.filter((line) => {
      if (!candidates.has(line)) return true
      const text = asciiDigits(line.text)
      if (MARKED_NUMBER.test(text)) return false
      if (BARE_NUMBER.test(text)) return !(inMargin(page, line, 0.095) && offsets.has(Number(text) - i))
      const key = keyOf(page, line)
      if (!running.has(key)) return true
      const first = !seen.has(key)
      seen.add(key)
      return first && line.base < page.height / 2
    })
  })
}

/** Up to two lines at either end of the page, within its outer sixth, with no table outside them. */
function outerLines(page: PageLines): Line[] {
  const { lines, tables } = page
  const above = lines.slice(0, 2).filter((line) => line.base < page.height * 0.16)
  const below = lines.slice(-2).filter((line) => line.base > page.height * 0.84)
  return [
    ...above.filter((line) =>
      tables.every((table) => table.bottom > line.base && table.top >= line.base - line.size),
    ),
    ...below.filter((line) => tables.every((table) => table.bottom <= line.base)),
  ]
}

function inMargin(page: PageLines, line: Line, share: number): boolean {
  const edge = page.height * share
  return line.base < edge || line.base > page.height - edge
}

const keyOf = (page: PageLines, line: Line): string =>
  `${Math.round((line.base < page.height / 2 ? line.base : page.height - line.base) / 6)} ${line.text.replace(/[\d０-９]+/g, '#')}`

/** Texts that stand at one height on at least two pages and on a third of all. */
function runningTexts(pages: readonly PageLines[], outer: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const [i, page] of pages.entries()) {
    for (const line of outer[i] ?? []) {
      if (!/\p{L}/u.test(line.text)) continue
      const key = keyOf(page, line)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const enough = Math.max(2, pages.length / 3)
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key))
}

/** Differences "number minus page index" that page numbers have: shared by two pages, or 1 on a first page. */
function numberOffsets(pages: readonly PageLines[], outer: readonly (readonly Line[])[]): Set<number> {
  const counts = new Map<number, number>()
  for (const [i, page] of pages.entries()) {
    for (const line of outer[i] ?? []) {
      const text = asciiDigits(line.text)
      if (!BARE_NUMBER.test(text) || !inMargin(page, line, 0.095)) continue
      const offset = Number(text) - i
      counts.set(offset, (counts.get(offset) ?? 0) + 1)
    }
  }
  return new Set([...counts].filter(([offset, count]) => count > 1 || offset === 1).map(([offset]) => offset))
}
