/** Start tags in the body, by the standard's "in body" rules; what would need repair is given up. */
import { giveUp } from './scan-irregular.ts'
import { closeItem, closeParagraph, inAnchor } from './scan-scope.ts'
import { addElement, close, open, type Scan } from './scan-state.ts'
import { isStructure, startStructure } from './scan-table.ts'
import { KIND, type Tag } from './scan-tags.ts'

function startInSelect(scan: Scan, tag: Tag, start: number): void {
  if (tag.kind !== KIND.option) giveUp('more than options in a list of choices')
  if (scan.tag.kind === KIND.option) close(scan, start)
  open(scan, tag, start)
}

function startForm(scan: Scan, tag: Tag, start: number): void {
  if (scan.hasForm) giveUp('forms that nest')
  closeParagraph(scan, start)
  open(scan, tag, start)
  scan.hasForm = true
}

function startBlock(scan: Scan, tag: Tag, start: number): void {
  if (tag.kind === KIND.listItem || tag.kind === KIND.definition) closeItem(scan, tag.kind, start)
  // Without a doctype of our time, a table may stand in a paragraph.
  if (tag.kind !== KIND.table || !scan.quirks) closeParagraph(scan, start)
  if (tag.kind === KIND.heading && scan.tag.kind === KIND.heading) close(scan, start)
  if (tag.kind === KIND.rule) addElement(scan, tag, start)
  else open(scan, tag, start)
}

function startBetweenCells(scan: Scan, tag: Tag, start: number): void {
  if (scan.tag.kind === KIND.columns || (tag.name !== 'script' && tag.name !== 'style'))
    giveUp('content between cells')
  open(scan, tag, start)
}

/** Rules of content that stands where any content may stand. */
function startContent(scan: Scan, tag: Tag, start: number): void {
  switch (tag.kind) {
    case KIND.empty:
    case KIND.emptyHead:
      addElement(scan, tag, start)
      break
    case KIND.anchor:
      if (inAnchor(scan)) giveUp('links that nest')
      open(scan, tag, start)
      break
    case KIND.button:
      if (scan.buttons > 0) giveUp('buttons that nest')
      open(scan, tag, start)
      break
    case KIND.ordinary:
    case KIND.format:
    case KIND.scoped:
    case KIND.select:
    case KIND.raw:
    case KIND.rawEscaped:
      open(scan, tag, start)
      break
    case KIND.form:
      startForm(scan, tag, start)
      break
    case KIND.option:
    case KIND.html:
    case KIND.head:
    case KIND.body:
    case KIND.refused:
      giveUp(`<${tag.name}> here`)
      break
    default:
      startBlock(scan, tag, start)
  }
}

/** Opens (or adds, where it has no content) the element of a start tag that begins at `start`. */
export function startInBody(scan: Scan, tag: Tag, start: number): void {
  const { kind } = tag
  const place = scan.tag.kind
  if (kind >= KIND.col && kind !== KIND.table) startStructure(scan, tag, start)
  else if (isStructure(place)) startBetweenCells(scan, tag, start)
  else if (place === KIND.select || place === KIND.option) startInSelect(scan, tag, start)
  else startContent(scan, tag, start)
}
