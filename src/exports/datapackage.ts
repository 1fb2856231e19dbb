/** `datapackage.json` (Frictionless): what each file of a release is, column by column. No clock: same release, same bytes. */
import type { Export } from './export.ts'
import type { WrittenFile } from './sink.ts'
import type { ExportColumn, ExportTable } from './table.ts'

/** What a release says about itself; filters, version and the like go into `about`. */
export interface ReleaseMeta {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Facts of this release (years, regions, schema version), printed as they are. */
  readonly about?: Readonly<Record<string, unknown>>
}

export interface WrittenTable {
  readonly table: Omit<ExportTable, 'rows'>
  readonly file: WrittenFile
  readonly rows: number
}

/** The text of `datapackage.json`. */
export function datapackageText(format: Export, meta: ReleaseMeta, written: readonly WrittenTable[]): string {
  const described = {
    profile: 'data-package',
    name: meta.name,
    title: meta.title,
    description: meta.description,
    ...(meta.about === undefined ? {} : { about: meta.about }),
    resources: written.map((one) => resource(format, one)),
  }
  return `${JSON.stringify(described, null, 2)}\n`
}

function resource(format: Export, { table, file, rows }: WrittenTable): Record<string, unknown> {
  return {
    name: table.name,
    path: file.path,
    description: table.description,
    ...format.resource,
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    rows,
    schema: { fields: table.columns.map(field), missingValues: [''] },
  }
}

function field(column: ExportColumn): Record<string, unknown> {
  // Frictionless' default datetime has no fraction of a second; ours may.
  const extra = column.type === 'datetime' ? { format: 'any' } : {}
  return { name: column.name, type: column.type, ...extra, description: column.description }
}
