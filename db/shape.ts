/** The schema as the database itself describes it: the same text on every server version we support. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

type Named = Readonly<Record<string, string>>

export interface RelationShape {
  readonly kind: 'table' | 'view'
  readonly columns: Named
  readonly constraints: Named
  readonly indexes: Named
}

export interface DatabaseShape {
  readonly relations: Readonly<Record<string, RelationShape>>
  /** Signature → MD5 of the body. */
  readonly functions: Named
}

/** Everything in schemas `public` and `research` but the migrator's own tables. */
export async function readShape(db: Kysely<Schema>): Promise<DatabaseShape> {
  const relations = await sql<RelationShape & { name: string }>`
    select n.nspname || '.' || c.relname as name, case c.relkind when 'v' then 'view' else 'table' end as kind,
           (select json_object_agg(a.attname, format_type(a.atttypid, a.atttypmod)
                     || case when a.attnotnull then ' not null' else '' end order by a.attnum)
              from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
           coalesce((select json_object_agg(o.conname, pg_get_constraintdef(o.oid) order by o.conname collate "C")
              from pg_constraint o where o.conrelid = c.oid and o.contype <> 'n'), '{}') as constraints,
           coalesce((select json_object_agg(i.indexname, i.indexdef order by i.indexname collate "C")
              from pg_indexes i where i.schemaname = n.nspname and i.tablename = c.relname), '{}') as indexes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'research') and c.relkind in ('r', 'v') and c.relname not like 'kysely%'
  `.execute(db)
  const functions = await sql<{ name: string; body: string }>`
    select p.proname || '(' || pg_get_function_arguments(p.oid) || ')' as name, md5(coalesce(p.prosrc, '')) as body
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'research')
  `.execute(db)
  return {
    relations: byName(relations.rows.map(({ name, ...shape }) => [name, shape])),
    functions: byName(functions.rows.map(({ name, body }) => [name, body])),
  }
}

function byName<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
