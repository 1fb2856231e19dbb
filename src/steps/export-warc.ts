/**
 * Archive and history of fetches as one WARC file. Bytes stand in it once, as they were served; every further fetch of
 * them is a revisit. Law: streamed, and the file appears under its name only when it is whole.
 */
import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Archive } from '../../db/archive/archive.ts'
import type { Store } from '../../db/connect.ts'
import {
  countFetches,
  type FetchFilters,
  type PastFetch,
  streamFetches,
} from '../../db/queries/fetch-history.ts'
import { AppError, InputError, UnreachableError } from '../domain/errors.ts'
import { fetchRecords, warcinfoRecord } from '../exports/warc-fetch.ts'
import { packRecord, type WarcRecord, type WarcType } from '../exports/warc-record.ts'

export interface WarcRequest extends FetchFilters {
  /** Path of the file; one that is there is replaced. */
  readonly out: string
  /** `User-Agent` under which the pages were fetched, said in the first record. */
  readonly agent: string
}

export interface WarcTally {
  readonly fetches: number
  readonly records: Readonly<Partial<Record<WarcType, number>>>
  /** Of the file. */
  readonly bytes: number
  /** Documents whose bytes the archive has lost. */
  readonly lost: readonly string[]
}

interface WarcDeps {
  readonly store: Store
  readonly archive: Archive
  readonly now: () => Date
  readonly onProgress?: (done: number, total: number) => void
}

/** InputError where the file cannot be written. */
export async function exportWarc(deps: WarcDeps, request: WarcRequest): Promise<WarcTally> {
  const part = `${request.out}.part`
  const file = await open(part, 'w').catch((cause: Error) => {
    throw new InputError('bad_out', `--out ${request.out}: ${cause.message}`, { cause })
  })
  try {
    const tally = await writeFetches(deps, request, async (bytes) => {
      await file.writeFile(bytes)
    })
    await file.datasync()
    await file.close()
    await rename(part, request.out)
    return tally
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
}

async function writeFetches(
  deps: WarcDeps,
  request: WarcRequest,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<WarcTally> {
  const { db } = deps.store
  const records: Partial<Record<WarcType, number>> = {}
  const lost = new Set<string>()
  let [fetches, bytes] = [0, 0]
  const keep = async (record: WarcRecord) => {
    const packed = await packRecord(record)
    await write(packed)
    bytes += packed.length
    records[record.type] = (records[record.type] ?? 0) + 1
  }
  await keep(infoOf(deps, request))
  const total = await countFetches(db, request)
  for await (const fetch of streamFetches(db, request)) {
    const payload = await payloadOf(deps.archive, fetch)
    const sha256 = fetch.sha256 ?? ''
    if (payload === 'lost') lost.add(sha256)
    const first = fetch.first?.id === fetch.id || lost.has(sha256) ? null : fetch.first
    for (const record of fetchRecords(fetch, first, payload === 'lost' ? null : payload)) await keep(record)
    fetches += 1
    deps.onProgress?.(fetches, total)
  }
  return { fetches, records, bytes, lost: [...lost] }
}

/** Null where the bytes stand in an earlier record, or there are none. */
async function payloadOf(
  archive: Archive,
  { id, sha256, first }: PastFetch,
): Promise<Uint8Array | null | 'lost'> {
  if (sha256 === null || first?.id !== id) return null
  try {
    return await archive.get(sha256)
  } catch (error) {
    if (error instanceof AppError && !(error instanceof UnreachableError)) return 'lost'
    throw error
  }
}

function infoOf({ now }: WarcDeps, { out, agent, portals, since }: WarcRequest): WarcRecord {
  const facts = [
    ['software', agent],
    ['description', '政府信息公开工作年度报告'],
    ...(portals === null ? [] : [['portals', portals.join(', ')] as const]),
    ...(since === null ? [] : [['since', since] as const]),
  ] as const
  return warcinfoRecord(facts, now().toISOString(), basename(out))
}
