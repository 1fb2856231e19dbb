/**
 * One run of a paragraph: its text in the order it is shown. Hidden runs and field codes give nothing, raised text and
 * note references become marks, so that `12` with the note 3 is never read as 123.
 */
import { MARK } from './doc-model.ts'
import { symbolText } from './doc-symbol.ts'
import type { DocxContext, ParagraphDraft } from './docx-context.ts'
import { readDrawing } from './docx-drawing.ts'
import { readRunLook } from './docx-styles.ts'
import { eachInside } from './docx-visible.ts'

/** A raised text longer than this is no note mark but text that somebody raised. */
const LONGEST_MARK = 6

function readText(context: DocxContext): string {
  const { scanner } = context
  const depth = scanner.depth()
  let text = ''
  for (;;) {
    const event = scanner.next()
    if (event === 'text') text += scanner.text()
    else if (event === 'end' || (event === 'close' && scanner.depth() === depth)) return text
  }
}

function turnField(context: DocxContext): void {
  const { fields, scanner } = context
  const type = scanner.attribute('w:fldCharType')
  if (type === 'begin') fields.push('code')
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result'
  else if (type === 'end') fields.pop()
}

function symbol(context: DocxContext): string {
  const { scanner } = context
  return symbolText(scanner.attribute('w:font'), Number.parseInt(scanner.attribute('w:char') ?? '', 16) || 0)
}

/** Text that an element stands for by itself; null for elements that are not text. */
function standsFor(context: DocxContext, name: string): string | null {
  switch (name) {
    case 'w:t':
      return readText(context)
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:br':
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '-'
    case 'w:sym':
      return symbol(context)
    default:
      return null
  }
}

interface RunState {
  readonly hidden: boolean
  readonly raised: boolean
  readonly struck: boolean
}

function addMark(draft: ParagraphDraft, mark: string): void {
  if (mark === '') return
  draft.marks.push(mark)
  draft.text.push(MARK)
}

/** Whether the run just opened is shown, and whether it is raised; reads its properties when it comes to them. */
function look(context: DocxContext, draft: ParagraphDraft): RunState {
  const own = readRunLook(context.scanner.raw)
  const style = context.file.styles.look(own.style)
  return {
    // Hidden is a toggle: two styles that both set it undo each other.
    hidden: own.hidden ?? draft.hidden !== (style.hidden ?? false),
    raised: own.raised ?? style.raised ?? draft.raised,
    struck: own.struck ?? style.struck ?? false,
  }
}

/** Reads the `w:r` just opened into the draft. */
export function readRun(context: DocxContext, draft: ParagraphDraft): void {
  let state: RunState = { hidden: draft.hidden, raised: draft.raised, struck: false }
  let custom = false
  const words: string[] = []
  eachInside(context.scanner, (name) => {
    if (name === 'w:rPr') {
      state = look(context, draft)
      return
    }
    if (name === 'w:fldChar') return turnField(context)
    if (state.hidden || (context.trustsFields && context.fields.includes('code'))) return
    if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') return readDrawing(context, draft)
    if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      context.notes++
      custom = hasCustomMark(context)
      if (!custom) addMark(draft, String(context.notes))
      return
    }
    words.push(standsFor(context, name) ?? '')
  })
  const text = words.join('')
  if (text === '') return
  if (state.struck) draft.struck ||= text.trim() !== ''
  else if (custom || (state.raised && text.trim().length <= LONGEST_MARK)) addMark(draft, text.trim())
  else draft.text.push(text)
}

function hasCustomMark(context: DocxContext): boolean {
  return !['0', 'false', 'off'].includes(context.scanner.attribute('w:customMarkFollows') ?? '0')
}
