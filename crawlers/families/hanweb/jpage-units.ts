/**
 * The lists within a Hanweb column page: each unit has its first rows in a `<datastore>` inside a script, a call
 * `$('#unit').jpage({…})` that says how many there are and where the rest is, or both.
 */
import { load } from 'cheerio'
import { refuseTooDeep } from '../../page-depth.ts'
import { stripScriptComments } from '../../script-links.ts'
import { type Datastore, readDatastore } from './datastore.ts'

export interface JpageUnit {
  readonly id: string
  readonly store: Datastore | null
  /** Arguments of the call that are plain words or numbers, such as perPage, totalRecord, columnid. */
  readonly call: Readonly<Record<string, string>>
}

/** Units in page order. Throws ParseError for a page nested too deeply. */
export function readJpageUnits(html: string, url: string): readonly JpageUnit[] {
  refuseTooDeep(html, url)
  const $ = load(html)
  const placed = new Map<string, Datastore>()
  const calls = new Map<string, Readonly<Record<string, string>>>()
  for (const element of $('script:not([src]), datastore').toArray()) {
    const text = element.name === 'script' ? $(element).text() : $.html(element)
    const store = readDatastore(text)
    if (store !== null) placed.set($(element).closest('[id]').attr('id') ?? `unit ${placed.size + 1}`, store)
    else for (const [id, call] of jpageCalls(stripScriptComments(text))) calls.set(id, call)
  }
  const stores = underCalls(placed, calls)
  return [...new Set([...stores.keys(), ...calls.keys()])].map((id) => ({
    id,
    store: stores.get(id) ?? null,
    call: calls.get(id) ?? {},
  }))
}

/** Rows that stand outside the element which the call fills: each under its call, where there are as many of both. */
function underCalls<Store>(
  stores: ReadonlyMap<string, Store>,
  calls: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Store> {
  const strays = [...stores.keys()].filter((id) => !calls.has(id))
  const bare = [...calls.keys()].filter((id) => !stores.has(id))
  if (strays.length !== bare.length) return stores
  const names = new Map(strays.map((id, i) => [id, bare[i] ?? id]))
  return new Map([...stores].map(([id, store]) => [names.get(id) ?? id, store]))
}

const CALL = /\$\(\s*["']#([\w-]{1,80})["']\s*\)\s*\.jpage\s*\(/g
const MAX_CALL = 5_000

function jpageCalls(script: string): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  return [...script.matchAll(CALL)].map((match) => {
    const from = match.index + match[0].length
    const end = script.slice(from, from + MAX_CALL).search(/\}\s*\)/)
    return [match[1] ?? '', plainArguments(script.slice(from, from + (end < 0 ? MAX_CALL : end)))] as const
  })
}

/** `name: value` pairs; values in quotes or bare words. */
function plainArguments(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/["']?\b([A-Za-z]\w{0,40})["']?\s*:\s*(?:(["'])([^"'\n]*)\2|([\w.-]+))/g)
  return Object.fromEntries([...pairs].map(([, name = '', , quoted, bare]) => [name, quoted ?? bare ?? '']))
}
