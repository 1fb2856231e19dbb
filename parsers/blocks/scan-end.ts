/** End tags in the body: each must end the open element, or what the standard closes with it. */
import { giveUp } from './scan-irregular.ts'
import { closeNamed } from './scan-scope.ts'
import { close, MODE, type Scan } from './scan-state.ts'
import { endStructure, isStructure } from './scan-table.ts'
import { KIND, type Tag } from './scan-tags.ts'

function endForm(scan: Scan, start: number, end: number): void {
  const { form } = scan
  scan.form = null
  if (form === null) giveUp('an end of a form without its start')
  closeNamed(scan, 'form', start, end)
}

/** `</select>` closes the option open in it; `</option>` closes only an option. */
function endChoice(scan: Scan, tag: Tag, start: number, end: number): void {
  if (tag.kind === KIND.select && scan.current.tag.kind === KIND.option) close(scan, start)
  if (scan.current.tag.kind !== tag.kind) giveUp('an end of a choice without its start')
  close(scan, end)
}

function endPage(scan: Scan, tag: Tag): void {
  const { kind } = scan.current.tag
  if (scan.tables > 0 || kind === KIND.select || kind === KIND.option) giveUp('the page ends within a table')
  scan.mode = tag.kind === KIND.html ? MODE.end : MODE.afterBody
}

/** Elements without content are never open, so the standard ignores their ends; but `</br>` is a line break. */
function ignoreEnd(scan: Scan, tag: Tag): void {
  if (tag.name === 'br' || scan.current.tag.kind === KIND.pre) giveUp(`</${tag.name}> here`)
}

function endContent(scan: Scan, tag: Tag, start: number, end: number): void {
  switch (tag.kind) {
    case KIND.ordinary:
    case KIND.format:
    case KIND.anchor:
      if (scan.current.name !== tag.name) giveUp(`</${tag.name}> without its start`)
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
      closeNamed(scan, tag.name, start, end)
  }
}

/** Ends the element of an end tag that stands from `start` to `end`. */
export function endInBody(scan: Scan, tag: Tag, start: number, end: number): void {
  const { kind } = tag
  const place = scan.current.tag.kind
  if (kind >= KIND.cell) endStructure(scan, tag, start, end)
  else if (isStructure(place)) giveUp('an end tag between cells')
  else if (kind === KIND.select || kind === KIND.option) endChoice(scan, tag, start, end)
  else if (place === KIND.select || place === KIND.option) giveUp('an end tag in a list of choices')
  else endContent(scan, tag, start, end)
}
