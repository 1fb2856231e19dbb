/** Relationships of the parts of an office container (DOCX, XLSX): which part or URL an id stands for. */
import { scanXml } from './docx-xml.ts'
import type { ZipArchive } from './zip.ts'

export interface Relation {
  readonly type: string
  /** Path of the part within the container, or the URL of an external target. */
  readonly target: string
  readonly external: boolean
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

/** Relationships of a part (`''`: of the container itself) by id; none where the container states none. */
export function readRelations(zip: ZipArchive, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const bytes = zip.read(`${folder}_rels/${part.slice(slash)}.rels`)
  const relations = new Map<string, Relation>()
  if (!bytes) return relations
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open' || scanner.name() !== 'Relationship') continue
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

/** Path of the first inner part whose relationship type ends so. */
export function partOfType(relations: ReadonlyMap<string, Relation>, ending: string): string | undefined {
  return [...relations.values()].find((relation) => !relation.external && relation.type.endsWith(ending))
    ?.target
}
