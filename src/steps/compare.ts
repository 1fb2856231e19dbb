/** Reports of the asked bodies and years → comparison. */
import type { Kysely } from 'kysely'
import { listAgencies } from '../../db/queries/agencies.ts'
import { comparedReports } from '../../db/queries/compared-reports.ts'
import { listReports } from '../../db/queries/reports.ts'
import type { Schema } from '../../db/schema.ts'
import { compareReports } from '../compare/compare-reports.ts'
import { nearest } from '../compare/nearest.ts'
import type { Comparison } from '../domain/comparison.ts'
import { InputError } from '../domain/errors.ts'
import { comparisonContext } from './comparison-context.ts'

export interface CompareAsked {
  readonly agencies: readonly string[]
  readonly years: readonly number[]
  readonly indicators: readonly string[]
}

/** InputError naming the unknown agency or indicator with the nearest known ones. */
export async function compareAgencies(db: Kysely<Schema>, asked: CompareAsked): Promise<Comparison> {
  const { data: known } = await listAgencies(db, { keys: asked.agencies, limit: null })
  const unknown = asked.agencies.find((key) => !known.some((agency) => agency.key === key))
  if (unknown !== undefined) throw await unknownAgency(db, unknown)
  const agencies = asked.agencies.flatMap((key) => known.find((agency) => agency.key === key) ?? [])
  // The year before the first serves the measures of change.
  const years = [...new Set([...asked.years, ...asked.years.map((year) => year - 1)])]
  const context = await comparisonContext(
    db,
    agencies.map(({ key }) => key),
    agencies.map(({ region_code }) => region_code),
  )
  const keys = [...context.histories.keys()]
  const { data: summaries } =
    keys.length === 0 ? { data: [] } : await listReports(db, { agency_keys: keys, years, limit: null })
  const reports = await comparedReports(db, summaries)
  return compareReports(reports, { agencies, years: asked.years, indicators: asked.indicators }, context)
}

async function unknownAgency(db: Kysely<Schema>, key: string): Promise<InputError> {
  const { data } = await listAgencies(db, { limit: null })
  const byName = data
    .filter(({ name, aliases }) => name.includes(key) || aliases.includes(key))
    .map((agency) => agency.key)
  const near = [
    ...new Set([
      ...byName,
      ...nearest(
        key,
        data.map((agency) => agency.key),
      ),
    ]),
  ].slice(0, 5)
  return new InputError('unknown_agency', `unknown agency "${key}", expected an agency key`, {
    hint:
      near.length > 0
        ? `did you mean ${near.join(', ')}?`
        : 'roster export and /api/v1/agencies list the keys',
    context: { value: key },
  })
}
