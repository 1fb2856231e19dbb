/** Narratives that are those of others or of last year: candidates by signature, and what is said only after a look at the texts. */
import type { Kysely } from 'kysely'
import { storeCrossFindings } from '../../db/queries/cross-findings.ts'
import {
  candidatePairs,
  narrativesOf,
  partnersOf,
  replaceSignatures,
  type StoredNarrative,
  sampleOfYear,
} from '../../db/queries/narratives.ts'
import type { Schema } from '../../db/schema.ts'
import {
  checkSameness,
  commonRuns,
  FEWEST_RUNS,
  type RunNarrative,
  runNarrative,
  SAMENESS_ID,
} from '../checks/index.ts'
import { likeness, signatureOf } from '../checks/minhash.ts'
import { named } from './check-stored.ts'

/** Signatures are a guess: what they call this alike may be 0.9. */
const MAYBE = 0.8
/** Of a text that all print the nearest ones are enough. */
const MOST = 20
/** Reports of a year that tell what everybody prints. */
const SAMPLE = 200

type Tx = Kysely<Schema>

/** Looks at those reports and at every report that is, or was said to be, alike with one of them. */
export async function judgeSamenessOf(tx: Tx, reportIds: readonly number[]): Promise<void> {
  await signReports(tx, reportIds)
  const told = await partnersOf(tx, reportIds, SAMENESS_ID)
  const near = await nearestOf(tx, reportIds)
  const affected = [...new Set([...told, ...near.keys(), ...[...near.values()].flat()])]
  if (affected.length === 0) return
  const others = await nearestOf(tx, affected)
  const narratives = await narrativesById(tx, [...affected, ...[...others.values()].flat()])
  const commonOf = commonOfYears(tx)
  for (const id of affected) {
    const one = narratives.get(id)
    if (one === undefined) continue
    const beside = (others.get(id) ?? []).flatMap((other) => narratives.get(other) ?? [])
    const common = beside.length === 0 ? new Set<number>() : await commonOf(one.year)
    const findings = one.whole ? checkSameness(one, beside, common) : []
    await storeCrossFindings(tx, one.version_id, [SAMENESS_ID], findings.map(named))
  }
}

/** A text too short to say anything, or that may be misread, has no signature. */
async function signReports(tx: Tx, reportIds: readonly number[]): Promise<void> {
  const signed = (await narrativesOf(tx, reportIds)).map((stored) => ({ stored, ...runNarrative(stored) }))
  const fit = signed.filter(({ stored, runs }) => stored.whole && runs.size >= FEWEST_RUNS)
  const rows = fit.map(({ stored: { report_id, version_id, agency_id, year }, runs }) => {
    const { bytes, bands } = signatureOf(runs, year)
    const signature = Buffer.from(bytes).toString('hex')
    return { report_id, version_id, agency_id, year, shingles: runs.size, signature, bands }
  })
  const kept = new Set(rows.map(({ report_id }) => report_id))
  await replaceSignatures(
    tx,
    rows,
    reportIds.filter((id) => !kept.has(id)),
  )
}

/** Report → those whose signatures are near, nearest first; last year's report goes in the other direction, too. */
async function nearestOf(
  tx: Tx,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const pairs = (await candidatePairs(tx, reportIds))
    .map(({ report_id, other_id, signature, other_signature }) => ({
      report_id,
      other_id,
      alike: likeness(Buffer.from(signature, 'hex'), Buffer.from(other_signature, 'hex')),
    }))
    .filter(({ alike }) => alike >= MAYBE)
    .sort((a, b) => b.alike - a.alike || a.other_id - b.other_id)
  const near = Map.groupBy(pairs, ({ report_id }) => report_id)
  return new Map([...near].map(([id, found]) => [id, found.slice(0, MOST).map(({ other_id }) => other_id)]))
}

async function narrativesById(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RunNarrative & Pick<StoredNarrative, 'version_id' | 'whole'>>> {
  const stored = await narrativesOf(tx, [...new Set(ids)])
  return new Map(
    stored.map((one) => [
      one.report_id,
      { ...runNarrative(one), version_id: one.version_id, whole: one.whole },
    ]),
  )
}

/** What everybody prints in a year, looked up once a batch. */
function commonOfYears(tx: Tx): (year: number) => Promise<ReadonlySet<number>> {
  const known = new Map<number, ReadonlySet<number>>()
  return async (year) => {
    const found = known.get(year)
    if (found) return found
    const sample = await narrativesOf(tx, await sampleOfYear(tx, year, SAMPLE))
    const common = commonRuns(sample.map(runNarrative))
    known.set(year, common)
    return common
  }
}
