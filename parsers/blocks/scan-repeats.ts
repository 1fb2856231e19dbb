/**
 * Tags that are printed again just as before: the cells of a table mostly are. What their attributes say is a matter of
 * their characters alone, so it is the same again.
 */
import type { Tag } from './scan-tags.ts'

/** As far as a scan is asked for here. */
interface Reader {
  readonly tree: { readonly codes: Uint16Array }
  /** What the last tags said, by name: see `startRepeats`. */
  readonly repeats: Int32Array
  flags: number
  spans: number
  at: number
}

/** Numbers kept of the last tag of each name: where its attributes start and end, its flags and spans. */
const TO = 1
const FLAGS = 2
const SPANS = 3
const STEP = 4
const TAG_NUMBERS = 256

/** One for all scans, for no scan starts before the last has ended. */
const repeats = new Int32Array(TAG_NUMBERS * STEP)

/** No tag was read yet. */
export const startRepeats = (): Int32Array => repeats.fill(0)

/** Takes over what the same characters said before; false where they are others. */
export function takeRepeated(scan: Reader, { id }: Tag, from: number): boolean {
  const { repeats } = scan
  const { codes } = scan.tree
  const at = id * STEP
  const to = repeats[at + TO] ?? 0
  let here = from
  for (let before = repeats[at] ?? 0; before < to; before += 1) {
    if (codes[before] !== codes[here]) return false
    here += 1
  }
  if (here === from) return false
  scan.flags = repeats[at + FLAGS] ?? 0
  scan.spans = repeats[at + SPANS] ?? 0
  scan.at = here
  return true
}

/** Remembers a tag of no attributes that must be kept, whose own stood from `from` to where the scan is now. */
export function remember(scan: Reader, { id }: Tag, from: number): void {
  const { repeats } = scan
  const at = id * STEP
  repeats[at] = from
  repeats[at + TO] = scan.at
  repeats[at + FLAGS] = scan.flags
  repeats[at + SPANS] = scan.spans
}
