/** Table structure: which rows, groups and cells a start or end tag opens and closes by the standard. */
import { giveUp } from './scan-irregular.ts'
import { closeImplied } from './scan-scope.ts'
import { addElement, close, open, openImplied, type Scan } from './scan-state.ts'
import { KIND, type Kind, knownTag, type Tag } from './scan-tags.ts'

const BODY_GROUP = knownTag('tbody')
const ROW = knownTag('tr')
const COLUMNS = knownTag('colgroup')

/** Whether only table structure may stand directly in the open element. */
export const isStructure = (kind: Kind): boolean => kind >= KIND.table

/** Closes an open cell before the structure around it goes on. */
function leaveCell(scan: Scan, end: number): void {
  closeImplied(scan, end)
  if (scan.tag.kind !== KIND.cell) giveUp('table structure outside a table')
  close(scan, end)
}

/** Opens the structure that `kind` needs, one step: false where it may be placed now. */
function prepare(scan: Scan, kind: Kind, start: number): boolean {
  const place = scan.tag.kind
  if (place === KIND.columns) {
    if (kind === KIND.col) return false
    close(scan, start)
  } else if (place === KIND.row) {
    if (kind === KIND.cell) return false
    close(scan, start)
  } else if (place === KIND.rowGroup) {
    if (kind === KIND.row) return false
    if (kind === KIND.cell) openImplied(scan, ROW)
    else close(scan, start)
  } else if (kind === KIND.row || kind === KIND.cell) openImplied(scan, BODY_GROUP)
  else if (kind === KIND.col) openImplied(scan, COLUMNS)
  else return false
  return true
}

/** A start tag of table structure: col, td, th, caption, tbody, thead, tfoot, tr, colgroup. */
export function startStructure(scan: Scan, tag: Tag, start: number): void {
  if (!isStructure(scan.tag.kind)) leaveCell(scan, start)
  let isPlaced = false
  while (!isPlaced) isPlaced = !prepare(scan, tag.kind, start)
  if (tag.kind === KIND.col) addElement(scan, tag, start)
  else open(scan, tag, start)
}

/** An end tag of table structure; what stands open inside ends where the tag starts. */
export function endStructure(scan: Scan, tag: Tag, start: number, end: number): void {
  const { kind } = tag
  if (kind === KIND.cell || kind === KIND.caption) closeImplied(scan, start)
  else if (!isStructure(scan.tag.kind)) leaveCell(scan, start)
  if (kind === KIND.table && scan.tag.kind === KIND.columns) close(scan, start)
  if ((kind === KIND.table || kind === KIND.rowGroup) && scan.tag.kind === KIND.row) close(scan, start)
  if (kind === KIND.table && scan.tag.kind === KIND.rowGroup) close(scan, start)
  if (scan.tag !== tag) giveUp('an end of table structure without its start')
  close(scan, end)
}
