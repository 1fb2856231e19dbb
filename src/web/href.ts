/** Links inside the product. A URL holds the whole view, so every filter travels in it; empty values are left out. */
export type QueryValue = string | number | readonly (string | number)[] | null | undefined

/** `path?…` with lists joined by commas. Null, undefined, '' and empty lists are left out. */
export function href(path: string, query: Readonly<Record<string, QueryValue>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(',') : value == null ? '' : String(value)
    return text === '' ? [] : [`${name}=${encodeURIComponent(text).replaceAll('%2C', ',')}`]
  })
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

export const agencyPath = (key: string) => `/agencies/${encodeURIComponent(key)}`

export const reportPath = (id: number, version?: number | null) => href(`/reports/${id}`, { version })

export const findingPath = (fingerprint: string) => `/findings/${encodeURIComponent(fingerprint)}`

/** The stored source, with the place of one cell marked. */
export const sourcePath = (
  sha256: string,
  place: { report?: number; version?: number; cell?: string } = {},
): string => `${href(`/sources/${sha256}`, place)}${place.cell === undefined ? '' : '#cell'}`

/** Anchor of a cell on the report page. */
export const cellAnchor = (table: string, id: string) => `cell-${table}-${id}`

/** What the foot of a page offers beside the page itself. */
export type TwinSuffix = 'json' | 'csv' | 'xlsx'

/** The twin of a page path in that form; the start page is `/index.json`. */
export const twinPath = (path: string, suffix: TwinSuffix) => `${path === '/' ? '/index' : path}.${suffix}`

/** An address is linked only where a browser would fetch it, never run it. */
export const isWebAddress = (url: string) => /^https?:\/\//i.test(url)
