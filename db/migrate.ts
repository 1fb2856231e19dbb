/**
 * Brings a database to the newest schema, and says what is in it. Safe to call from several processes at once: the
 * migrator takes a lock that ends with its transaction.
 */
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { type AppError, UnreachableError } from '../src/domain/errors.ts'
import type { Store } from './connect.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { seedRegions } from './queries/regions.ts'

export interface DatabaseInfo {
  readonly kind: Store['kind']
  readonly server: string
  /** Name of the newest migration applied. */
  readonly version: string | null
  readonly pending: readonly string[]
  readonly size_bytes: number
  readonly counts: Readonly<Record<string, number>>
  /** Whether the role nianbao_reader exists and may read the research schema. */
  readonly reader: boolean
}

const COUNTED = [
  'region',
  'agency',
  'portal',
  'run',
  'document',
  'report',
  'report_version',
  'finding',
  'duty',
] as const

function migrator(store: Store): Migrator {
  const migrations: Record<string, Migration> = Object.fromEntries(
    MIGRATIONS.map(({ name, up }) => [name, { up }]),
  )
  return new Migrator({ db: store.db, provider: { getMigrations: async () => migrations } })
}

/** Returns the names of the migrations applied now; empty where the schema was current. */
export async function migrateToLatest(store: Store): Promise<readonly string[]> {
  if (await isCurrent(store)) return []
  const { error, results } = await migrator(store).migrateToLatest()
  if (error) throw migrationError(error, results?.find((result) => result.status === 'Error')?.migrationName)
  const applied = (results ?? []).filter((result) => result.status === 'Success')
  if (applied.length > 0) await seedRegions(store.db)
  return applied.map((result) => result.migrationName)
}

/** One look at the names: the migrator itself reads the whole catalogue first, half a second on the embedded database. */
async function isCurrent({ db }: Store): Promise<boolean> {
  const found = await sql<{
    there: boolean
  }>`select to_regclass('kysely_migration') is not null as there`.execute(db)
  if (!found.rows[0]?.there) return false
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const applied = new Set(rows.map(({ name }) => name))
  return applied.size === MIGRATIONS.length && MIGRATIONS.every(({ name }) => applied.has(name))
}

/** Whether the newest migration stands there: what a replica is asked, which can only follow. */
export async function hasNewestSchema(store: Store): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean
  }>`select to_regclass('public.kysely_migration') is not null as there`.execute(store.db)
  if (!rows[0]?.there) return false
  const newest = await sql<{ name: string }>`select max(name) as name from kysely_migration`.execute(store.db)
  return newest.rows[0]?.name === MIGRATIONS.at(-1)?.name
}

function migrationError(error: unknown, name: string | undefined): AppError {
  const line = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  if (/corrupted migrations/.test(line))
    return new UnreachableError('newer_database', 'the database was made by a newer version of nianbao', {
      hint: 'update nianbao, or use another database',
      cause: error,
    })
  return new UnreachableError(
    'migration_failed',
    `the migration ${name ?? ''} failed: ${line.slice(0, 300)}`,
    {
      hint: 'nothing was changed; the user of DATABASE_URL must own the database or its schema public',
      cause: error,
    },
  )
}

/** Version, sizes and counts. Works on a database without any migration too. */
export async function databaseInfo(store: Store): Promise<DatabaseInfo> {
  const migrations = await migrator(store).getMigrations()
  const applied = migrations.filter((migration) => migration.executedAt)
  const { rows } = await sql<{ server: string; size: number; reader: boolean }>`
    select current_setting('server_version') as server, pg_database_size(current_database()) as size,
           coalesce((select has_schema_privilege(r.oid, n.oid, 'usage') from pg_roles r, pg_namespace n
                      where r.rolname = 'nianbao_reader' and n.nspname = 'research'), false) as reader
  `.execute(store.db)
  return {
    kind: store.kind,
    server: rows[0]?.server ?? '',
    version: applied.at(-1)?.name ?? null,
    pending: migrations.filter((migration) => !migration.executedAt).map((migration) => migration.name),
    size_bytes: rows[0]?.size ?? 0,
    counts: applied.length === MIGRATIONS.length ? await countRows(store) : {},
    reader: rows[0]?.reader ?? false,
  }
}

async function countRows(store: Store): Promise<Record<string, number>> {
  const columns = COUNTED.map((table) => sql`(select count(*) from ${sql.table(table)}) as ${sql.ref(table)}`)
  const { rows } = await sql<Record<string, number>>`select ${sql.join(columns)}`.execute(store.db)
  return rows[0] ?? {}
}
