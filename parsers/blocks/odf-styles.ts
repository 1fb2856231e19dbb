/** The looks of OpenDocument styles that decide whether a text is seen: hidden, struck out, raised; tables and rows that are not shown. */
import { eachInside } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'

export interface OdfLook {
  readonly hidden?: boolean
  readonly struck?: boolean
  readonly raised?: boolean
}

interface Style extends OdfLook {
  readonly parent: string | null
}

export interface OdfStyles {
  /** The look of a style with all it inherits; nothing for an unknown name. */
  readonly look: (name: string | null) => OdfLook
}

/** A chain of styles is a few long; a circle would be endless. */
const MOST_PARENTS = 20

function textLook(scanner: XmlScanner): OdfLook {
  const line = scanner.attribute('style:text-line-through-style')
  const type = scanner.attribute('style:text-line-through-type')
  const position = scanner.attribute('style:text-position')
  const display = scanner.attribute('text:display')
  return {
    ...(display === null ? {} : { hidden: display === 'none' }),
    ...(line === null && type === null ? {} : { struck: (line ?? type) !== 'none' }),
    ...(position === null ? {} : { raised: /^(?:super|sub|-?[1-9])/u.test(position) }),
  }
}

function readStyle(scanner: XmlScanner): Style {
  const parent = scanner.attribute('style:parent-style-name')
  let look: OdfLook = {}
  eachInside(scanner, (name) => {
    if (name === 'style:text-properties') look = { ...look, ...textLook(scanner) }
    else if (name === 'style:table-properties' && scanner.attribute('table:display') === 'false')
      look = { ...look, hidden: true }
  })
  return { parent, ...look }
}

/** Reads the styles of parts of one document, later parts going before. */
export function readOdfStyles(parts: readonly Uint8Array[]): OdfStyles {
  const styles = new Map<string, Style>()
  for (const part of parts) {
    const scanner = scanXml(part)
    for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
      if (event !== 'open') continue
      if (scanner.name() === 'office:body') scanner.skip()
      else if (scanner.name() === 'style:style')
        styles.set(scanner.attribute('style:name') ?? '', readStyle(scanner))
    }
  }
  const look = (name: string | null): OdfLook => {
    let found: OdfLook = {}
    let style = name === null ? undefined : styles.get(name)
    for (let at = 0; style !== undefined && at < MOST_PARENTS; at += 1) {
      const { parent, ...own } = style
      found = { ...own, ...found }
      style = parent === null ? undefined : styles.get(parent)
    }
    return found
  }
  return { look }
}
