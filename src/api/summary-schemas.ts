/** Rows of the answers made from summaries. */
import { z } from '@hono/zod-openapi'
import { COMPARABILITY } from './schemas.ts'

const int = () => z.number().int()
const string = () => z.string()

export const RANKED = z
  .object({
    rank: int().describe('From 1, in the order asked for'),
    agency_key: string(),
    agency: string(),
    region_code: string(),
    region: string(),
    kind: string(),
    year: int(),
    scope: string().describe('Whose figures; only reports of one scope are ranked together'),
    era: string().nullable(),
    measure: string().describe('Measure or count'),
    value: z.number(),
    n: z.number().describe('Numerator, or the count itself'),
    d: z.number().nullable().describe('Denominator; null for a count'),
    report_id: int(),
    report_status: string(),
    comparability: COMPARABILITY.describe('How far its form compares with the form in force'),
    notes: z
      .array(string())
      .describe('What limits the figure: partial_report, withdrawn, fails:CHECK, break_2024'),
    source_url: string(),
    document_sha256: string(),
  })
  .openapi('RankedBody')

export const CHANGED = RANKED.extend({
  era_before: string().nullable().describe('Form of the year before'),
  before: z.number().describe('Value of the year before'),
  n_before: z.number(),
  d_before: z.number().nullable(),
  change: z.number().describe('value − before'),
}).openapi('ChangedBody')

export const TOTAL = z
  .object({
    region_code: string(),
    region: string(),
    year: int(),
    scope: string(),
    measure: string(),
    value: z.number().nullable().describe('Σ n / Σ d, never a mean of ratios; for a count Σ n'),
    n: z.number().nullable(),
    d: z.number().nullable(),
    bodies: int().describe('Bodies whose figures are in the sums'),
    reports: int().describe('Reports of this scope whose tables were read'),
    bound: int()
      .nullable()
      .describe('Bodies that must publish; null where that is not set down, or a kind was asked for'),
    comparability: COMPARABILITY.describe(
      'How far the form in force for the year compares with the form in force now',
    ),
    notes: z
      .array(string())
      .describe(
        'figure_missing: a report lacks the figure; reports_missing: fewer reports than bodies; break_2024',
      ),
  })
  .openapi('RegionTotal')
