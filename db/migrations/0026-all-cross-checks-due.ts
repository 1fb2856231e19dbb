/**
 * Makes every report due once for the checks across reports: those stored before there were such checks were never looked
 * at, and none was yet held against its other years and its peers. In the order of years and places, so that one look at a
 * group serves many.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into cross_check_due (report_id)
    select r.id from report r join agency a on a.id = r.agency_id
     where exists (select 1 from report_version v where v.report_id = r.id and v.current)
       and not exists (select 1 from cross_check_due d where d.report_id = r.id)
     order by r.year, a.region_code, r.id`.execute(db)
}
