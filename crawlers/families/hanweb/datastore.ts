/**
 * The XML in which Hanweb and its kin hand out rows: `<datastore>` with a count, the address of the next group, and
 * records that hold a piece of HTML each. An empty one (some 54 bytes) answers every page past the end.
 */
import { ParseError } from '../../../src/domain/errors.ts'
import type { Page } from '../../family.ts'
import { webPageInstead } from '../../json-page.ts'
import type { ListLink } from '../../list-links.ts'
import type { ListBatch } from '../../paged-source.ts'
import { readRow } from '../../row-links.ts'

export interface Datastore {
  /** HTML of one row each. */
  readonly records: readonly string[]
  readonly total: number | null
  /** Address in `nextgroup`, as printed; `''` where the tag is there and empty: no more groups; null without the tag. */
  readonly next: string | null
}

/** Null where the text holds none. */
export function readDatastore(text: string): Datastore | null {
  if (!/<(?:datastore|recordset)\b/i.test(text)) return null
  const total = /<totalrecord>\s*(?:<!\[CDATA\[)?\s*(\d{1,8})/i.exec(text)?.[1]
  const next = between(text, '<nextgroup>', '</nextgroup>')
  return {
    records: text
      .split(/<record>/i)
      .slice(1)
      .map((part) => unwrap(part.split(/<\/record>/i)[0] ?? '')),
    total: total === undefined ? null : Number(total),
    next: next === null ? null : nextAddress(unwrap(next)),
  }
}

/** Rows of a store. `base` is the column page, into which a browser would put them. */
export function datastoreBatch(store: Datastore, base: string): ListBatch {
  const items: ListLink[] = []
  const skipped: string[] = []
  for (const record of store.records) {
    const links = readRow(record, base)
    if (links.length > 0) items.push(...links)
    else skipped.push(record)
  }
  return { items, skipped, total: store.total }
}

/** A store that was asked for. Throws BlockedError for a web page in its place, ParseError for anything else. */
export function askedDatastore(text: string, page: Page, base: string): ListBatch {
  const store = readDatastore(text)
  if (store !== null) return datastoreBatch(store, base)
  if (/<(?:html|body)\b|<!doctype/i.test(text)) throw webPageInstead(page)
  throw new ParseError('not_datastore', `${page.url}: the list answered no records`, {
    context: { url: page.url },
  })
}

function unwrap(text: string): string {
  const data = between(text, '<![CDATA[', ']]>')
  return data ?? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
}

function nextAddress(html: string): string {
  const href = /href\s*=\s*["']([^"']+)["']/i.exec(html)?.[1] ?? html
  return href.replaceAll('&amp;', '&').trim()
}

function between(text: string, start: string, end: string): string | null {
  const from = text.indexOf(start)
  if (from < 0) return null
  const to = text.indexOf(end, from)
  return to < 0 ? null : text.slice(from + start.length, to)
}
