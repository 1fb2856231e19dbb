/**
 * Archive and store held against each other: every object is read and hashed, every document looked for. Law: streams
 * both, so that memory does not grow with them, and changes nothing.
 */
import type { Archive, ExaminedObject } from '../../db/archive/archive.ts'
import { inParallel } from '../../db/archive/in-parallel.ts'
import type { Store } from '../../db/connect.ts'
import {
  countDocuments,
  type DocumentSize,
  documentBySha256,
  sizesOfDocuments,
  streamDocuments,
} from '../../db/queries/documents.ts'

export interface ArchiveProblem {
  /**
   * `damaged` (no longer what was served), `wrong_name` (whole, but another document's bytes), `wrong_size` (not the size
   * the store says), `missing` (the store knows it, the archive has it not); no damage: `orphan` (whole, and nothing
   * speaks of it: a crawl killed between archive and store leaves one), `stray` (a file that is no object).
   */
  readonly problem: 'damaged' | 'wrong_name' | 'wrong_size' | 'missing' | 'orphan' | 'stray'
  /** Name in the archive; null for what is missing. */
  readonly object: string | null
  /** Null for a stray. */
  readonly sha256: string | null
  readonly detail: string
  /** Where the bytes were last served, so that they can be fetched again. */
  readonly url: string | null
}

export interface ArchiveVerdict {
  readonly objects: number
  readonly documents: number
  /** Problems that are damage. */
  readonly damaged: number
  /** Orphans and strays. */
  readonly unclaimed: number
}

export interface VerifyDeps {
  readonly store: Store
  readonly archive: Archive
  /** Objects and documents done so far, of about so many. */
  readonly onProgress?: (done: number, total: number) => void
}

const BATCH = 200
const LOOKED_FOR_AT_ONCE = 16

/** Yields each problem as it is found and returns the verdict. */
export async function* verifyArchive(deps: VerifyDeps): AsyncGenerator<ArchiveProblem, ArchiveVerdict> {
  const total = 2 * (await countDocuments(deps.store.db))
  const counts = { objects: 0, documents: 0, damaged: 0, unclaimed: 0 }
  const tell = () => deps.onProgress?.(counts.objects + counts.documents, total)
  for await (const batch of inBatches(deps.archive.examine())) {
    counts.objects += batch.filter(({ sha256 }) => sha256 !== null).length
    for (const problem of await problemsOf(deps, batch)) yield counted(problem, counts)
    tell()
  }
  const { archive, store } = deps
  const look = async (document: DocumentSize) => ({ document, there: await archive.has(document.sha256) })
  for await (const { document, there } of inParallel(streamDocuments(store.db), LOOKED_FOR_AT_ONCE, look)) {
    counts.documents += 1
    if (!there) yield counted(await missing(deps, document), counts)
    if (counts.documents % BATCH === 0) tell()
  }
  tell()
  return counts
}

function counted(problem: ArchiveProblem, counts: { damaged: number; unclaimed: number }): ArchiveProblem {
  if (isDamage(problem)) counts.damaged += 1
  else counts.unclaimed += 1
  return problem
}

function isDamage({ problem }: ArchiveProblem): boolean {
  return problem !== 'orphan' && problem !== 'stray'
}

async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function problemsOf(
  { store }: VerifyDeps,
  batch: readonly ExaminedObject[],
): Promise<readonly ArchiveProblem[]> {
  const hashes = batch.flatMap(({ sha256, actual }) => [sha256, actual].filter((each) => each !== null))
  const sizes = await sizesOfDocuments(store.db, [...new Set(hashes)])
  const problems = batch.flatMap((object) => judge(object, sizes) ?? [])
  return Promise.all(problems.map(async (problem) => ({ ...problem, url: await addressOf(store, problem) })))
}

type Judged = Omit<ArchiveProblem, 'url'>

function judge(examined: ExaminedObject, sizes: ReadonlyMap<string, number>): Judged | null {
  const { object, sha256, actual, size, reason } = examined
  if (sha256 === null) return { problem: 'stray', object, sha256, detail: reason ?? 'it is no object' }
  if (actual === null || size === null)
    return { problem: 'damaged', object, sha256, detail: reason ?? 'it cannot be read' }
  const expected = sizes.get(sha256)
  if (actual !== sha256) {
    if (sizes.has(actual))
      return { problem: 'wrong_name', object, sha256, detail: `it holds the document ${actual}` }
    const lengths =
      expected === undefined || expected === size ? '' : `, ${size} instead of ${expected} bytes`
    return { problem: 'damaged', object, sha256, detail: `its bytes have the hash ${actual}${lengths}` }
  }
  if (expected === undefined) return { problem: 'orphan', object, sha256, detail: 'no document speaks of it' }
  if (expected === size) return null
  return { problem: 'wrong_size', object, sha256, detail: `it has ${size} bytes, the store says ${expected}` }
}

async function missing({ store, archive }: VerifyDeps, document: DocumentSize): Promise<ArchiveProblem> {
  const { sha256, size } = document
  const detail = `${archive.label} has no object of this document of ${size} bytes`
  const found = { problem: 'missing', object: null, sha256, detail } as const
  return { ...found, url: await addressOf(store, found) }
}

async function addressOf({ db }: Store, { sha256 }: Judged): Promise<string | null> {
  return sha256 === null ? null : (await documentBySha256(db, sha256))?.url || null
}
