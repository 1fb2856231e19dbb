import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase, type Store } from '../../db/connect.ts'
import { databaseInfo, migrateToLatest } from '../../db/migrate.ts'
import { MIGRATIONS } from '../../db/migrations/index.ts'
import { readShape } from '../../db/shape.ts'
import { UnreachableError } from '../../src/domain/errors.ts'
import { describeEachDatabase, embeddedHome, freshHome, freshPostgres } from '../support/database.ts'

const NAMES = MIGRATIONS.map(({ name }) => name)

async function openUnmigrated(kind: Store['kind'], clients: number): Promise<readonly Store[]> {
  const settings = { databaseUrl: kind === 'postgres' ? await freshPostgres() : null, home: freshHome() }
  const first = await openDatabase(settings)
  const others = await Promise.all(Array.from({ length: clients - 1 }, () => openDatabase(settings)))
  return [...others, first]
}

describeEachDatabase('migrations', (open, kind) => {
  it('are applied once when several clients start at the same time, and never again', async () => {
    const stores = await openUnmigrated(kind, 4)
    const first = stores[0] as Store
    expect((await databaseInfo(first)).pending).toEqual(NAMES)
    const applied = await Promise.all(stores.map(migrateToLatest))
    expect(applied.flat().sort()).toEqual(NAMES)
    expect(await migrateToLatest(first)).toEqual([])
    expect(await databaseInfo(first)).toMatchObject({
      kind,
      version: NAMES.at(-1),
      pending: [],
      reader: true,
      counts: { agency: 0, report: 0 },
    })
    for (const store of stores) await store.close()
  })

  it('say so when the database is newer than the program', async () => {
    const databaseUrl = kind === 'postgres' ? await freshPostgres() : null
    const store = await openDatabase({ databaseUrl, home: await embeddedHome() })
    await migrateToLatest(store)
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', now()::text)`.execute(
      store.db,
    )
    await expect(migrateToLatest(store)).rejects.toThrow(UnreachableError)
    await expect(migrateToLatest(store)).rejects.toThrow(/newer version/)
    await store.close()
  })

  it('make the shape that db/shape.json shows', async () => {
    const { db } = await open()
    const shape = `${JSON.stringify(await readShape(db), null, 2)}\n`
    await expect(shape).toMatchFileSnapshot('../../db/shape.json')
  })

  it('explain every table and column, and index every foreign key', async () => {
    const { db } = await open()
    const unexplained = await sql<{ name: string }>`
      select c.relname || coalesce('.' || a.attname, '') as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
       where n.nspname in ('public', 'research') and c.relkind in ('r', 'v') and c.relname not like 'kysely%'
         and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
    `.execute(db)
    expect(unexplained.rows).toEqual([])
    const unindexed = await sql<{ name: string }>`
      select o.conrelid::regclass || ' ' || pg_get_constraintdef(o.oid) as name
        from pg_constraint o
       where o.contype = 'f' and o.connamespace = 'public'::regnamespace
         and not exists (select 1 from pg_index i where i.indrelid = o.conrelid and i.indkey[0] = o.conkey[1])
    `.execute(db)
    expect(unindexed.rows).toEqual([])
  })
})
