/** Blocks → the six sections with their text. Tables are not part of it; a lost heading loses its section, not the text. */
import type { Block } from '../src/domain/block.ts'
import type { TableId } from '../src/domain/cell.ts'
import type { Section } from '../src/domain/report.ts'
import { SECTIONS } from './formats/sections.ts'
import { inlineHeadings, isBracketed, sectionOfHeading } from './section-headings.ts'

interface Part {
  readonly id: string
  readonly heading: string
  readonly lines: string[]
}

/** What a page prints under the report's last line and is none of its text. */
const FOOT =
  /^(?:附件(?:下载)?[:：]?$|打印|关闭|【?\s*(?:打印|关闭)|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|扫一扫|分享(?:到)?[:：]?$|上一篇|下一篇|网站地图|联系我们|责任编辑|相关链接[:：]?$)/u

function addLine(parts: Part[], text: string): void {
  const headings = inlineHeadings(text)
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

function partsOf(blocks: readonly Block[], taken: ReadonlySet<number>): Part[] {
  const parts: Part[] = []
  const lines = blocks.filter((block) => block.kind === 'text' && block.aside !== true)
  // Bracketed numbers head sections only in a report that has no other headings.
  const numbered = lines.some(
    (line) => line.kind === 'text' && !isBracketed(line.text) && sectionOfHeading(line.text) !== null,
  )
  let foot = false
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || block.aside === true || taken.has(index)) return
    const section = sectionOfHeading(block.text)
    if (section !== null && !(numbered && isBracketed(block.text))) {
      parts.push({ id: section.id, heading: block.text, lines: [] })
      foot = false
    } else {
      foot ||= parts.at(-1)?.id === 'other_matters' && FOOT.test(block.text)
      if (!foot) addLine(parts, block.text)
    }
  })
  return parts
}

/**
 * Sections in the order of the form, one an id: a heading met again (a list of contents, a second part) adds its text.
 * `tables` are the tables that were claimed: their section is named even where its heading is lost.
 */
export function sectionsOf(
  blocks: readonly Block[],
  taken: ReadonlySet<number>,
  tables: ReadonlySet<TableId>,
): Section[] {
  const parts = partsOf(blocks, taken)
  return SECTIONS.flatMap((section): Section[] => {
    const own = parts.filter((part) => part.id === section.id)
    const [first] = own
    if (first === undefined)
      return section.content !== 'text' && tables.has(section.content)
        ? [{ id: section.id, heading: null, text: '' }]
        : []
    return [{ id: section.id, heading: first.heading, text: own.flatMap((part) => part.lines).join('\n') }]
  })
}

const LONGEST_PREAMBLE = 4000

/** The last words before the first section: title, basis and period of the figures. Empty where no section is headed. */
export function preambleOf(blocks: readonly Block[], taken: ReadonlySet<number>): string {
  const lines: string[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'text' || block.aside === true || taken.has(index)) continue
    const heading = sectionOfHeading(block.text) === null ? inlineHeadings(block.text)[0] : { at: 0 }
    lines.push(heading === undefined ? block.text : block.text.slice(0, heading.at))
    if (heading !== undefined) return lines.join('\n').trim().slice(-LONGEST_PREAMBLE)
  }
  return ''
}
