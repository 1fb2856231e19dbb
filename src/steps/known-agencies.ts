/**
 * The bodies of a region as one crawl knows them: read once, not for each link, and told of each body that is learned
 * meanwhile.
 */
import type { Kysely } from 'kysely'
import { listAgencies } from '../../db/queries/agencies.ts'
import type { Schema } from '../../db/schema.ts'
import type { AgencyAnswer } from '../domain/answer.ts'

export interface KnownAgencies {
  readonly list: () => readonly AgencyAnswer[]
  readonly add: (agency: AgencyAnswer) => void
}

export async function loadAgencies(db: Kysely<Schema>, region: string): Promise<KnownAgencies> {
  let known = (await listAgencies(db, { region, limit: null })).data
  return {
    list: () => known,
    add: (agency) => {
      if (known.some(({ key }) => key === agency.key)) return
      known = [...known, agency]
    },
  }
}
