/** How many reports and duties there are of each kind. */
import { type Kysely, sql } from 'kysely'
import type { DutyState } from '../../src/domain/duty.ts'
import type { ReadStatus } from '../../src/domain/report.ts'
import type { Schema } from '../schema.ts'
import { dutyStates } from './status.ts'

export interface Tally {
  /** Reports shown by how they were read. */
  readonly reports: Readonly<Partial<Record<ReadStatus, number>>>
  readonly duties: Readonly<Partial<Record<DutyState, number>>>
}

/** `today` is the calendar day in Beijing. */
export async function tally(db: Kysely<Schema>, today: string): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select
      (select coalesce(jsonb_object_agg(status, n), '{}')
         from (select status, count(*) as n from report_version where current group by status) s) as reports,
      (select coalesce(jsonb_object_agg(state, n), '{}')
         from (select d.state, count(*) as n from ${dutyStates({ today })} d group by d.state) s) as duties
  `.execute(db)
  return rows[0] ?? { reports: {}, duties: {} }
}
