/** The ids a person may have meant: by edits, or by containing what was typed. */

/** At most three of `candidates`, nearest first; none where nothing is near. */
export function nearest(typed: string, candidates: readonly string[]): readonly string[] {
  const word = typed.toLowerCase()
  const bound = Math.max(2, Math.floor(word.length / 3))
  return candidates
    .map((id) => ({ id, distance: id.includes(word) && word.length >= 4 ? 1 : edits(word, id) }))
    .filter(({ distance }) => distance <= bound)
    .toSorted((a, b) => a.distance - b.distance || a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id)
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
