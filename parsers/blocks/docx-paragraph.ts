/** One paragraph: runs, links and formulas in order. Whatever only wraps them (insertions, controls) is transparent. */
import { type Paragraph, withoutMarks } from './doc-model.ts'
import { type DocxContext, newParagraph, type ParagraphDraft } from './docx-context.ts'
import { readDrawing } from './docx-drawing.ts'
import { readRun } from './docx-run.ts'
import { readOutline, readRunLook } from './docx-styles.ts'
import { eachInside } from './docx-visible.ts'

function readProperties(context: DocxContext, draft: ParagraphDraft): void {
  const raw = context.scanner.raw
  let outline: number | null | undefined
  let style: string | null = null
  eachInside(raw, (name) => {
    if (name === 'w:pPrChange' || name === 'w:sectPr') return raw.skip()
    if (name === 'w:pStyle') style = raw.attribute('w:val')
    else if (name === 'w:outlineLvl') outline = readOutline(raw)
    else if (name === 'w:rPr') {
      const mark = readRunLook(raw)
      draft.joinsNext ||= mark.gone || mark.hidden === true
    }
  })
  const look = context.file.styles.look(style)
  draft.outline = outline === undefined ? look.outline : outline
  draft.hidden = look.hidden ?? false
  draft.raised = look.raised ?? false
}

/** Formulas of plain symbols are text; a fraction or a root is a picture of numbers, never digits in a row. */
function readFormula(context: DocxContext, draft: ParagraphDraft): void {
  const { scanner } = context
  const words: string[] = []
  let structured = false
  let inText = 0
  const depth = scanner.depth()
  for (;;) {
    const event = scanner.next()
    if (event === 'end' || (event === 'close' && scanner.depth() === depth)) break
    if (event === 'text' && inText > 0) words.push(scanner.text())
    if (event !== 'text' && scanner.name() === 'm:t') inText += event === 'open' ? 1 : -1
    if (event === 'open' && !/^(m:(r|t|rPr|sty|nor|scr|lit|ctrlPr)|w:.*)$/.test(scanner.name()))
      structured = true
  }
  if (structured) draft.pictures.push({ url: 'formula', alt: words.join(' ') })
  else draft.text.push(words.join(''))
}

function readLink(context: DocxContext, draft: ParagraphDraft): void {
  const id = context.scanner.attribute('r:id')
  const from = draft.text.length
  readInline(context, draft)
  const relation = id === null ? undefined : context.file.relation(id)
  if (relation?.external) {
    context.links.push({ href: relation.target, text: withoutMarks(draft.text.slice(from).join('')).trim() })
  }
}

function readInline(context: DocxContext, draft: ParagraphDraft): void {
  eachInside(context.scanner, (name) => {
    if (name === 'w:pPr') readProperties(context, draft)
    else if (name === 'w:r') readRun(context, draft)
    else if (name === 'w:hyperlink') readLink(context, draft)
    else if (name === 'm:oMath') readFormula(context, draft)
    else if (name === 'w:drawing' || name === 'w:pict') readDrawing(context, draft)
  })
}

/** Reads the `w:p` just opened, going on in `begun` where the paragraph before has lost its mark. */
export function readParagraph(context: DocxContext, begun: ParagraphDraft | null): ParagraphDraft {
  const draft = begun ?? newParagraph()
  draft.joinsNext = false
  readInline(context, draft)
  return draft
}

/** The finished paragraph of a draft. */
export function finishParagraph(draft: ParagraphDraft): Paragraph {
  return {
    kind: 'paragraph',
    text: draft.text.join(''),
    heading: draft.outline !== null,
    marks: draft.marks,
    pictures: draft.pictures,
    ...(draft.struck ? { struck: true } : {}),
  }
}
