/** Hosts for which it is settled that a browser draws their lists. */
import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

export async function isDrawnHost(db: Kysely<Schema>, host: string): Promise<boolean> {
  const found = await db.selectFrom('drawn_host').select('host').where('host', '=', host).executeTakeFirst()
  return found !== undefined
}

/** The first reason stands. */
export async function addDrawnHost(db: Kysely<Schema>, host: string, why: string): Promise<void> {
  await db
    .insertInto('drawn_host')
    .values({ host, why })
    .onConflict((conflict) => conflict.column('host').doNothing())
    .execute()
}
