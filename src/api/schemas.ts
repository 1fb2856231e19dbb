/** Rows of the public surface as schemas: OpenAPI, CSV columns and tests are all read from here. */
import { z } from '@hono/zod-openapi'
import { DUTY_STATES } from '../domain/duty.ts'

const int = () => z.number().int()
const string = () => z.string()
const nullable = () => z.string().nullable()
const strings = () => z.array(z.string())
const instant = () => z.string().openapi({ format: 'date-time' })
const date = () => z.string().nullable().openapi({ format: 'date' })
const cellKind = () => z.enum(['number', 'blank', 'not_applicable', 'text', 'image'])
const readStatus = () =>
  z.enum(['complete', 'partial', 'needs_ocr', 'attachment_only', 'not_a_report', 'unreadable'])
const findingCount = () => z.object({ error: int(), warning: int() })

/** How far a figure may be set beside others. */
export const COMPARABILITY = z.enum(['exact', 'near', 'partial', 'none'])

export const AGENCY = z
  .object({
    key: string().describe('Stable key of the body'),
    name: string(),
    region_code: string(),
    region: string(),
    kind: string(),
    parent_key: nullable(),
    uscc: nullable().describe('统一社会信用代码'),
    aliases: strings(),
    valid_from: date(),
    valid_to: date(),
    learned: z.boolean().describe('True where no roster names the body'),
  })
  .openapi('Agency')

export const REGION = z
  .object({
    code: string(),
    name: string(),
    level: string().describe('nation, province, prefecture, county, township or village'),
    kind: string().describe(
      'standard (GB/T 2260), pseudo (a prefecture by its digits alone) or zone (no code of the standard)',
    ),
    parent_code: nullable().describe('The region around it'),
    valid_from: date(),
    valid_to: date(),
    successor_code: nullable().describe('Of a code that ended: what took most of it over'),
  })
  .openapi('Region')

export const INDICATOR = z
  .object({
    id: string(),
    label_zh: string(),
    label_en: string(),
    unit: string(),
    kind: z.enum(['cell', 'group', 'measure']),
    table: string().describe('Table of the form, or `measure`'),
    eras: strings().describe('Forms that have it'),
    numerator: strings(),
    denominator: strings(),
    note: nullable(),
  })
  .openapi('Indicator')

export const REPORT = z
  .object({
    id: int(),
    version_id: int(),
    version: int(),
    versions: int(),
    agency_key: string(),
    agency: string(),
    region: string(),
    region_code: string(),
    year: int().describe('Report year'),
    era: nullable(),
    scope: string(),
    status: readStatus(),
    reason: nullable(),
    title: nullable(),
    published_on: date(),
    published_on_source: nullable(),
    source_url: string(),
    document_sha256: string(),
    fetched_at: instant(),
    first_seen_at: instant(),
    withdrawn_on: date(),
    findings: findingCount(),
  })
  .openapi('Report')

export const CELL = z
  .object({
    report_id: int(),
    version: int(),
    agency_key: string(),
    agency: string(),
    region: string(),
    region_code: string(),
    year: int(),
    era: nullable(),
    scope: string(),
    report_status: readStatus(),
    table: string(),
    id: string().describe('Indicator id'),
    kind: cellKind(),
    value: z.number().nullable().describe("In the indicator's unit; null unless kind is number"),
    raw: string().describe('As printed'),
    unit: string(),
    unit_printed: nullable(),
    note: nullable(),
    source: z.object({
      block: int(),
      row: int().optional(),
      col: int().optional(),
      start: int().optional(),
      end: int().optional(),
    }),
    source_url: string(),
    document_sha256: string(),
    fetched_at: instant(),
    comparability: COMPARABILITY.describe('Beside the form in force'),
    notes: strings().describe('Ids of what limits this figure'),
  })
  .openapi('Cell')

export const POINT = z
  .object({
    agency_key: string(),
    agency: string(),
    year: int(),
    indicator: string().describe('Indicator or measure id'),
    value: z.number().nullable(),
    kind: z.enum(['number', 'blank', 'not_applicable', 'text', 'image', 'computed', 'absent']),
    unit: string(),
    era: nullable(),
    scope: nullable(),
    notes: strings().describe('Ids of the notes that limit this figure'),
    report_id: int().nullable(),
    report_status: nullable(),
    source_url: nullable(),
    document_sha256: nullable(),
    n: z.number().nullable().describe('Numerator of a measure'),
    d: z.number().nullable().describe('Denominator of a measure'),
    comparability: nullable().describe(
      'How far its form may be set beside the form in force: exact, near, partial or none',
    ),
    report_ids: z.array(int()).describe('Reports it rests on; several where bodies were merged'),
  })
  .openapi('Point')

export const TOTAL = z
  .object({
    indicator: string(),
    year: int(),
    value: z.number().nullable().describe('Sum, or ratio of sums, over the bodies counted'),
    unit: string(),
    n: z.number().nullable(),
    d: z.number().nullable(),
    counted: int().describe('Bodies counted'),
    bodies: int().describe('Bodies asked for'),
    notes: strings(),
  })
  .openapi('Total')

export const DUTY = z
  .object({
    agency_key: string(),
    agency: string(),
    region: string(),
    year: int(),
    due_on: date(),
    due_basis: string(),
    state: z.enum(DUTY_STATES as readonly [string, ...string[]]),
    days_late: int().nullable(),
    published_on: date(),
    published_on_source: nullable(),
    first_seen_at: instant().nullable(),
    report_id: int().nullable(),
    source_url: nullable(),
    evidence: z.object({
      last_checked_at: instant().nullable(),
      last_success_at: instant().nullable(),
      checked: z.array(z.object({ url: string(), status: string(), at: instant(), sha256: nullable() })),
      health: string(),
      reason: string(),
    }),
    findings: findingCount(),
  })
  .openapi('Duty')

export const FINDING = z
  .object({
    check: string(),
    key: string(),
    state: z.enum(['pass', 'pass_with_blanks', 'fail', 'not_assessable']),
    severity: z.enum(['error', 'warning', 'info']),
    cells: strings(),
    expected: z.number().nullable(),
    actual: z.number().nullable(),
    message: string(),
    fingerprint: string(),
    report_id: int(),
    agency_key: string(),
    agency: string(),
    region: string(),
    year: int(),
    source_url: string(),
    verdict: z.enum(['confirmed', 'dismissed']).nullable(),
    verdict_by: string().nullable(),
    verdict_note: string().nullable(),
  })
  .openapi('Finding')

export const MENTION = z
  .object({
    report_id: int(),
    agency_key: string(),
    agency: string(),
    region: string(),
    region_code: string(),
    year: int(),
    scope: string(),
    section: string().describe('Id of the section'),
    heading: nullable(),
    offset: int()
      .nullable()
      .describe('Where the first word stands in the text of the section, in UTF-16 units'),
    snippet: string().describe('The words around it'),
    source_url: string(),
    document_sha256: string(),
  })
  .openapi('Mention')

/** One cell of the agency × year matrix, as a row of its own. */
export const MATRIX_CELL = z.object({
  agency_key: string(),
  agency: string(),
  region: string(),
  kind: string(),
  year: int(),
  state: z.enum(DUTY_STATES as readonly [string, ...string[]]),
  days_late: int().nullable(),
  report_id: int().nullable(),
  read_status: readStatus().nullable(),
  findings: findingCount(),
})

export const PROBLEM = z
  .object({
    type: string(),
    title: string(),
    status: int(),
    detail: string(),
    instance: string(),
    code: string(),
    hint: string().optional(),
    allowed: strings().optional(),
    faults: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .openapi('Problem')
