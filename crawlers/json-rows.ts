/**
 * Rows of a list API as list items. Law: a row without an address or a title is counted, not listed; where no row has
 * them the answer is not what it was taken for.
 */
import { ParseError } from '../src/domain/errors.ts'
import type { Page } from './family.ts'
import { dateAt, textAt } from './json-path.ts'
import type { ListLink } from './list-links.ts'
import type { ListBatch } from './paged-source.ts'

/** Paths within a row, several joined by `|` in order of preference. */
export interface RowFields {
  /** Also a template of paths: `/content/{id}.html`. */
  readonly url: string
  readonly title: string
  readonly date?: string | undefined
  readonly publisher?: string | undefined
}

/** `base` is what relative addresses resolve against. Throws ParseError `list_fields` where no row is one of this list. */
export function readRows(
  rows: readonly unknown[],
  fields: RowFields,
  page: Page,
  base: string,
): Pick<ListBatch, 'items' | 'skipped'> {
  const items: ListLink[] = []
  const skipped: string[] = []
  for (const row of rows) {
    const item = itemOf(fields, row, base)
    if (item === null) skipped.push(JSON.stringify(row))
    else items.push(item)
  }
  if (items.length > 0 || skipped.length === 0) return { items, skipped }
  const what = `none of ${skipped.length} rows has an address and a title; ${keysOf(rows[0])}`
  throw shapeError('list_fields', page, what)
}

function itemOf(fields: RowFields, row: unknown, base: string): ListLink | null {
  const address = addressOf(fields.url, row)
  const title = textAt(row, fields.title)
    ?.replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (address === null || title === undefined || title === '' || !URL.canParse(address, base)) return null
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  const agency = fields.publisher === undefined ? null : textAt(row, fields.publisher)
  return { url: url.href, title, listed_on: dateAt(row, fields.date), ...(agency !== null && { agency }) }
}

/** A path, or a template of paths in which every part must be there. */
function addressOf(field: string, row: unknown): string | null {
  if (!field.includes('{')) return textAt(row, field)
  const parts = [...field.matchAll(/\{([^{}]+)\}/g)].map(([, path = '']) => textAt(row, path))
  if (parts.includes(null)) return null
  return field.replace(/\{[^{}]+\}/g, () => encodeURI(parts.shift() ?? ''))
}

/** An answer that is not of the shape its list was said to have. */
export function shapeError(code: string, page: Page, what: string): ParseError {
  return new ParseError(code, `${page.url}: ${what}`, {
    hint: 'Compare the answer with `list` in the portal file, or with what its family expects.',
    context: { url: page.url },
  })
}

/** Which keys an answer has, for whoever must find out what it is. */
export function keysOf(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return `the answer is ${JSON.stringify(value)?.slice(0, 60)}`
  return `keys there: ${Object.keys(value).slice(0, 20).join(', ') || 'none'}`
}
