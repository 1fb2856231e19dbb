/** Figures that jump out among those of a body's own years and of its peers, judged anew wherever one of the figures changed. */
import type { Kysely } from 'kysely'
import { storeCrossFindings } from '../../db/queries/cross-findings.ts'
import { bodyYears, strayFigures, versionsTold } from '../../db/queries/outliers.ts'
import { refreshSummaries } from '../../db/queries/refresh-summaries.ts'
import type { Schema } from '../../db/schema.ts'
import {
  checkOwnYears,
  checkPeer,
  FEWEST_PEERS,
  NEAREST_OUTLIER,
  OUTLIER_FIGURES,
  OUTLIER_PEERS_ID,
  OUTLIER_YEARS_ID,
} from '../checks/index.ts'
import type { Finding } from '../domain/finding.ts'
import { named } from './check-stored.ts'

type Tx = Kysely<Schema>

interface Said {
  readonly version_id: number
  readonly findings: readonly Finding[]
}

/** Looks at those reports, at their bodies' other years and at the groups they are in. */
export async function checkOutliers(tx: Tx, reportIds: readonly number[]): Promise<void> {
  await refreshSummaries(tx)
  const ofYears = await versionsTold(tx, reportIds, OUTLIER_YEARS_ID, 'body')
  await replace(tx, OUTLIER_YEARS_ID, await overOwnYears(tx, reportIds), ofYears)
  const ofPeers = await versionsTold(tx, reportIds, OUTLIER_PEERS_ID, 'group')
  await replace(tx, OUTLIER_PEERS_ID, await amongPeers(tx, reportIds), ofPeers)
}

async function overOwnYears(tx: Tx, reportIds: readonly number[]): Promise<readonly Said[]> {
  const years = await bodyYears(tx, reportIds, OUTLIER_FIGURES)
  const series = Map.groupBy(years, ({ agency_id, scope }) => `${agency_id} ${scope}`)
  return years.map((one) => ({
    version_id: one.version_id,
    findings: checkOwnYears(one, series.get(`${one.agency_id} ${one.scope}`) ?? [], one),
  }))
}

async function amongPeers(tx: Tx, reportIds: readonly number[]): Promise<readonly Said[]> {
  const bounds = { fewest: FEWEST_PEERS, nearest: NEAREST_OUTLIER }
  const strays = await strayFigures(tx, reportIds, OUTLIER_FIGURES, bounds)
  return strays.map((one) => ({ version_id: one.version_id, findings: checkPeer(one, one) }))
}

/** What was told before and is no more goes; nothing is written where nothing was and is told. */
async function replace(tx: Tx, check: string, said: readonly Said[], told: readonly number[]): Promise<void> {
  const found = Map.groupBy(
    said.filter(({ findings }) => findings.length > 0),
    ({ version_id }) => version_id,
  )
  const all = [...new Set([...told, ...found.keys()])].map((version_id) => ({
    version_id,
    findings: (found.get(version_id) ?? []).flatMap((one) => one.findings.map(named)),
  }))
  await storeCrossFindings(tx, [check], all)
}
