/**
 * The links of one row that a list API handed out. The API says that it is a row, so its first link is an item whatever
 * its address looks like; addresses that only a click knows are read from it.
 */
import { load } from 'cheerio'
import { type ListLink, readListLinks } from './list-links.ts'
import { listedDate } from './listed-date.ts'

/** Items of the row; none where it holds no link. `base` is what relative addresses resolve against. */
export function readRow(row: string, base: string): readonly ListLink[] {
  const html = inTable(row.trim())
  const { items } = readListLinks(html, base, base)
  return items.length > 0 ? items : firstLink(html, base)
}

/** Parts of a table are dropped by an HTML parser that meets them outside of one. */
function inTable(row: string): string {
  if (/^<tr\b/i.test(row)) return `<table>${row}</table>`
  return /^<td\b/i.test(row) ? `<table><tr>${row}</tr></table>` : row
}

function firstLink(html: string, base: string): readonly ListLink[] {
  const $ = load(html)
  for (const element of $('a').toArray()) {
    const url = address($(element).attr('href'), $(element).attr('onclick'), base)
    if (url === null) continue
    const shown = foldSpace($(element).text())
    const attribute = foldSpace(($(element).attr('title') ?? '').replace(/<[^>]*>/g, ''))
    const title = attribute.length > shown.length ? attribute : shown
    if (title === '') continue
    const around = $.root().text().replace($(element).text(), ' ')
    return [{ url, title, listed_on: listedDate(around) ?? listedDate(shown) }]
  }
  return []
}

/** `href`, or the address in `onclick="name('…')"` and `href="javascript:name('…')"`. */
function address(href = '', onclick = '', base: string): string | null {
  const isScript = /^(?:javascript:|#|$)/i.test(href.trim())
  const written = isScript ? /["']([^"'\s]*[/.][^"'\s]*)["']/.exec(`${onclick} ${href}`)?.[1] : href.trim()
  if (written === undefined || !URL.canParse(written, base)) return null
  const url = new URL(written, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url.href
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
