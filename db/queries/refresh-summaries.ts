/** Bringing the summaries up to date. Safe to call from several processes at once, and to be killed at any moment. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Notes counted in one transaction. */
const BATCH = 5_000

/** Counts anew at most `most` notes, all where it is left out. Says how many were counted. */
export async function refreshSummaries(db: Kysely<Schema>, most = Number.POSITIVE_INFINITY): Promise<number> {
  for (let counted = 0; ; ) {
    const asked = Math.min(BATCH, most - counted)
    if (asked <= 0) return counted
    const { rows } = await sql<{ n: number }>`select refresh_summaries(${asked}::integer) as n`.execute(db)
    const done = rows[0]?.n ?? 0
    counted += done
    if (done < asked) return counted
  }
}

/** Makes every summary anew. */
export async function rebuildSummaries(db: Kysely<Schema>): Promise<void> {
  await sql`select rebuild_summaries()`.execute(db)
}

/** How many changes the summaries do not count yet, at most 1,000 of them. */
export async function pendingSummaries(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (select 1 from summary_pending limit 1000) p`.execute(db)
  return rows[0]?.n ?? 0
}
