/** Blocks → the sections with their text: the six of the forms of 2019 and 2021, or the free ones of earlier reports. Tables are not part of it; a lost heading loses its section, not the text. */
import type { Block } from '../src/domain/block.ts'
import type { TableId } from '../src/domain/cell.ts'
import type { Section } from '../src/domain/report.ts'
import {
  EARLIER_HEADINGS,
  FORM_HEADINGS,
  type Headings,
  inlineHeadings,
  isBracketed,
  sectionOfHeading,
  WORDED_FORM_HEADINGS,
} from './section-headings.ts'

interface Part {
  readonly id: string
  readonly heading: string
  readonly lines: string[]
}

/** What a page prints under the report's last line and is none of its text. */
const FOOT =
  /^(?:附件(?:下载)?[:：]?$|打印|关闭|【?\s*(?:打印|关闭)|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|扫一扫|分享(?:到)?[:：]?$|上一篇|下一篇|网站地图|联系我们|责任编辑|相关链接[:：]?$)/u

function addLine(parts: Part[], text: string, of: Headings): void {
  const headings = inlineHeadings(text, of)
  const before = headings[0] === undefined ? text : text.slice(0, headings[0].at)
  if (before.trim() !== '') parts.at(-1)?.lines.push(before.trim())
  headings.forEach((heading, i) => {
    const rest = text.slice(heading.end, headings[i + 1]?.at ?? text.length).trim()
    parts.push({
      id: heading.section.id,
      heading: text.slice(heading.at, heading.end),
      lines: rest === '' ? [] : [rest],
    })
  })
}

function partsOf(blocks: readonly Block[], taken: ReadonlySet<number>, of: Headings): Part[] {
  const parts: Part[] = []
  const lines = blocks.filter((block) => block.kind === 'text' && block.aside !== true)
  // Bracketed numbers head sections only in a report that has no other headings.
  const numbered = lines.some(
    (line) => line.kind === 'text' && !isBracketed(line.text) && sectionOfHeading(line.text, of) !== null,
  )
  let foot = false
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || block.aside === true || taken.has(index)) return
    const section = sectionOfHeading(block.text, of)
    if (section !== null && !(numbered && isBracketed(block.text))) {
      parts.push({ id: section.id, heading: block.text, lines: [] })
      foot = false
    } else {
      foot ||= parts.at(-1)?.id === 'other_matters' && FOOT.test(block.text)
      if (!foot) addLine(parts, block.text, of)
    }
  })
  return parts
}

/**
 * Sections in the order of the form, one an id: a heading met again (a list of contents, a second part) adds its text.
 * `tables` are the tables that were claimed: their section is named even where its heading is lost.
 */
function sectionsUnder(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
  tables: ReadonlySet<TableId>,
  headings: Headings,
): Section[] {
  const parts = partsOf(blocks, taken, headings)
  return headings.sections.flatMap((section): Section[] => {
    const own = parts.filter((part) => part.id === section.id)
    const [first] = own
    if (first === undefined)
      return section.content !== 'text' && tables.has(section.content)
        ? [{ id: section.id, heading: null, text: '' }]
        : []
    return [{ id: section.id, heading: first.heading, text: own.flatMap((part) => part.lines).join('\n') }]
  })
}

const TABLED: ReadonlySet<string> = new Set(['proactive_disclosure', 'requests', 'review_and_litigation'])

/** How many of the three sections that hold a table are headed as the forms of 2019 and 2021 head them. */
export const tabledSections = ({ sections, headings }: ReportSections): number =>
  headings.of === 'form' ? sections.filter(({ id, heading }) => heading !== null && TABLED.has(id)).length : 0

export interface ReportSections {
  readonly sections: readonly Section[]
  /** The kind of headings the report was cut at. */
  readonly headings: Headings
}

/**
 * The sections of a report. Headings of earlier reports are looked for only where the document holds no later form:
 * 依申请公开情况 is a head inside section one of the later ones.
 */
export function sectionsOf(
  blocks: readonly Block[],
  claimed: {
    readonly taken: ReadonlySet<number>
    readonly formBlocks: ReadonlySet<number>
    readonly cells: readonly { readonly table: TableId }[]
  },
): ReportSections {
  const tables = new Set(claimed.cells.map((cell) => cell.table))
  const under = (headings: Headings): ReportSections => ({
    sections: sectionsUnder(blocks, claimed.taken, tables, headings),
    headings,
  })
  if (tables.has('stat')) return under(EARLIER_HEADINGS)
  if (claimed.formBlocks.size > 0) return under(WORDED_FORM_HEADINGS)
  const form = under(FORM_HEADINGS)
  if (tabledSections(form) >= 2) return under(WORDED_FORM_HEADINGS)
  const earlier = under(EARLIER_HEADINGS)
  return earlier.sections.length > form.sections.length ? earlier : form
}

const LONGEST_PREAMBLE = 4000

/** The last words before the first section: title, basis and period of the figures. Empty where no section is headed. */
export function preambleOf(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
  headings: Headings = FORM_HEADINGS,
): string {
  const lines: string[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'text' || block.aside === true || taken.has(index)) continue
    const heading =
      sectionOfHeading(block.text, headings) === null ? inlineHeadings(block.text, headings)[0] : { at: 0 }
    lines.push(heading === undefined ? block.text : block.text.slice(0, heading.at))
    if (heading !== undefined) return lines.join('\n').trim().slice(-LONGEST_PREAMBLE)
  }
  return ''
}
