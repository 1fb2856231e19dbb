/**
 * RTF ("rich text"), often named .doc: our own reading, for row definitions state every cell edge and merge as the Word
 * binary does. Body and text boxes; headers, notes and what older readers would be shown instead are not the report.
 */
import type { Block, Reading } from '../../src/domain/block.ts'
import { ParseError } from '../../src/domain/errors.ts'
import { toBlocks } from './doc-flow.ts'
import type { Content } from './doc-model.ts'
import {
  type Destination,
  type GroupState,
  newRow,
  outermostGroup,
  type RowDraft,
  type RtfReader,
  type Story,
} from './rtf-state.ts'
import { finishStory, flushBytes, newStory, takeByte } from './rtf-story.ts'
import { type RtfScanner, scanRtf } from './rtf-tokens.ts'
import { takeSymbol, takeWord } from './rtf-words.ts'

/** Groups whose text is not that of the report. */
const UNSEEN = new Set(
  (
    'stylesheet colortbl filetbl info header headerl headerr headerf footer footerl footerr footerf footnote ' +
    'annotation pict fldinst xe tc rxe bkmkstart bkmkend nonshppict shprslt nonesttables objdata objclass ' +
    'template operator private ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pn'
  ).split(' '),
)
/** Groups that a reader may ignore, and we do not. */
const KNOWN = new Set(['shpinst', 'shppict', 'do', 'nesttableprops', 'shptxt', 'dptxbxtext'])
const BOXES = new Set(['shptxt', 'dptxbxtext'])
/** Word nests about ten groups. */
const MAX_GROUPS = 1_000

/** What a group interrupted. */
interface Outer {
  readonly group: GroupState
  readonly story: Story | null
  readonly row: RowDraft | null
}

interface Walk {
  readonly scanner: RtfScanner
  readonly reader: RtfReader
  readonly outer: Outer[]
  /** Right behind `{`, or behind `{\*`. */
  opening: 'open' | 'ignorable' | null
}

function startWalk(bytes: Uint8Array): Walk {
  const reader: RtfReader = {
    fonts: { charsets: new Map(), page: null },
    group: outermostGroup(),
    row: newRow(),
    story: newStory(),
    bytes: [],
    charset: 'gb18030',
    skip: 0,
    namesWide: false,
    notes: 0,
    paragraphs: 0,
  }
  return { scanner: scanRtf(bytes), reader, outer: [], opening: null }
}

function openGroup(walk: Walk): void {
  const { reader, outer } = walk
  if (outer.length >= MAX_GROUPS)
    throw new ParseError('rtf_too_deep', `the file nests its groups more than ${MAX_GROUPS} deep`)
  outer.push({ group: reader.group, story: null, row: null })
  reader.group = { ...reader.group }
  reader.namesWide = false
  walk.opening = 'open'
}

function closeGroup(walk: Walk): void {
  const { reader, outer } = walk
  const before = outer.pop()
  if (before === undefined) return
  if (before.story !== null) {
    const boxed = finishStory(reader)
    reader.story = before.story
    reader.story.boxes.push(...boxed)
  }
  if (before.row !== null) reader.row = before.row
  reader.group = before.group
}

/** The group's first word says where its text goes. True where the word is no more than that. */
function startDestination(walk: Walk, name: string): boolean {
  const { reader, outer, opening } = walk
  const { into } = reader.group
  if (opening === null || into !== 'text') {
    // A picture inside a shape is one, whatever else its properties say.
    if (name === 'pict' && into === 'shape') reader.story.draft.pictures += 1
    return into !== 'text'
  }
  const go = (where: Destination): boolean => {
    reader.group = { ...reader.group, into: where }
    return true
  }
  const last = outer[outer.length - 1]
  if (name === 'fonttbl') return go('fonts')
  if (name === 'sp') return go('shape')
  if (name === 'pict' && !reader.group.hidden && !reader.group.deleted) reader.story.draft.pictures += 1
  if (UNSEEN.has(name) || (opening === 'ignorable' && !KNOWN.has(name))) return go('unseen')
  if (BOXES.has(name) && last) {
    outer[outer.length - 1] = { ...last, story: reader.story, row: reader.row }
    reader.story = newStory()
    reader.group = { ...outermostGroup(), font: reader.group.font, spare: reader.group.spare }
    return true
  }
  if (name === 'nesttableprops' && last) outer[outer.length - 1] = { ...last, row: reader.row }
  return false
}

function takeFontWord({ fonts, group }: RtfReader, name: string, parameter: number | null): void {
  if (name === 'f') group.font = parameter ?? 0
  if (name === 'fcharset') fonts.charsets.set(group.font, parameter ?? 0)
}

function word(walk: Walk): void {
  const { scanner, reader } = walk
  const name = scanner.name()
  reader.skip = 0
  if (reader.group.into === 'fonts') takeFontWord(reader, name, scanner.parameter())
  else if (!startDestination(walk, name)) takeWord(reader, name, scanner.parameter())
  walk.opening = null
}

function byte(walk: Walk): void {
  const { reader, scanner } = walk
  walk.opening = null
  if (reader.skip > 0) reader.skip -= 1
  else takeByte(reader, scanner.code())
}

/** Takes one token; false at the end of the outermost group or of the file. */
function step(walk: Walk): boolean {
  const { scanner, reader } = walk
  const token = scanner.next()
  if (token !== 'byte') flushBytes(reader)
  if (token === 'byte') byte(walk)
  else if (token === 'word') word(walk)
  else if (token === 'symbol') {
    if (scanner.code() === 0x2a && walk.opening === 'open') walk.opening = 'ignorable'
    else takeSymbol(reader, scanner.code())
  } else if (token === 'open') {
    reader.skip = 0
    openGroup(walk)
  } else if (token === 'close') {
    reader.skip = 0
    closeGroup(walk)
    return walk.outer.length > 0
  } else return false
  return true
}

const doubted = (blocks: readonly Block[], doubt: string): Block[] =>
  blocks.map((block) =>
    block.kind === 'table'
      ? { ...block, grid: { ...block.grid, doubts: [...block.grid.doubts, doubt] } }
      : block,
  )

/** Reads an RTF file. Throws `ParseError` where it is beyond the bounds of a report. */
export async function readRtf(bytes: Uint8Array): Promise<Reading> {
  const walk = startWalk(bytes.subarray(Math.max(0, bytes.indexOf(0x7b))))
  while (step(walk));
  const isCut = walk.outer.length > 0
  while (walk.outer.length > 0) closeGroup(walk)
  const content: Content[] = finishStory(walk.reader)
  const blocks = toBlocks(content)
  return {
    kind: 'rtf',
    blocks: isCut ? doubted(blocks, 'the file is cut short') : blocks,
    meta: new Map(),
    titleTag: null,
    links: [],
    hiddenTables: [],
    charset: walk.reader.charset,
  }
}
