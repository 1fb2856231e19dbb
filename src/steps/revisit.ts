/**
 * When a stored report is asked for again, and how. The longer a page has stood as it is, the rarer it is asked: a tenth of
 * that time lies between two visits. Law: a server that says "not modified" is not believed for ever; now and then, each
 * page in its own turn, the whole page is asked for.
 */
import { hash } from 'node:crypto'
import type { Validator } from '../../db/queries/fetches.ts'

const DAY_MS = 86_400_000
/** Share of the time a page has stood unchanged that lies between two visits. */
const SHARE = 0.1
const LONGEST_MS = 60 * DAY_MS
/** Visits, and days, after which a page is asked for whole at the earliest; each page has its own turn after that. */
const CONFIRMED = { least: 5, spread: 40 }
const AGE_DAYS = { least: 30, spread: 60 }

/** `since`: when its present bytes were first seen; `checked`: when they were last. Milliseconds since 1970. */
export function isDue(since: number, checked: number, now: number): boolean {
  return now - checked >= Math.min(LONGEST_MS, SHARE * (checked - since))
}

/** True where the page is asked for without conditions although its validators are known. */
export function asksWhole(url: string, last: Pick<Validator, 'at' | 'confirmed'>, now: number): boolean {
  const turn = Number.parseInt(hash('sha256', url).slice(0, 8), 16)
  if (last.confirmed >= CONFIRMED.least + (turn % CONFIRMED.spread)) return true
  return now - Date.parse(last.at) >= (AGE_DAYS.least + (turn % AGE_DAYS.spread)) * DAY_MS
}

/** True where a 304 carries other validators than those it was asked about: it speaks of other bytes. */
export function contradicts(
  headers: Readonly<Record<string, string>>,
  last: Pick<Validator, 'etag' | 'last_modified'>,
): boolean {
  const { etag, 'last-modified': modified } = headers
  const isOther = (said: string | undefined, known: string | null) =>
    said !== undefined && known !== null && strong(said) !== strong(known)
  return isOther(etag, last.etag) || isOther(modified, last.last_modified)
}

/** Gateways mark a validator as weak when they compress; it still names the same bytes. */
function strong(validator: string): string {
  return validator
    .trim()
    .replace(/^W\//, '')
    .replace(/-gzip(?="$)/, '')
}
