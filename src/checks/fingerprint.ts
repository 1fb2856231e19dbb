/**
 * The name of a doubt, for a person's verdict to hang on: the same for the same doubt about the same body and year,
 * whatever version of the report shows it and whatever the figures are by then.
 */
import { hash } from 'node:crypto'
import type { Verdict } from './check.ts'

/** 16 hex digits over check, key, body, year and, of a failure, whether the printed side is too large or too small. */
export function fingerprintOf(verdict: Verdict, agency_key: string, year: number): string {
  const parts = [verdict.check, verdict.key, agency_key, String(year), disagreementOf(verdict)]
  return hash('sha256', parts.join('\u0000')).slice(0, 16)
}

function disagreementOf({ state, actual, expected }: Verdict): string {
  if (state !== 'fail') return ''
  if (actual === null || expected === null) return 'fail'
  return actual > expected ? 'over' : 'under'
}
