/** The contract every export format implements; one format a file, listed in index.ts. */
import type { ExportTable } from './table.ts'

export interface Export {
  /** File suffix without the dot; also the `--format` name and the URL suffix. */
  readonly suffix: string
  readonly mime: string
  /** Extra members of the table's resource in `datapackage.json` (profile, dialect). */
  readonly resource: Readonly<Record<string, unknown>>
  /** One table as the bytes of one file, in constant memory; the same rows give the same bytes. */
  write(table: ExportTable): AsyncIterable<Uint8Array>
}
