/**
 * Remembers what a pure function said of short texts: labels recur in every report, reports do not. Law kept here: a memo
 * holds at most `2 × LIMIT` texts of at most `LONGEST` characters, each a copy of its own, so that no document stays alive
 * through a word that was cut from it.
 */

const LIMIT = 4_096
const LONGEST = 80

/** A text that shares no memory with the one it was cut from: an engine may keep a long text alive for a slice of it. */
const ownCopy = (text: string): string => `${text} `.slice(0, -1)

/** `compute`, remembered for the texts asked last. It must depend on its text alone and never give undefined. */
export function boundedMemo<T extends object | string | number | boolean | null>(
  compute: (text: string) => T,
): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    if (text.length > LONGEST) return compute(text)
    const copy = ownCopy(text)
    const value = old.get(text) ?? compute(copy)
    if (young.size >= LIMIT) {
      old = young
      young = new Map()
    }
    young.set(copy, value)
    return value
  }
}
