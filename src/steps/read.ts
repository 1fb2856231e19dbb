/**
 * Document → report with its checks: the one path that `read`, `crawl` and `reread` share. Needs no database. A regular
 * page of ordinary measure is read at once; another light document under a short fuse; what is heavy by its weight, or
 * burns the fuse, in a worker that can be killed. Law kept here: no document takes the process down or holds it up.
 */
import { Script } from 'node:vm'
import { kindByMagic } from '../../parsers/document-kind.ts'
import {
  MAX_BYTES,
  nothingRead,
  type ReadInput,
  readPageOrText,
  readReport,
  regularPage,
  reportOf,
} from '../../parsers/read-report.ts'
import type { Report } from '../domain/report.ts'
import { checkReading } from './check-reading.ts'
import { allowanceOf } from './read-allowance.ts'
import { readApart } from './read-apart.ts'
import { isOrdinary } from './read-measure.ts'
import { MAX_TAGS, weigh } from './read-weight.ts'

/** Larger pages are weighed before anything else is done with them. */
const SMALL_BYTES = 300_000

/** A page of ordinary weight takes some milliseconds; this long only where a text was made to be slow. */
const FUSE_MS = 400

/**
 * Reads bytes and runs every check that needs one report. Never throws, whatever the bytes are: odd content is a status
 * with its reason.
 */
export async function readDocument(input: ReadInput): Promise<Report> {
  if (input.bytes.length > MAX_BYTES) return readReport(input)
  const kind = kindByMagic(input.bytes)
  const ordinary = kind === null && input.bytes.length <= SMALL_BYTES ? readOrdinary(input) : null
  if (ordinary !== null) return ordinary
  const weight = weigh(input.bytes)
  if (weight === 'beyond')
    return nothingRead('unreadable', `The page has more than ${MAX_TAGS} tags, which no report needs.`)
  if (weight !== 'light') return readApart(input, allowanceOf(weight, input.bytes.length))
  // Pictures, archives and empty files are refused by their first bytes.
  if (kind !== null) return readReport(input)
  return (
    fused(() => checkReading(readPageOrText(input))) ??
    readApart(input, allowanceOf('light', input.bytes.length))
  )
}

/**
 * Reads what needs no fuse, which would cost as much as all the rest: the scanner takes time proportional to the page,
 * and the rest is bounded by the measure of what it found. Null where the page is not so, or a fault asks for a reading apart.
 */
function readOrdinary(input: ReadInput): Report | null {
  try {
    const reading = regularPage(input)
    return reading === null || !isOrdinary(reading) ? null : checkReading(reportOf(reading, input))
  } catch {
    return null
  }
}

const SLOT = Symbol.for('nianbao.fused')
const CALL = new Script('globalThis[Symbol.for("nianbao.fused")]()')

/** Runs until done or the fuse is burnt (null); a stack overflow or a fault of ours also asks for a second reading. */
function fused(read: () => Report): Report | null {
  const slot = globalThis as { [SLOT]?: () => Report }
  slot[SLOT] = read
  try {
    return CALL.runInThisContext({ timeout: FUSE_MS }) as Report
  } catch {
    return null
  } finally {
    delete slot[SLOT]
  }
}
