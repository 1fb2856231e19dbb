/**
 * The events of a Word story that a reader of the accepted document sees: deletions, moved-away text, field codes, old
 * properties and the second copy of alternate content are passed over. Tags that only wrap stay transparent to readers.
 */
import type { XmlEvent, XmlScanner } from './docx-xml.ts'

/** The scanner whose `next` shows only what stands; `raw` is the same scanner unfiltered, for property elements. */
export interface VisibleScanner extends XmlScanner {
  readonly raw: XmlScanner
}

const UNSEEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:ffData',
  'w:rt',
  'w:sectPr',
  'w:tblGridChange',
  'w:tblPrEx',
  'w:binData',
  'w:footnote',
  'w:endnote',
])

/** Word 2003 puts tracked changes, comments and bookmarks into one element; of these only insertions stand. */
const isWithdrawn = (raw: XmlScanner): boolean =>
  raw.name() === 'aml:annotation' && raw.attribute('w:type') !== 'Word.Insertion'

/** Wraps a scanner; both share their place in the text. */
export function visibleEvents(raw: XmlScanner): VisibleScanner {
  /** Open `mc:AlternateContent` elements: true once one of its choices was taken. */
  const alternates: boolean[] = []

  const unseen = (name: string): boolean => {
    if (UNSEEN.has(name)) return true
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false
    const taken = alternates[alternates.length - 1] ?? false
    alternates[alternates.length - 1] = true
    return taken
  }

  const next = (): XmlEvent => {
    for (;;) {
      const event = raw.next()
      if (event === 'open') {
        if (unseen(raw.name()) || isWithdrawn(raw)) {
          raw.skip()
          continue
        }
        if (raw.name() === 'mc:AlternateContent') alternates.push(false)
      } else if (event === 'close' && raw.name() === 'mc:AlternateContent') {
        alternates.pop()
      }
      return event
    }
  }
  return { ...raw, next, raw }
}

/** Calls `visit` at every element opened inside the one just opened, until that one closes. `visit` may read further. */
export function eachInside(scanner: XmlScanner, visit: (name: string) => void): void {
  const depth = scanner.depth()
  for (;;) {
    const event = scanner.next()
    if (event === 'end' || (event === 'close' && scanner.depth() === depth)) return
    if (event === 'open') visit(scanner.name())
  }
}

/** The value of an on/off property: on unless it says otherwise. */
export function isOn(scanner: XmlScanner): boolean {
  return !['0', 'false', 'off', 'none'].includes(scanner.attribute('w:val') ?? '1')
}
