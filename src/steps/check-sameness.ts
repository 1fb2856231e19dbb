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
  signaturesOf,
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
import type { Runs } from '../checks/shingles.ts'
import { named } from './check-stored.ts'

/** Signatures are a guess: what they call this alike may be 0.9. */
const MAYBE = 0.8
/** Of a text that all print the nearest ones are enough. */
const MOST = 20
/** Reports of a year that tell what everybody prints. */
const SAMPLE = 200

type Tx = Kysely<Schema>

/** What everybody prints in a year, by the sample it was found in: batch after batch asks for the same. */
export type CommonRuns = Map<number, { readonly sample: string; readonly runs: Runs }>

/** Looks at those reports and at every report that is, or was said to be, alike with one of them. */
export async function judgeSamenessOf(
  tx: Tx,
  reportIds: readonly number[],
  known: CommonRuns,
): Promise<void> {
  await signReports(tx, reportIds)
  const told = await partnersOf(tx, reportIds, SAMENESS_ID)
  const near = await nearestOf(tx, reportIds)
  const affected = [...new Set([...told, ...near.keys(), ...[...near.values()].flat()])]
  if (affected.length === 0) return
  const others = await nearestOf(tx, affected)
  const narratives = await narrativesById(tx, [...affected, ...[...others.values()].flat()])
  const shown = affected.flatMap((id) => narratives.get(id) ?? [])
  for (const year of new Set(shown.map(({ year }) => year))) await learnCommon(tx, year, known)
  const said = shown.map((one) => {
    const beside = (others.get(one.report_id) ?? []).flatMap((other) => narratives.get(other) ?? [])
    const findings = one.whole ? checkSameness(one, beside, known.get(one.year)?.runs ?? NOTHING) : []
    return { version_id: one.version_id, findings: findings.map(named) }
  })
  await storeCrossFindings(tx, [SAMENESS_ID], said)
}

const NOTHING: Runs = new Uint32Array()

/** A text too short to say anything, or that may be misread, has no signature. */
async function signReports(tx: Tx, reportIds: readonly number[]): Promise<void> {
  const signed = (await narrativesOf(tx, reportIds)).map((stored) => ({ stored, ...runNarrative(stored) }))
  const fit = signed.filter(({ stored, runs }) => stored.whole && runs.length >= FEWEST_RUNS)
  const rows = fit.map(({ stored: { report_id, version_id, agency_id, year }, runs }) => {
    const { bytes, bands } = signatureOf(runs, year)
    const signature = Buffer.from(bytes).toString('hex')
    return { report_id, version_id, agency_id, year, shingles: runs.length, signature, bands }
  })
  const kept = new Set(rows.map(({ report_id }) => report_id))
  await replaceSignatures(
    tx,
    rows,
    reportIds.filter((id) => !kept.has(id)),
  )
}

/** Like nothing. */
const NO_SIGNATURE = new Uint8Array()

/** Report → those whose signatures are near, nearest first; last year's report goes in the other direction, too. */
async function nearestOf(
  tx: Tx,
  reportIds: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = await candidatePairs(tx, reportIds)
  const ids = new Set(found.flatMap(({ report_id, other_id }) => [report_id, other_id]))
  const signatures = await signaturesOf(tx, [...ids])
  const pairs = found
    .map(({ report_id, other_id }) => ({
      report_id,
      other_id,
      alike: likeness(signatures.get(report_id) ?? NO_SIGNATURE, signatures.get(other_id) ?? NO_SIGNATURE),
    }))
    .filter(({ alike }) => alike >= MAYBE)
    .sort((a, b) => b.alike - a.alike || a.other_id - b.other_id)
  const near = Map.groupBy(pairs, ({ report_id }) => report_id)
  return new Map([...near].map(([id, found]) => [id, found.slice(0, MOST).map(({ other_id }) => other_id)]))
}

async function narrativesById(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RunNarrative & Pick<StoredNarrative, 'report_id' | 'version_id' | 'whole'>>> {
  const stored = await narrativesOf(tx, [...new Set(ids)])
  return new Map(
    stored.map((one) => [
      one.report_id,
      { ...runNarrative(one), report_id: one.report_id, version_id: one.version_id, whole: one.whole },
    ]),
  )
}

async function learnCommon(tx: Tx, year: number, known: CommonRuns): Promise<void> {
  const rows = await sampleOfYear(tx, year, SAMPLE)
  const sample = rows.map(({ version_id }) => version_id).join()
  if (known.get(year)?.sample === sample) return
  const stored = await narrativesOf(
    tx,
    rows.map(({ report_id }) => report_id),
  )
  known.set(year, { sample, runs: commonRuns(stored.map(runNarrative)) })
}
