/**
 * Values in the answer of a list API. Numbers may be text, text may be the words "null" and "undefined", and a value may
 * be JSON within a string: all of that is seen in the wild.
 */
import { listedDate } from './listed-date.ts'

/** The value at `a.b.0`, `$` being the whole; undefined where there is none. Strings that hold JSON are opened. */
function valueAt(value: unknown, path: string): unknown {
  if (path === '$') return value
  return path.split('.').reduce<unknown>((inner, key) => {
    const opened = openString(inner)
    if (typeof opened !== 'object' || opened === null) return undefined
    return Object.hasOwn(opened, key) ? (opened as Record<string, unknown>)[key] : undefined
  }, value)
}

/** The list at a path; null where there is none. */
export function listAt(value: unknown, path: string): readonly unknown[] | null {
  const found = openString(valueAt(value, path))
  return Array.isArray(found) ? found : null
}

/** The first text among paths joined by `|`; null where none holds any. */
export function textAt(value: unknown, paths: string): string | null {
  for (const path of paths.split('|')) {
    const found = valueAt(value, path)
    const text = typeof found === 'number' ? String(found) : typeof found === 'string' ? found.trim() : ''
    if (text !== '' && text !== 'null' && text !== 'undefined') return text
  }
  return null
}

/** A count: a whole number, also as text. */
export function countAt(value: unknown, path: string | undefined): number | null {
  if (path === undefined) return null
  const text = textAt(value, path)
  return text !== null && /^\d{1,8}$/.test(text) ? Number(text) : null
}

const BEIJING_MS = 8 * 3_600_000

/**
 * The first ISO date among paths joined by `|`: of a text, or of seconds or milliseconds since 1970 as read in China. A
 * field without a date (`0`, `null`, a day without a year) gives way to the next.
 */
export function dateAt(value: unknown, paths: string | undefined): string | null {
  for (const path of paths?.split('|') ?? []) {
    const date = dateOf(textAt(value, path))
    if (date !== null) return date
  }
  return null
}

function dateOf(text: string | null): string | null {
  if (text === null) return null
  if (!/^\d{10}$|^\d{13}$/.test(text)) return listedDate(text)
  const ms = text.length === 10 ? Number(text) * 1_000 : Number(text)
  return new Date(ms + BEIJING_MS).toISOString().slice(0, 10)
}

function openString(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
