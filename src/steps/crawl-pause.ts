/** Errors that are no fault of the source: we stop of our own will and go on in a later run. */
import { AppError } from '../domain/errors.ts'

const PAUSES = new Set(['quiet_hours', 'byte_budget'])

/** Why the portal waits; null where the error is an ordinary one. A robots.txt not asked for is not one that failed. */
export function pauseReason(error: unknown): string | null {
  if (!(error instanceof AppError)) return null
  if (PAUSES.has(error.code)) return error.message
  return PAUSES.has(String(error.context.cause_code)) ? error.message : null
}

/** Ends the work on a portal until a later run. */
export class CrawlPaused extends Error {}
