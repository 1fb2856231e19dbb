/**
 * A release: one file a table, a codebook, `datapackage.json` and `SHA256SUMS`. Rows stream from source to file; a
 * failure leaves the target untouched; the same rows give the same bytes.
 */
import { join, resolve } from 'node:path'
import { AppError, InputError } from '../domain/errors.ts'
import { changeList, openRelease, type Resource } from './changes/change-list.ts'
import { READERS } from './changes/read-back.ts'
import { codebookTable } from './codebook.ts'
import { countRows } from './copied-rows.ts'
import { datapackageText, type ReleaseMeta, type WrittenTable } from './datapackage.ts'
import type { Export } from './export.ts'
import { openFolderSink, type Sink, type WrittenFile } from './sink.ts'
import { SUMS_FILE, sumsText } from './sums.ts'
import type { ExportTable } from './table.ts'

export interface ReleaseRequest {
  readonly format: Export
  readonly outDir: string
  /** In the order in which they are to be written; asked for one at a time. */
  readonly tables: AsyncIterable<ExportTable> | Iterable<ExportTable>
  readonly meta: ReleaseMeta
  /** Folder of an earlier release: the table `changes` says what is other than there. */
  readonly against?: string
  /** Called after each table with its row count. */
  readonly onTable?: (name: string, rows: number) => void
}

export interface Release {
  readonly outDir: string
  readonly files: readonly WrittenFile[]
  /** Table name → rows written. */
  readonly rows: Readonly<Record<string, number>>
}

/** Writes the release into `outDir`. A codebook made from the forms is added where no table of that name is given. */
export async function exportRelease(request: ReleaseRequest): Promise<Release> {
  const earlier = request.against === undefined ? null : await openEarlier(request.against, request)
  const sink = await openFolderSink(request.outDir)
  try {
    const release = await writeAll(request, sink, earlier)
    await sink.commit()
    return release
  } catch (error) {
    await sink.abort()
    throw error
  }
}

type Tables = ReadonlyMap<string, Resource>

async function openEarlier(folder: string, { format, meta }: ReleaseRequest): Promise<Tables> {
  if (READERS[format.suffix] !== undefined) return openRelease(resolve(folder), meta.about)
  const known = Object.keys(READERS).join(', ')
  throw new InputError(
    'earlier_release',
    `${format.suffix} has no list of changes, expected --format ${known}`,
  )
}

async function writeAll(request: ReleaseRequest, sink: Sink, earlier: Tables | null): Promise<Release> {
  const written: WrittenTable[] = []
  const take = async (table: ExportTable): Promise<void> => {
    if (!/^[a-z][a-z0-9_]*$/.test(table.name) || written.some((one) => one.table.name === table.name)) {
      throw new AppError(
        'export_table',
        `table name "${table.name}" is not usable as a file name, or is there twice`,
      )
    }
    written.push(await writeTable(request.format, table, sink))
    request.onTable?.(table.name, written.at(-1)?.rows ?? 0)
  }
  for await (const table of request.tables) await take(table)
  if (!written.some((one) => one.table.name === 'codebook')) await take(codebookTable())
  if (earlier !== null) await take(changeList(earlier, tablesOf(written, request.format, sink.folder)))
  const files = written.map((one) => one.file)
  files.push(
    await sink.write('datapackage.json', [
      Buffer.from(datapackageText(request.format, request.meta, written)),
    ]),
  )
  await sink.write(SUMS_FILE, [Buffer.from(sumsText(files))])
  const rows = Object.fromEntries(written.map((one) => [one.table.name, one.rows]))
  return { outDir: request.outDir, files, rows }
}

function tablesOf(written: readonly WrittenTable[], format: Export, folder: string): Tables {
  return new Map(
    written.map(({ table, file }) => [
      table.name,
      {
        path: join(folder, file.path),
        format: format.suffix,
        types: new Map(table.columns.map(({ name, type }) => [name, type])),
      },
    ]),
  )
}

async function writeTable(format: Export, table: ExportTable, sink: Sink): Promise<WrittenTable> {
  const counted = countRows(table.rows)
  const file = await sink.write(
    `${table.name}.${format.suffix}`,
    format.write({ ...table, rows: counted.rows }),
  )
  return { table, file, rows: counted.count() }
}
