/**
 * Text as a set of runs of five characters, the unit in which narratives are alike or not. Names, years and white space are
 * masked, so that a text copied under another name or for another year is still the same text; figures are not, since a
 * report with new figures says something new.
 */

const RUN = 5
/** Marks that no report prints. */
const YEAR = '\u0001'
const LAST_YEAR = '\u0002'
const NAME = '\u0003'

export interface TextOwner {
  readonly year: number
  /** Names of the body and its place, in any order. */
  readonly names: readonly string[]
}

/** The text without white space, marks and what names its owner and year. */
export function maskedText(text: string, { year, names }: TextOwner): string {
  let masked = text.normalize('NFKC').replace(/\s+/gu, '')
  for (const name of names.filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length))
    masked = masked.replaceAll(name, NAME)
  return masked
    .replaceAll(String(year), YEAR)
    .replaceAll(String(year - 1), LAST_YEAR)
    .replace(/[\p{P}\p{S}]+/gu, '')
}

/** 32-bit hashes of the different runs. */
export function shinglesOf(masked: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let at = 0; at + RUN <= masked.length; at += 1) found.add(hashOf(masked, at))
  return found
}

/** FNV-1a over the two bytes of each character, mixed once more. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + RUN; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** Spreads every bit over all others. */
export function mixed(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Part of the runs of either that are runs of both; 0 where there are none. */
export function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const run of small) if (large.has(run)) shared += 1
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
