/**
 * Properties of runs and paragraphs: formatted pages of 512 bytes in the main stream, each naming stretches of the file
 * and their modifiers. Looked up by the byte offset of a character.
 */
import { ParseError } from '../../src/domain/errors.ts'
import { FIB, type WordFile } from './doc-fib.ts'
import { readSprms, SPRM, type Sprm } from './doc-sprm.ts'

export interface Properties {
  /** Index of the paragraph style; 0 for runs. */
  readonly style: number
  readonly sprms: readonly Sprm[]
}

export interface PropertyTable {
  /** Properties of the character at a byte offset of the main stream. */
  readonly at: (offset: number) => Properties
}

const NONE: Properties = { style: 0, sprms: [] }
const PAGE = 512

interface Stretch {
  readonly from: number
  readonly to: number
  readonly page: Uint8Array
  /** Offset of the entry in its page; 0 for none. */
  readonly entry: number
}

function stretchesOf(word: WordFile, list: Uint8Array, entrySize: number): Stretch[] {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength)
  const pages = Math.floor((list.length - 4) / 8)
  const stretches: Stretch[] = []
  for (let index = 0; index < pages; index++) {
    const number = view.getUint32((pages + 1) * 4 + index * 4, true) & 0x3fffff
    const page = word.main.subarray(number * PAGE, number * PAGE + PAGE)
    if (page.length < PAGE)
      throw new ParseError('doc_broken', 'the Word file is broken: a page of properties is cut off')
    const head = new DataView(page.buffer, page.byteOffset, PAGE)
    const count = page[PAGE - 1] ?? 0
    for (let run = 0; run < count && (count + 1) * 4 + (run + 1) * entrySize <= PAGE; run++) {
      stretches.push({
        from: head.getUint32(run * 4, true),
        to: head.getUint32(run * 4 + 4, true),
        page,
        entry: (page[(count + 1) * 4 + run * entrySize] ?? 0) * 2,
      })
    }
  }
  return stretches.sort((a, b) => a.from - b.from)
}

/** Finds the stretch around an offset; texts are read forwards, so the last answer is tried first. */
function finder(stretches: readonly Stretch[]): (offset: number) => Stretch | undefined {
  let last = 0
  return (offset) => {
    const recent = stretches[last]
    if (recent && recent.from <= offset && offset < recent.to) return recent
    let low = 0
    let high = stretches.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((stretches[middle]?.from ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    last = low
    const found = stretches[low]
    return found && found.from <= offset && offset < found.to ? found : undefined
  }
}

function tableOf(stretches: readonly Stretch[], read: (stretch: Stretch) => Properties): PropertyTable {
  const find = finder(stretches)
  const known = new Map<Stretch, Properties>()
  return {
    at: (offset) => {
      const stretch = find(offset)
      if (!stretch || stretch.entry === 0) return NONE
      const before = known.get(stretch)
      if (before) return before
      const properties = read(stretch)
      known.set(stretch, properties)
      return properties
    },
  }
}

/** Properties of runs. */
export function runProperties(word: WordFile): PropertyTable {
  return tableOf(stretchesOf(word, word.part(FIB.runProperties), 1), ({ page, entry }) => ({
    style: 0,
    sprms: readSprms(page.subarray(entry + 1, entry + 1 + (page[entry] ?? 0))),
  }))
}

/** Replaces the modifiers that only point to a longer list in the data stream by that list. */
function withLongLists(word: WordFile, sprms: readonly Sprm[]): readonly Sprm[] {
  return sprms.flatMap((sprm) => {
    if (sprm.code !== SPRM.hugePapx && sprm.code !== SPRM.tableProps) return [sprm]
    const operand = sprm.operand
    const at = new DataView(operand.buffer, operand.byteOffset, operand.byteLength).getUint32(0, true)
    const length = (word.data[at] ?? 0) | ((word.data[at + 1] ?? 0) << 8)
    return readSprms(word.data.subarray(at + 2, at + 2 + length))
  })
}

/** Properties of paragraphs. */
export function paragraphProperties(word: WordFile): PropertyTable {
  return tableOf(stretchesOf(word, word.part(FIB.paragraphProperties), 13), ({ page, entry }) => {
    const words = page[entry] ?? 0
    const from = words === 0 ? entry + 2 : entry + 1
    const length = words === 0 ? (page[entry + 1] ?? 0) * 2 : words * 2 - 1
    const list = page.subarray(from, from + length)
    return {
      style: (list[0] ?? 0) | ((list[1] ?? 0) << 8),
      sprms: withLongLists(word, readSprms(list.subarray(2))),
    }
  })
}
