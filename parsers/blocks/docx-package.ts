/** The parts of a DOCX container: which one is the document, what its relationships name, its styles. */
import { ParseError } from '../../src/domain/errors.ts'
import { partOfType, type Relation, readRelations } from './docx-relations.ts'
import { type DocxStyles, readStyles } from './docx-styles.ts'
import type { ZipArchive } from './zip.ts'

export interface DocxPackage {
  /** The XML of the document part. */
  readonly xml: Uint8Array
  readonly styles: DocxStyles
  readonly relation: (id: string) => Relation | undefined
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
  return { xml: bytes, styles: readStyles(styles), relation: (id) => known().get(id) }
}
