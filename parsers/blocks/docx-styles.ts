/** The few things a style decides for the reading: hidden text, raised text, and the outline level of headings. */
import { eachInside, isOn } from './docx-visible.ts'
import { scanXml, type XmlScanner } from './docx-xml.ts'

export interface RunLook {
  /** Null where the properties say nothing about it. */
  readonly hidden: boolean | null
  /** Raised or lowered text: note marks, exponents. Null where nothing is said. */
  readonly raised: boolean | null
  /** Struck out: no longer said, though still to be seen. Null where nothing is said. */
  readonly struck: boolean | null
}

interface StyleLook extends RunLook {
  /** 0 is the highest heading; null for body text. */
  readonly outline: number | null
}

export interface DocxStyles {
  /** Look of a style by its id, its ancestors' looks included. */
  readonly look: (id: string | null) => StyleLook
}

const PLAIN: StyleLook = { hidden: null, raised: null, struck: null, outline: null }

/** Reads the run properties (`w:rPr`) just opened. */
export function readRunLook(
  scanner: XmlScanner,
): RunLook & { readonly style: string | null; readonly gone: boolean } {
  let hidden: boolean | null = null
  let raised: boolean | null = null
  let struck: boolean | null = null
  let style: string | null = null
  let gone = false
  eachInside(scanner, (name) => {
    if (name === 'w:rPrChange') scanner.skip()
    else if (name === 'w:vanish') hidden = isOn(scanner)
    else if (name === 'w:strike' || name === 'w:dstrike') struck = struck === true || isOn(scanner)
    else if (name === 'w:vertAlign') raised = /^(super|sub)script$/.test(scanner.attribute('w:val') ?? '')
    else if (name === 'w:rStyle') style = scanner.attribute('w:val')
    else if (name === 'w:del' || name === 'w:moveFrom') gone = true
  })
  return { hidden, raised, struck, style, gone }
}

/** Outline level of a `w:outlineLvl` just opened; 9 means body text. */
export function readOutline(scanner: XmlScanner): number | null {
  const level = Number(scanner.attribute('w:val') ?? '9')
  return level >= 0 && level < 9 ? level : null
}

/** Some writers leave the level to the built-in names of the heading styles. */
function outlineByName(name: string): number | null {
  const match = /^(?:heading ([1-9])|title)$/i.exec(name)
  return match ? Number(match[1] ?? 1) - 1 : null
}

function readStyle(scanner: XmlScanner): StyleLook & { readonly parent: string | null } {
  let parent: string | null = null
  let look: RunLook = PLAIN
  let outline: number | null = null
  eachInside(scanner, (name) => {
    if (name === 'w:name') outline ??= outlineByName(scanner.attribute('w:val') ?? '')
    else if (name === 'w:basedOn') parent = scanner.attribute('w:val')
    else if (name === 'w:outlineLvl') outline = readOutline(scanner)
    else if (name === 'w:rPr') look = readRunLook(scanner)
    else if (name === 'w:tblStylePr') scanner.skip()
  })
  return { hidden: look.hidden, raised: look.raised, struck: look.struck, outline, parent }
}

/** Styles of a document from the bytes of its styles part; a document without one has only plain text. */
export function readStyles(bytes: Uint8Array | null): DocxStyles {
  if (!bytes) return { look: () => PLAIN }
  const own = new Map<string, StyleLook & { readonly parent: string | null }>()
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open' || scanner.name() !== 'w:style') continue
    const id = scanner.attribute('w:styleId')
    const style = readStyle(scanner)
    if (id !== null) own.set(id, style)
  }
  const look = (id: string | null): StyleLook => {
    let result = PLAIN
    let at = id
    // Bounded, because a hostile style may be based on itself.
    for (let step = 0; step < 20 && at !== null; step++) {
      const style = own.get(at)
      if (!style) break
      result = {
        hidden: result.hidden ?? style.hidden,
        raised: result.raised ?? style.raised,
        struck: result.struck ?? style.struck,
        outline: result.outline ?? style.outline,
      }
      at = style.parent
    }
    return result
  }
  return { look }
}
