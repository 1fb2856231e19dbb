/** Who owes a report on which portal, and by when: from the roster, the portal file and the law. */
import type { Kysely } from 'kysely'
import type { Portal } from '../../crawlers/portal.ts'
import { columnUrl } from '../../crawlers/portal-schema.ts'
import { listAgencies, setAgencySource } from '../../db/queries/agencies.ts'
import { bodiesWithoutDuty, type DutyInput, ensureDuties } from '../../db/queries/duties.ts'
import { listReports } from '../../db/queries/reports.ts'
import { exportRoster } from '../../db/queries/roster.ts'
import type { Schema } from '../../db/schema.ts'
import { matchAgency } from '../domain/agency-name.ts'
import { dueDate } from '../domain/deadline.ts'
import type { Scope } from '../domain/report.ts'
import { lastDueYear } from './expectation.ts'

/**
 * A column that names its body serves that body. A mixed column serves every body of the portal's region, which is what
 * lets an absence be noticed at all; a body of another region is never looked for there.
 */
export async function setSources(db: Kysely<Schema>, portal: Portal): Promise<void> {
  const { data: agencies } = await listAgencies(db, { region: portal.region, limit: null })
  for (const column of portal.columns) {
    if (column.agency === undefined) continue
    const match = matchAgency(column.agency, agencies, portal.region)
    if ('key' in match)
      await setAgencySource(db, {
        agency_key: match.key,
        portal_id: portal.id,
        column_url: columnUrl(portal, column),
      })
  }
  if (portal.columns.every((column) => column.agency !== undefined)) return
  for (const agency of agencies)
    if (publishesOn(portal, agency.region_code) && !agency.learned)
      await setAgencySource(db, { agency_key: agency.key, portal_id: portal.id, column_url: '' })
}

/** Duties of every body of the portal's region, for the years asked for, else from the first report seen to the last due. */
export async function setDuties(
  db: Kysely<Schema>,
  portal: Portal,
  years: readonly number[] | null,
  today: string,
): Promise<void> {
  const bodies = (await exportRoster(db)).filter(({ region_code }) => publishesOn(portal, region_code))
  const span = years ?? (await yearsSeen(db, portal.region, today))
  await ensureDuties(db, dutiesOf(bodies, span))
}

/**
 * Duties of every known body for the years asked about, where none was set yet: a body whose source was never crawled is
 * `unknown`, not absent from the answer. Years that lie ahead are left alone.
 */
export async function setDutiesFor(
  db: Kysely<Schema>,
  years: readonly number[],
  today: string,
): Promise<void> {
  const past = years.filter((year) => year <= Number(today.slice(0, 4)))
  for (const year of past) {
    const without = new Set(await bodiesWithoutDuty(db, year))
    if (without.size === 0) continue
    const bodies = (await exportRoster(db)).filter(({ key }) => without.has(key))
    await ensureDuties(db, dutiesOf(bodies, [year]))
  }
}

type Body = Awaited<ReturnType<typeof exportRoster>>[number]

function dutiesOf(bodies: readonly Body[], years: readonly number[]): DutyInput[] {
  return bodies.flatMap((body) =>
    years.map((year) => {
      const due = dueDate(body.kind, body.scope as Scope | null, year, body.due_rule)
      return { agency_key: body.key, year, due_on: due.due_on, due_basis: due.due_basis }
    }),
  )
}

/** A county's portal carries its townships; a prefecture's portal does not carry its counties. */
function publishesOn(portal: Pick<Portal, 'region'>, region_code: string): boolean {
  return region_code === portal.region || (region_code.length > 6 && region_code.startsWith(portal.region))
}

async function yearsSeen(db: Kysely<Schema>, region: string, today: string): Promise<readonly number[]> {
  const { data } = await listReports(db, { region, limit: null })
  if (data.length === 0) return [lastDueYear(today)]
  const seen = data.map(({ year }) => year)
  const first = Math.min(...seen)
  const last = Math.max(lastDueYear(today), ...seen)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
