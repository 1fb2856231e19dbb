/** Rich strings of XLSX: runs joined, phonetic guides left out, raised runs kept apart as marks. */
import { MARK, withoutMarks } from './doc-model.ts'
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'

export interface RichText {
  readonly text: string
  readonly marks: readonly string[]
}

/** Character data of the element just opened; Excel writes control characters as `_x000D_`. */
export function readCharacters(scanner: XmlScanner): string {
  const depth = scanner.depth()
  let text = ''
  for (;;) {
    const event = scanner.next()
    if (event === 'text') text += scanner.text()
    else if (event === 'end' || (event === 'close' && scanner.depth() === depth)) break
  }
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function isRaised(scanner: XmlScanner): boolean {
  let raised = false
  eachInside(scanner, (name) => {
    if (name === 'vertAlign') raised = /^(super|sub)script$/.test(scanner.attribute('val') ?? '')
  })
  return raised
}

/** Reads the `si` or `is` just opened. */
export function readRichText(scanner: XmlScanner): RichText {
  let text = ''
  let raised = false
  const marks: string[] = []
  eachInside(scanner, (name) => {
    if (name === 'rPh') scanner.skip()
    else if (name === 'r') raised = false
    else if (name === 'rPr') raised = isRaised(scanner)
    else if (name === 't') {
      const words = readCharacters(scanner)
      const isMark = raised && words.trim() !== '' && words.trim().length <= 6
      if (isMark) marks.push(words.trim())
      text += isMark ? MARK : words
    }
  })
  // A string that is nothing but a raised figure must not pass for blank.
  const shown = withoutMarks(text)
  return shown.trim() === '' && marks.length > 0
    ? { text: marks.join(' '), marks: [] }
    : { text: shown, marks }
}

/** The table of shared strings; empty where the book has none. */
export function readSharedStrings(bytes: Uint8Array | null): RichText[] {
  if (!bytes) return []
  const strings: RichText[] = []
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event === 'open' && scanner.name() === 'si') strings.push(readRichText(scanner))
  }
  return strings
}
