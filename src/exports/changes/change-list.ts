/** The table `changes` of a release: what is other than in an earlier release, row by row and field by field. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../../domain/errors.ts'
import type { ColumnType, ExportColumn, ExportRow, ExportTable } from '../table.ts'
import { compareTables } from './compare-tables.ts'
import { READERS, type TextRow } from './read-back.ts'
import { COMPARED } from './tables.ts'

const COLUMNS: readonly ExportColumn[] = [
  { name: 'table', type: 'string', description: 'Table concerned: reports, cells, status' },
  { name: 'change', type: 'string', description: 'added, removed or changed' },
  { name: 'agency_key', type: 'string', description: 'Stable key of the body' },
  { name: 'agency', type: 'string', description: 'Name of the body' },
  { name: 'year', type: 'integer', description: 'Year reported on' },
  { name: 'scope', type: 'string', description: 'Whose figures' },
  { name: 'table_id', type: 'string', description: 'Table of the form, of a cell' },
  { name: 'indicator', type: 'string', description: 'Indicator, of a cell' },
  { name: 'field', type: 'string', description: 'Field that changed; null for rows added or removed' },
  { name: 'before', type: 'string', description: 'Value in the earlier release' },
  { name: 'after', type: 'string', description: 'Value in this release' },
  {
    name: 'document_sha256',
    type: 'string',
    description: 'Document of the row; of a removed row, the earlier one',
  },
  { name: 'source_url', type: 'string', description: 'Address of that document' },
]

export interface Resource {
  readonly path: string
  readonly format: string
  readonly types: ReadonlyMap<string, ColumnType>
}

/**
 * The tables of a release that can be read back. InputError where the folder holds no release, only workbooks, or a
 * release of other years or regions: its rows would all seem removed.
 */
export async function openRelease(folder: string, about: unknown): Promise<ReadonlyMap<string, Resource>> {
  const description = await readDescription(folder)
  const theirs = (description as { about?: unknown } | null)?.about
  if (JSON.stringify(theirs) !== JSON.stringify(about)) {
    throw new InputError(
      'earlier_release',
      `cannot compare with ${folder}: it is a release of ${JSON.stringify(theirs)}, expected ${JSON.stringify(about)}`,
      { hint: 'export with the same --year and --region' },
    )
  }
  const resources = resourcesOf(description)
  const found = new Map<string, Resource>()
  for (const { name, path, format, schema } of resources) {
    if (READERS[format] === undefined) {
      const known = Object.keys(READERS).join(', ')
      throw new InputError(
        'earlier_release',
        `cannot compare with ${folder}: its tables are ${format}, expected ${known}`,
      )
    }
    const types = new Map(schema.fields.map((field) => [field.name, field.type]))
    found.set(name, { path: join(folder, path), format, types })
  }
  return found
}

async function readDescription(folder: string): Promise<unknown> {
  const path = join(folder, 'datapackage.json')
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    const message = `cannot compare with ${folder}: no readable datapackage.json there, expected the folder of an earlier release`
    throw new InputError('earlier_release', message, { cause, context: { path } })
  }
}

interface Described {
  readonly name: string
  readonly path: string
  readonly format: string
  readonly schema: { readonly fields: readonly { readonly name: string; readonly type: ColumnType }[] }
}

/** What our own releases say of their tables; a file of others, or a path out of the folder, is nothing to read. */
function resourcesOf(description: unknown): readonly Described[] {
  const listed = (description as { resources?: unknown } | null)?.resources
  const resources = (Array.isArray(listed) ? listed : []) as readonly Described[]
  return resources.filter(
    (one) => one.path === `${one.name}.${one.format}` && Array.isArray(one.schema?.fields),
  )
}

/** Reads one table of a release; nothing where the release has none of that name. */
function rowsOf(release: ReadonlyMap<string, Resource>, name: string): AsyncIterable<TextRow> {
  const resource = release.get(name)
  const reader = resource && READERS[resource.format]
  return resource && reader ? reader(resource.path, resource.types) : (async function* () {})()
}

/** The differences between two opened releases, table by table, in the order of the tables. */
export function changeList(
  earlier: ReadonlyMap<string, Resource>,
  later: ReadonlyMap<string, Resource>,
): ExportTable {
  async function* rows(): AsyncGenerator<ExportRow> {
    for (const table of COMPARED) {
      yield* compareTables(table, rowsOf(earlier, table.name), rowsOf(later, table.name))
    }
  }
  return {
    name: 'changes',
    description: 'What is other than in the earlier release',
    columns: COLUMNS,
    rows: rows(),
  }
}
