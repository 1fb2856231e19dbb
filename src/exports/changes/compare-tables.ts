/**
 * The differences of one table between two releases. Both come ordered by body, so that the two are walked side by side
 * and only the rows of one body are held. Law: a row is compared with the row of the same key or with none.
 */
import type { ExportRow } from '../table.ts'
import type { TextRow } from './read-back.ts'
import type { ComparedTable } from './tables.ts'

interface Group {
  readonly body: string
  readonly rows: ReadonlyMap<string, TextRow>
}

/** Rows of `changes`: added and removed rows once, changed rows once a field. */
export async function* compareTables(
  table: ComparedTable,
  earlier: AsyncIterable<TextRow>,
  later: AsyncIterable<TextRow>,
): AsyncGenerator<ExportRow> {
  const before = byBody(table, earlier)
  const after = byBody(table, later)
  let [old, now] = [await next(before), await next(after)]
  while (old !== null || now !== null) {
    const order = orderOf(old, now)
    yield* groupChanges(table, order <= 0 ? old : null, order >= 0 ? now : null)
    if (order <= 0) old = await next(before)
    if (order >= 0) now = await next(after)
  }
}

async function next(groups: AsyncGenerator<Group>): Promise<Group | null> {
  const step = await groups.next()
  return step.done ? null : step.value
}

/** The order of the rows is that of UTF-8 bytes. */
function orderOf(old: Group | null, now: Group | null): number {
  if (old === null) return 1
  if (now === null) return -1
  return Buffer.compare(Buffer.from(old.body), Buffer.from(now.body))
}

async function* byBody(table: ComparedTable, rows: AsyncIterable<TextRow>): AsyncGenerator<Group> {
  let body: string | null = null
  let held = new Map<string, TextRow>()
  for await (const row of rows) {
    const of = row.agency_key ?? ''
    if (body !== null && of !== body) {
      yield { body, rows: held }
      held = new Map()
    }
    body = of
    held.set(JSON.stringify(table.key.map((name) => row[name] ?? null)), row)
  }
  if (body !== null) yield { body, rows: held }
}

function* groupChanges(table: ComparedTable, old: Group | null, now: Group | null): Generator<ExportRow> {
  for (const [key, row] of now?.rows ?? []) {
    const before = old?.rows.get(key)
    if (before === undefined) yield change(table, 'added', row)
    else yield* fieldChanges(table, before, row)
  }
  for (const [key, row] of old?.rows ?? []) {
    if (!now?.rows.has(key)) yield change(table, 'removed', row)
  }
}

function* fieldChanges(table: ComparedTable, before: TextRow, after: TextRow): Generator<ExportRow> {
  for (const field of table.fields) {
    const [old, now] = [before[field] ?? null, after[field] ?? null]
    if (old !== now) yield { ...change(table, 'changed', after), field, before: old, after: now }
  }
}

function change(table: ComparedTable, kind: 'added' | 'removed' | 'changed', row: TextRow): ExportRow {
  return {
    table: table.name,
    change: kind,
    agency_key: row.agency_key ?? null,
    agency: row.agency ?? null,
    year: Number(row.year),
    scope: row.scope ?? null,
    table_id: row.table_id ?? null,
    indicator: row.indicator ?? null,
    document_sha256: row.document_sha256 ?? null,
    source_url: row.source_url ?? null,
  }
}
