/**
 * A whole database into an empty one: how an embedded database moves to a server, and one server to another. Rows go by
 * COPY, table after table, in one transaction: everything is there afterwards, or nothing. Ids, versions and texts stay as
 * they are; what is derived is counted anew.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import Cursor from 'pg-cursor'
import { InputError } from '../src/domain/errors.ts'
import type { Store } from './connect.ts'

export interface CopiedTable {
  readonly table: string
  readonly rows: number
}

const ROWS_AT_ONCE = 1_000
/** Derived, or belonging to processes that work on the other database. */
const LEFT_OUT = ['report_summary', 'city_total', 'city_duties', 'summary_pending']

/** InputError where the target is embedded or holds reports or bodies already. Both have the newest schema. */
export async function copyDatabase(
  from: Store,
  to: Store,
  onTable: (copied: CopiedTable) => void = () => undefined,
): Promise<void> {
  if (to.kind !== 'postgres')
    throw new InputError('copy_target', 'the target is embedded, expected the URL of a Postgres')
  const [source, target] = await Promise.all([from.pool.connect(), to.pool.connect()])
  try {
    await source.query('begin isolation level repeatable read read only')
    await target.query('begin')
    await refuseFilled(target)
    const tables = await tablesInOrder(source)
    await target.query(`truncate ${tables.map(({ name }) => name).join(', ')}, ${LEFT_OUT.join(', ')}`)
    // What triggers would add on the way is copied too, or counted anew.
    for (const { name } of tables) await target.query(`alter table ${name} disable trigger user`)
    for (const table of tables) onTable({ table: table.name, rows: await copyTable(source, target, table) })
    await target.query('set constraints all immediate')
    for (const { name } of tables) await target.query(`alter table ${name} enable trigger user`)
    await target.query(SEQUENCES)
    await target.query('select rebuild_summaries()')
    await target.query('commit')
  } catch (error) {
    await target.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await source.query('rollback').catch(() => undefined)
    source.release()
    target.release()
  }
}

async function refuseFilled(target: pg.PoolClient): Promise<void> {
  const { rows } = await target.query<{ bodies: number; reports: number }>(
    'select (select count(*)::int from agency) as bodies, (select count(*)::int from report) as reports',
  )
  const [{ bodies, reports } = { bodies: 0, reports: 0 }] = rows
  if (bodies + reports === 0) return
  throw new InputError(
    'copy_target',
    `the target holds ${bodies} bodies and ${reports} reports, expected an empty database`,
  )
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** Every table with the columns that are stored, those that others refer to first. */
async function tablesInOrder(source: pg.PoolClient): Promise<readonly Table[]> {
  const { rows } = await source.query<Table & { needs: readonly string[] }>(`
    select c.relname::text as name,
           array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
                    and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           array(select distinct o.confrelid::regclass::text from pg_constraint o
                  where o.conrelid = c.oid and o.contype = 'f' and o.confrelid <> c.oid) as needs
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
     order by c.relname`)
  const open = rows.filter(({ name }) => !LEFT_OUT.includes(name))
  const done: Table[] = []
  while (open.length > 0) {
    const at = open.findIndex(({ needs }) => needs.every((need) => done.some(({ name }) => name === need)))
    const [next] = open.splice(Math.max(at, 0), 1)
    if (next === undefined || at < 0) throw new Error('tables refer to each other in a circle')
    done.push(next)
  }
  return done
}

/** Rows copied. */
async function copyTable(
  source: pg.PoolClient,
  target: pg.PoolClient,
  { name, columns }: Table,
): Promise<number> {
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    const texts = columns.map((column) => `${column}::text`).join(', ')
    const cursor = source.query(
      new Cursor<(string | null)[]>(`select ${texts} from ${name}`, [], { rowMode: 'array', types: AS_TEXT }),
    )
    for (;;) {
      const read = await cursor.read(ROWS_AT_ONCE)
      if (read.length === 0) break
      rows += read.length
      yield read.map(copyLine).join('')
    }
    await cursor.close()
  }
  await pipeline(
    Readable.from(lines()),
    target.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`)),
  )
  return rows
}

const AS_TEXT: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text }
const SPECIAL = /[\\\n\r\t]/
const EVERY = /[\\\n\r\t]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function copyLine(row: readonly (string | null)[]): string {
  const fields = row.map((text) => {
    if (text === null) return '\\N'
    return SPECIAL.test(text) ? text.replace(EVERY, (sign) => ESCAPES[sign] ?? sign) : text
  })
  return `${fields.join('\t')}\n`
}

/** COPY keeps the ids it is given: what numbers the next row must know of them. */
const SEQUENCES = `
do $$ declare c record; begin
  for c in select attrelid::regclass::text as relation, attname::text as name from pg_attribute
            where attidentity <> '' and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) loop
    execute format('select setval(pg_get_serial_sequence(%L, %L), greatest(coalesce((select max(%I) from %s), 0), 1), (select count(*) > 0 from %s))',
                   c.relation, c.name, c.name, c.relation, c.relation);
  end loop;
end $$`
