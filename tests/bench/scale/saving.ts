/** One report's transaction against the bare statement it sends, in turn; and how often it goes to the server. */
import { sql } from 'kysely'
import type { Store } from '../../../db/connect.ts'
import { learnAgency } from '../../../db/queries/agencies.ts'
import { savePayload, saveReport } from '../../../db/queries/save-report.ts'
import { safeJson } from '../../../db/safe-json.ts'
import { sampleInput } from '../../db/sample-report.ts'
import type { Promised } from './promise.ts'

const REPORTS = 300

export async function saving({ db, pool }: Store): Promise<Promised[]> {
  let ours = 0
  let bare = 0
  const client = await pool.connect()
  try {
    for (let at = 0; at < REPORTS; at += 1) {
      for (const side of at % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours']) {
        const agency_key = `110101:bench-${side}-${at}`
        await learnAgency(db, {
          key: agency_key,
          name: agency_key,
          region_code: '110101',
          kind: 'department',
        })
        const input = sampleInput({ agency_key, lead: null })
        const text = safeJson(savePayload(input))
        const started = performance.now()
        if (side === 'ours') await saveReport(db, input)
        else await client.query('select save_report($1::jsonb) as saved', [text])
        const taken = performance.now() - started
        if (side === 'ours') ours += taken
        else bare += taken
      }
    }
  } finally {
    client.release()
  }
  const trips = await tripsOf({ db, pool })
  return [
    {
      name: 'saving one report, of the speed of the bare statement',
      value: bare / ours,
      unit: '×',
      limit: 0.8,
      atLeast: true,
    },
    { name: "round trips of one report's transaction", value: trips, unit: 'trips', limit: 2 },
  ]
}

/** Statements the server has run for one more report, as it counts them for this database. */
async function tripsOf({ db, pool }: Pick<Store, 'db' | 'pool'>): Promise<number> {
  await learnAgency(db, { key: '110101:bench-trips', name: 'x', region_code: '110101', kind: 'department' })
  let trips = 0
  const count = (client: { query: (...given: never[]) => unknown }) => {
    const query = client.query.bind(client)
    client.query = (...given) => {
      trips += 1
      return query(...given)
    }
  }
  const clients = await Promise.all(Array.from({ length: pool.options.max ?? 1 }, () => pool.connect()))
  const originals = clients.map((client) => client.query)
  for (const client of clients) {
    count(client as unknown as { query: (...given: never[]) => unknown })
    client.release()
  }
  await saveReport(db, sampleInput({ agency_key: '110101:bench-trips', lead: null }))
  for (const [at, client] of clients.entries()) client.query = originals[at] as typeof client.query
  await sql`select 1`.execute(db)
  return trips
}
