/**
 * One paragraph of an OpenDocument text: words, spaces, breaks, links and pictures as they are seen. Notes leave their
 * marks, hidden and deleted words nothing, struck-out words a doubt.
 */
import type { Link } from '../../src/domain/block.ts'
import { type Content, MARK, type Paragraph, type Picture, withoutMarks } from './doc-model.ts'
import type { XmlScanner } from './docx-xml.ts'
import type { OdfLook, OdfStyles } from './odf-styles.ts'

export interface OdfContext {
  readonly scanner: XmlScanner
  readonly styles: OdfStyles
  readonly links: Link[]
  /** Paragraphs met so far. */
  paragraphs: number
  /** Text boxes met so far. */
  boxes: number
  /** Reads the blocks inside the element just opened. */
  readonly readStory: () => Content[]
}

/** Words that are not the document's: notes of readers, readings of characters, indexes of what was deleted. */
const UNSEEN = new Set([
  'office:annotation',
  'text:ruby-text',
  'text:note-body',
  'text:tracked-changes',
  'text:hidden-text',
  'office:event-listeners',
  'svg:title',
  'svg:desc',
])

/** Longer raised words are text, not a mark. */
const LONGEST_MARK = 6
const MOST_SPACES = 200

interface Draft {
  text: string
  struck: boolean
  readonly marks: string[]
  readonly pictures: Picture[]
  readonly boxes: Content[]
}

function addText(draft: Draft, words: string, look: OdfLook): void {
  if (look.hidden === true) return
  if (look.struck === true) {
    draft.struck ||= words.trim() !== ''
    return
  }
  const isMark = look.raised === true && words.trim() !== '' && words.trim().length <= LONGEST_MARK
  if (isMark) draft.marks.push(words.trim())
  draft.text += isMark ? MARK : words
}

function addElement(context: OdfContext, draft: Draft, name: string, look: OdfLook): void {
  const { scanner } = context
  if (name === 'text:s') {
    const count = Number(scanner.attribute('text:c') ?? '1')
    addText(draft, ' '.repeat(Math.min(MOST_SPACES, Math.max(1, count || 1))), look)
  } else if (name === 'text:tab') addText(draft, ' ', look)
  else if (name === 'text:line-break') addText(draft, '\n', look)
  else if (name === 'draw:image')
    draft.pictures.push({ url: scanner.attribute('xlink:href') ?? 'picture', alt: '' })
  else if (name === 'draw:object')
    draft.pictures.push({ url: scanner.attribute('xlink:href') ?? 'object', alt: '' })
  else if (name === 'draw:text-box') {
    context.boxes += 1
    draft.boxes.push(...context.readStory())
  }
}

/** The look inside an element: its own style over that around it. */
function lookInside(context: OdfContext, name: string, outer: OdfLook): OdfLook {
  if (name === 'text:note-citation') return { ...outer, raised: true }
  const style = name === 'text:span' ? context.scanner.attribute('text:style-name') : null
  return style === null ? outer : { ...outer, ...context.styles.look(style) }
}

/** Reads the `text:p` or `text:h` just opened: the paragraph and what its text boxes hold. */
export function readOdfParagraph(context: OdfContext): readonly Content[] {
  const { scanner, styles } = context
  const heading = scanner.name() === 'text:h'
  const depth = scanner.depth()
  const draft: Draft = { text: '', struck: false, marks: [], pictures: [], boxes: [] }
  const looks: OdfLook[] = [styles.look(scanner.attribute('text:style-name'))]
  const links: { href: string; from: number; depth: number }[] = []
  for (;;) {
    const event = scanner.next()
    const look = looks.at(-1) ?? {}
    if (event === 'end' || (event === 'close' && scanner.depth() === depth)) break
    if (event === 'text') addText(draft, scanner.text().replaceAll(/\s+/gu, ' '), look)
    else if (event === 'close') {
      looks.pop()
      const link = links.at(-1)?.depth === scanner.depth() ? links.pop() : undefined
      if (link)
        context.links.push({ href: link.href, text: withoutMarks(draft.text.slice(link.from)).trim() })
    } else if (UNSEEN.has(scanner.name())) scanner.skip()
    else {
      const name = scanner.name()
      const href = name === 'text:a' ? scanner.attribute('xlink:href') : null
      if (href !== null) links.push({ href, from: draft.text.length, depth: scanner.depth() })
      // A text box is read to its end here, and closes nothing below.
      if (name !== 'draw:text-box') looks.push(lookInside(context, name, look))
      addElement(context, draft, name, look)
    }
  }
  const paragraph: Paragraph = {
    kind: 'paragraph',
    text: draft.text,
    heading,
    marks: draft.marks,
    pictures: draft.pictures,
    ...(draft.struck ? { struck: true } : {}),
  }
  return [paragraph, ...draft.boxes]
}
