/**
 * How much a document may cost before it is read, from its bytes alone. Law kept here: one pass in time proportional to
 * the length, so that weighing never costs what it guards against.
 */
import { kindByMagic } from '../../parsers/document-kind.ts'

/** `light` is read where it is asked for, `beyond` not at all; the others in a worker that can be killed. */
export type Weight = 'light' | 'page' | 'office' | 'pdf' | 'beyond'

/** A report page has some thousands of tags. */
export const MAX_TAGS = 300_000

const HEAVY_BYTES = 2_000_000
const HEAVY_TAGS = 60_000
/** Open tags at once; pages pasted from a word processor reach 60. */
const HEAVY_DEPTH = 500
/** The standard reopens unclosed marks in every later paragraph, so tags × depth bounds the tree. */
const HEAVY_TREE = 600_000

const LESS_THAN = 0x3c
const SLASH = 0x2f

/** Elements that have no end, or whose end is often left out: as open tags they say nothing of depth. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td tr th tbody thead tfoot option'.split(
    ' ',
  ),
)

/** Weighs a document by kind, length, and how many tags it opens how deep. */
export function weigh(bytes: Uint8Array): Weight {
  const kind = kindByMagic(bytes)
  if (kind === 'pdf') return 'pdf'
  if (kind === 'zip' || kind === 'ole' || kind === 'rtf' || kind === 'office_xml') return 'office'
  if (kind !== null) return 'light'
  const { tags, depth } = nestingOf(bytes)
  if (tags > MAX_TAGS) return 'beyond'
  if (bytes.length > HEAVY_BYTES) return 'page'
  return tags > HEAVY_TAGS || depth > HEAVY_DEPTH || tags * depth > HEAVY_TREE ? 'page' : 'light'
}

interface Nesting {
  readonly tags: number
  readonly depth: number
}

/** Counts opening tags and the deepest nesting; a zero byte beside `<` is the other half of a UTF-16 character. */
function nestingOf(bytes: Uint8Array): Nesting {
  let tags = 0
  let open = 0
  let depth = 0
  for (let at = bytes.indexOf(LESS_THAN); at >= 0; at = bytes.indexOf(LESS_THAN, at + 1)) {
    const step = bytes[at + 1] === 0 ? 2 : 1
    if (bytes[at + step] === SLASH) {
      if (!FLAT.has(nameAt(bytes, at + 2 * step, step)) && open > 0) open -= 1
      continue
    }
    const name = nameAt(bytes, at + step, step)
    if (name === '') continue
    tags += 1
    if (FLAT.has(name)) continue
    open += 1
    if (open > depth) depth = open
  }
  return { tags, depth }
}

/** Letters from there on in lower case, at most eight. */
function nameAt(bytes: Uint8Array, from: number, step: number): string {
  let name = ''
  for (let at = from; name.length < 8; at += step) {
    const letter = (bytes[at] ?? 0) | 0x20
    if (letter < 0x61 || letter > 0x7a) break
    name += String.fromCharCode(letter)
  }
  return name
}
