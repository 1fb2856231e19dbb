/**
 * MinHash: a set of runs in 128 bytes, such that two sets are alike about as often as their bytes are. Candidates among a
 * year's reports are found by bands of eight of them (alike 0.9: found nearly always; alike 0.5: one in sixteen).
 */
import { mixed, type Runs } from './shingles.ts'

const PERMUTATIONS = 128
const ROWS = 8
const BYTE = 256

export interface NarrativeSignature {
  /** 128 bytes. */
  readonly bytes: Uint8Array
  /** Sixteen signed 32-bit hashes, each of the year and one band. */
  readonly bands: readonly number[]
}

const FACTORS = Array.from({ length: PERMUTATIONS }, (_, at) => (mixed(2 * at + 1) | 1) >>> 0)
const OFFSETS = Array.from({ length: PERMUTATIONS }, (_, at) => mixed(2 * at + 2))

/** The same for the same set and year, in any order. */
export function signatureOf(runs: Runs, year: number): NarrativeSignature {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (const run of runs) {
    for (let at = 0; at < PERMUTATIONS; at += 1) {
      const hash = (Math.imul(run, FACTORS[at] ?? 1) + (OFFSETS[at] ?? 0)) >>> 0
      const spread = (hash ^ (hash >>> 15)) >>> 0
      if (spread < (least[at] ?? 0)) least[at] = spread
    }
  }
  return { bytes: Uint8Array.from(least, (hash) => hash % BYTE), bands: bandsOf(least, year) }
}

function bandsOf(least: Uint32Array, year: number): readonly number[] {
  return Array.from({ length: PERMUTATIONS / ROWS }, (_, band) => {
    let hash = mixed(year * 31 + band)
    for (const value of least.subarray(band * ROWS, band * ROWS + ROWS))
      hash = mixed(Math.imul(hash, 31) ^ value)
    return hash | 0
  })
}

/** About how alike the sets of two signatures are. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  let equal = 0
  for (let at = 0; at < PERMUTATIONS; at += 1) if (a[at] === b[at]) equal += 1
  const chance = 1 / BYTE
  return Math.max(0, (equal / PERMUTATIONS - chance) / (1 - chance))
}
