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

/** 32-bit hashes of the different runs, ascending: two are set side by side in one walk, and thousands of them are small. */
export type Runs = Uint32Array

export function shinglesOf(masked: string): Runs {
  const hashes = new Uint32Array(Math.max(0, masked.length - RUN + 1))
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = hashOf(masked, at)
  return distinct(hashes.sort())
}

function distinct(ascending: Uint32Array): Runs {
  return ascending.filter((hash, at) => at === 0 || hash !== ascending[at - 1])
}

/** Runs that stand in more than `most` of the sets. */
export function runsOfMany(sets: readonly Runs[], most: number): Runs {
  const all = new Uint32Array(sets.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const runs of sets) {
    all.set(runs, end)
    end += runs.length
  }
  all.sort()
  const step = Math.floor(most)
  return distinct(all.filter((hash, at) => hash === all[at + step]))
}

/** Those of `runs` that are none of `others`. */
export function runsWithout(runs: Runs, others: Runs): Runs {
  let at = 0
  return runs.filter((hash) => {
    while (at < others.length && (others[at] ?? 0) < hash) at += 1
    return others[at] !== hash
  })
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
export function similarity(a: Runs, b: Runs): number {
  let shared = 0
  let there = 0
  for (const hash of a) {
    while (there < b.length && (b[there] ?? 0) < hash) there += 1
    if (b[there] === hash) shared += 1
  }
  const all = a.length + b.length - shared
  return all === 0 ? 0 : shared / all
}
