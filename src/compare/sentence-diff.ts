/**
 * Sentence-level difference of two Chinese texts. Sentences are matched by a longest common subsequence; a removed and
 * an added one that stand at the same place and share most of their characters are one changed sentence.
 */
import type { SentenceChange } from '../domain/difference.ts'

/** Above this many pairs to look at, the whole differing middle is given as removed and added. */
const MAX_PAIRS = 4_000_000
/** A hunk with more pairs than this is given as removed and added: likeness is only worth telling in small changes. */
const MAX_LIKENESS_PAIRS = 50_000
/** Shared part of character pairs from which two sentences count as one that was changed. */
const SIMILAR = 0.5

/** Changes from `before` to `after` in reading order; white space does not count. */
export function diffSentences(before: string, after: string): readonly SentenceChange[] {
  const [a, b] = [sentencesOf(before), sentencesOf(after)]
  const head = commonPrefix(a, b)
  const tail = commonPrefix(a.slice(head).toReversed(), b.slice(head).toReversed())
  return hunks(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).flatMap(paired)
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。！？；])|\n/u)
    .map((sentence) => sentence.replace(/\s+/gu, ''))
    .filter((sentence) => sentence !== '')
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((sentence, i) => sentence !== b[i])
  return at < 0 ? a.length : at
}

interface Hunk {
  readonly removed: string[]
  readonly added: string[]
}

/** Runs of removed and added sentences between sentences that stayed. */
function hunks(a: readonly string[], b: readonly string[]): readonly Hunk[] {
  if (a.length * b.length > MAX_PAIRS) return [{ removed: [...a], added: [...b] }]
  const lengths = commonLengths(a, b)
  const width = b.length + 1
  const result: Hunk[] = []
  let open: Hunk = { removed: [], added: [] }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left = '', right = ''] = [a[i], b[j]]
    if (i < a.length && j < b.length && left === right) {
      result.push(open)
      open = { removed: [], added: [] }
      i += 1
      j += 1
    } else if (
      j >= b.length ||
      (i < a.length && at(lengths, width, i + 1, j) >= at(lengths, width, i, j + 1))
    ) {
      open.removed.push(left)
      i += 1
    } else {
      open.added.push(right)
      j += 1
    }
  }
  return [...result, open]
}

function at(lengths: Uint32Array, width: number, i: number, j: number): number {
  return lengths[i * width + j] ?? 0
}

/** Length of the longest common subsequence of every pair of tails. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? at(lengths, width, i + 1, j + 1) + 1
          : Math.max(at(lengths, width, i + 1, j), at(lengths, width, i, j + 1))
    }
  }
  return lengths
}

/** Within a hunk: each removed sentence with the first later added one that resembles it. */
function paired({ removed, added }: Hunk): readonly SentenceChange[] {
  const changes: SentenceChange[] = []
  const tooMany = removed.length * added.length > MAX_LIKENESS_PAIRS
  let next = 0
  for (const before of removed) {
    const match = added.findIndex(
      (after, index) => !tooMany && index >= next && similarity(before, after) >= SIMILAR,
    )
    if (match < 0) {
      changes.push({ kind: 'removed', before, after: null })
      continue
    }
    changes.push(...added.slice(next, match).map(addition))
    changes.push({ kind: 'changed', before, after: added[match] ?? null })
    next = match + 1
  }
  return [...changes, ...added.slice(next).map(addition)]
}

function addition(after: string): SentenceChange {
  return { kind: 'added', before: null, after }
}

/** Dice coefficient of character pairs. */
function similarity(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (left.length + right.length === 0) return a === b ? 1 : 0
  const counts = new Map<string, number>()
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of right) {
    const count = counts.get(pair) ?? 0
    if (count === 0) continue
    counts.set(pair, count - 1)
    shared += 1
  }
  return (2 * shared) / (left.length + right.length)
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}
