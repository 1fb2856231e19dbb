/** What people decided of findings. */
import { type Kysely, sql } from 'kysely'
import type { VerdictAnswer } from '../../src/domain/verdict.ts'
import type { Schema } from '../schema.ts'
import { type Page, type Paging, pageOf } from './paging.ts'

/** Newest first. */
export async function listVerdicts(db: Kysely<Schema>, paging: Paging): Promise<Page<VerdictAnswer>> {
  return pageOf<VerdictAnswer>(db, paging, {
    select: sql`v.fingerprint, v.verdict, v.author, v.note, v.at,
                (select count(*)::integer from finding f where f.fingerprint = v.fingerprint) as findings`,
    from: sql`verdict v`,
    order: sql`v.at desc, v.fingerprint`,
  })
}
