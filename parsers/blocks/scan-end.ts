/** End tags in the body: each must end the open element, or what the standard closes with it. */
import { startOf, UNKNOWN } from './html-tree.ts'
import { giveUp } from './scan-irregular.ts'
import { tagNameEnd } from './scan-names.ts'
import { closeTag } from './scan-scope.ts'
import { close, MODE, type Scan } from './scan-state.ts'
import { endStructure, isStructure } from './scan-table.ts'
import { KIND, knownTag, type Tag } from './scan-tags.ts'

const FORM = knownTag('form')

function endForm(scan: Scan, start: number, end: number): void {
  if (!scan.hasForm) giveUp('an end of a form without its start')
  scan.hasForm = false
  closeTag(scan, FORM, start, end)
}

/** `</select>` closes the option open in it; `</option>` closes only an option. */
function endChoice(scan: Scan, tag: Tag, start: number, end: number): void {
  if (tag.kind === KIND.select && scan.tag.kind === KIND.option) close(scan, start)
  if (scan.tag.kind !== tag.kind) giveUp('an end of a choice without its start')
  close(scan, end)
}

function endPage(scan: Scan, tag: Tag): void {
  const { kind } = scan.tag
  if (scan.tables > 0 || kind === KIND.select || kind === KIND.option) giveUp('the page ends within a table')
  scan.mode = tag.kind === KIND.html ? MODE.end : MODE.afterBody
}

/** Elements without content are never open, so the standard ignores their ends; but `</br>` is a line break. */
function ignoreEnd(scan: Scan, tag: Tag): void {
  if (tag.name === 'br' || scan.tag.kind === KIND.pre) giveUp(`</${tag.name}> here`)
}

const nameAt = ({ html, tree }: Scan, from: number): string =>
  html.slice(from, tagNameEnd(tree.codes, from)).toLowerCase()

/** Whether the end tag at `start` and the open element, of a tag we do not know, have the same name in any case. */
function isSameName(scan: Scan, start: number): boolean {
  const opened = startOf(scan.tree, scan.current) + 1
  return nameAt(scan, opened) === nameAt(scan, start + 2)
}

function endContent(scan: Scan, tag: Tag, start: number, end: number): void {
  switch (tag.kind) {
    case KIND.ordinary:
    case KIND.format:
    case KIND.anchor:
      if (scan.tag !== tag || (tag.id === UNKNOWN && !isSameName(scan, start)))
        giveUp(`</${tag.name}> without its start`)
      close(scan, end)
      break
    case KIND.empty:
    case KIND.emptyHead:
    case KIND.rule:
      ignoreEnd(scan, tag)
      break
    case KIND.html:
    case KIND.body:
      endPage(scan, tag)
      break
    case KIND.form:
      endForm(scan, start, end)
      break
    case KIND.raw:
    case KIND.rawEscaped:
    case KIND.head:
    case KIND.col:
    case KIND.refused:
      giveUp(`</${tag.name}> here`)
      break
    default:
      closeTag(scan, tag, start, end)
  }
}

/** Ends the element of an end tag that stands from `start` to `end`. */
export function endInBody(scan: Scan, tag: Tag, start: number, end: number): void {
  const { kind } = tag
  const place = scan.tag.kind
  if (kind >= KIND.cell) endStructure(scan, tag, start, end)
  else if (isStructure(place)) giveUp('an end tag between cells')
  else if (kind === KIND.select || kind === KIND.option) endChoice(scan, tag, start, end)
  else if (place === KIND.select || place === KIND.option) giveUp('an end tag in a list of choices')
  else endContent(scan, tag, start, end)
}
