/** Rows of portals and of what crawls did at them. */
import { z } from '@hono/zod-openapi'

const int = () => z.number().int()
const string = () => z.string()
const nullable = () => z.string().nullable()
const instant = () => z.string().openapi({ format: 'date-time' })

export const PORTAL = z
  .object({
    id: string(),
    name: string(),
    region_code: string(),
    family: string(),
    base_url: string(),
    health: z.enum(['ok', 'faulty', 'blocked', 'never']),
    health_reason: nullable(),
    last_checked_at: instant().nullable(),
    last_success_at: instant().nullable(),
    reports: int(),
    waiting: int(),
    proposals: z
      .array(
        z.object({
          column_url: string(),
          proposed_url: string(),
          how: string(),
          known: int(),
          listed: int(),
          proven: z.boolean(),
          first_seen_at: instant(),
          last_seen_at: instant(),
        }),
      )
      .describe('Columns that are lost, each with where it may be now'),
  })
  .openapi('Portal')

/** What became of what was fetched, of a run and of each portal in it. */
const COUNTS = {
  fetched: int(),
  new: int(),
  changed: int(),
  unchanged: int(),
  refused: int(),
  unmatched: int(),
  failed: int(),
  failures: z.record(z.string(), int()),
  bytes: int(),
  seconds: z.number(),
}

export const RUN = z
  .object({
    id: int(),
    started_at: instant(),
    finished_at: instant().nullable(),
    outcome: z.enum(['running', 'ok', 'failed', 'interrupted', 'paused']),
    totals: z.object({ found: int(), ...COUNTS }),
    portals: z.array(
      z.object({
        portal_id: string(),
        outcome: string(),
        reason: nullable(),
        listed: int(),
        ...COUNTS,
        browser_pages: int().optional(),
        browser_seconds: z.number().optional(),
      }),
    ),
  })
  .openapi('Run')
