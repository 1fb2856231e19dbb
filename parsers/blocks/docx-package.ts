/** The parts of a DOCX container: which one is the document, what its relationships name, its styles. */
import { ParseError } from '../../src/domain/errors.ts'
import { type DocxStyles, readStyles } from './docx-styles.ts'
import { decodeXml, scanXml } from './docx-xml.ts'
import type { ZipArchive } from './zip.ts'

export interface Relation {
  readonly type: string
  /** Path of the part within the container, or the URL of an external target. */
  readonly target: string
  readonly external: boolean
}

export interface DocxPackage {
  /** Decoded XML of the document part. */
  readonly xml: string
  readonly styles: DocxStyles
  readonly relation: (id: string) => Relation | undefined
}

/** Path of a relationship target as seen from the folder of its source part. */
function resolveTarget(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function readRelations(zip: ZipArchive, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const bytes = zip.read(`${folder}_rels/${part.slice(slash)}.rels`)
  const relations = new Map<string, Relation>()
  if (!bytes) return relations
  const scanner = scanXml(decodeXml(bytes))
  if (scanner.next() === 'end') return relations
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open' || !/(^|:)Relationship$/.test(scanner.name())) continue
    const target = scanner.attribute('Target') ?? ''
    const external = scanner.attribute('TargetMode') === 'External'
    relations.set(scanner.attribute('Id') ?? '', {
      type: scanner.attribute('Type') ?? '',
      target: external ? target : resolveTarget(folder, target),
      external,
    })
  }
  return relations
}

function partOfType(relations: ReadonlyMap<string, Relation>, ending: string): string | undefined {
  return [...relations.values()].find((relation) => !relation.external && relation.type.endsWith(ending))
    ?.target
}

/** Opens the document part and what it needs. Throws `ParseError` where the container holds no Word document. */
export function openDocx(zip: ZipArchive): DocxPackage {
  const main = partOfType(readRelations(zip, ''), '/officeDocument') ?? 'word/document.xml'
  const bytes = zip.read(main)
  if (!bytes) throw new ParseError('docx_no_document', 'the container holds no Word document')
  // Read only when asked for: many reports have neither links nor pictures.
  let relations: Map<string, Relation> | null = null
  const known = () => {
    relations ??= readRelations(zip, main)
    return relations
  }
  const stylesPart = partOfType(known(), '/styles')
  const styles = stylesPart ? zip.read(stylesPart) : null
  return { xml: decodeXml(bytes), styles: readStyles(styles), relation: (id) => known().get(id) }
}
