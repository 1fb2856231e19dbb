/** What the writes answer, for OpenAPI. */
import { z } from '@hono/zod-openapi'
import { VERDICTS } from '../domain/verdict.ts'

const int = () => z.number().int()

export const IMPORT = z
  .object({
    file: z.string(),
    outcome: z.enum(['new', 'changed', 'unchanged', 'held']),
    reason: z.string().nullable().describe('Why it is held; else why the reading is not complete'),
    status: z.string().describe('How far it was read'),
    agency_key: z.string(),
    year: int(),
    report_id: int().nullable().describe('Null where it is held'),
    url: z.string(),
    sha256: z.string(),
    published_on: z.string().nullable(),
    provenance: z.object({ how: z.literal('import'), by: z.string(), at: z.string(), file: z.string() }),
  })
  .openapi('Import')

const VERDICT_SHAPE = {
  fingerprint: z.string(),
  verdict: z.enum(VERDICTS),
  author: z.string(),
  note: z.string().nullable(),
  findings: int().describe('Stored findings that it speaks of, over all versions'),
}
export const KEPT_VERDICT = z.object(VERDICT_SHAPE).openapi('KeptVerdict')
export const VERDICT = z.object({ ...VERDICT_SHAPE, at: z.string() }).openapi('Verdict')

export const ROSTER = z.object({ added: int(), updated: int() }).openapi('RosterImport')

export const SAVED_PORTAL = z
  .object({
    id: z.string(),
    name: z.string(),
    file: z.string().describe('Below the folder of portal files'),
    replaced: z.boolean(),
  })
  .openapi('SavedPortal')
