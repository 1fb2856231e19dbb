/** The addresses where reports stand: seen again unchanged, or found to be gone. */
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Notes that an address still shows what it showed (a 304). Returns how many reports stand there. */
export async function sawAgain(db: Kysely<Schema>, url: string, at: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select saw_again(${url}, ${at}::timestamptz) as n`.execute(db)
  return rows[0]?.n ?? 0
}

/**
 * Notes that an address is gone (404, 410). The report stays; once all its addresses are gone it counts as withdrawn.
 * Returns the reports that stood there until now.
 */
export async function markVanished(db: Kysely<Schema>, url: string, at: string): Promise<readonly number[]> {
  const { rows } = await sql<{ reports: readonly number[] }>`
    select mark_vanished(${url}, ${at}::timestamptz) as reports`.execute(db)
  return rows[0]?.reports ?? []
}
