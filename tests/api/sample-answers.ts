/** A small invented district as plain objects, answering every question of the doors. */
import { formatOf } from '../../parsers/formats/index.ts'
import type { Answers, Archive, Slice, Window } from '../../src/api/answers.ts'
import { cellRows } from '../../src/api/cell-rows.ts'
import { matrixSlice, sliceOf } from '../../src/api/slices.ts'
import { compareReports } from '../../src/compare/compare-reports.ts'
import type {
  AgencyAnswer,
  FindingAnswer,
  PortalAnswer,
  ReportAnswer,
  RunAnswer,
} from '../../src/domain/answer.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { DutyRow, DutyState } from '../../src/domain/duty.ts'
import { NotFoundError, UnreachableError } from '../../src/domain/errors.ts'
import type { RankedBody, SummaryFilter } from '../../src/domain/summary.ts'
import type { VerdictAnswer } from '../../src/domain/verdict.ts'

export const EVIL = '<script>alert("坏")</script>局'
const REGION = { code: '990101', name: '柏川区' }
export const SOURCE_TEXT =
  '<html><script>alert(1)</script><table><tr><td>一、本年新收</td><td>1,234</td></tr></table></html>'
const NUMBER_AT = SOURCE_TEXT.indexOf('1,234')
export const SOURCE_BYTES = new TextEncoder().encode(SOURCE_TEXT)
export const SHA = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(SOURCE_BYTES))).toString(
  'hex',
)
export const PDF_SHA = 'f'.repeat(64)
export const NOW = new Date('2025-02-10T03:00:00Z')

function agency(key: string, name: string): AgencyAnswer {
  return {
    key: `990101:${key}`,
    name,
    region_code: REGION.code,
    region: REGION.name,
    kind: 'department',
    parent_key: null,
    uscc: null,
    aliases: ['旧名局'],
    valid_from: null,
    valid_to: null,
    learned: false,
  }
}

export const AGENCIES: readonly AgencyAnswer[] = [
  agency('发展改革局', '柏川区发展改革局'),
  agency('教育局', '柏川区教育局'),
  agency('evil', EVIL),
  ...Array.from({ length: 250 }, (_, i) => agency(`临湖镇${i}`, `临湖镇第${i}办事处`)),
]
const [FIRST, SECOND, THIRD] = AGENCIES as readonly [AgencyAnswer, AgencyAnswer, AgencyAnswer]

/** Cells of an era, all `number` 3 but for those overridden; `null` leaves a cell out. */
function cellsOf(era: 'era_2021' | 'era_2019', overrides: Record<string, Partial<Cell> | null>): Cell[] {
  return (formatOf(era)?.tables ?? []).flatMap((table) =>
    table.cells.flatMap((def, index): Cell[] => {
      const override = overrides[def.id]
      if (override === null) return []
      return [
        {
          table: table.id,
          id: def.id,
          kind: 'number',
          value: 3,
          raw: '3',
          unit: def.unit,
          source: { block: index, row: def.grid.row, col: def.grid.col },
          ...override,
        },
      ]
    }),
  )
}

interface ReportMaking {
  readonly id: number
  readonly of: AgencyAnswer
  readonly year: number
  readonly era: 'era_2021' | 'era_2019'
  readonly overrides?: Record<string, Partial<Cell> | null>
  readonly more?: Partial<ReportAnswer>
}

function report({ id, of, year, era, overrides = {}, more = {} }: ReportMaking): ReportAnswer {
  return {
    id,
    version_id: id * 10,
    version: 1,
    versions: 1,
    agency_key: of.key,
    agency: of.name,
    region: REGION.name,
    region_code: REGION.code,
    year,
    era,
    scope: 'own',
    status: 'complete',
    reason: null,
    title: `${of.name}${year}年政府信息公开工作年度报告`,
    published_on: `${year + 1}-01-20`,
    published_on_source: 'label',
    source_url: `http://baichuan.test/${id}.html`,
    document_sha256: SHA,
    fetched_at: '2025-02-01T01:00:00.000Z',
    first_seen_at: '2025-02-01T01:00:00.000Z',
    withdrawn_on: null,
    findings: { error: 0, warning: 0 },
    agency_printed: of.name,
    dates: [{ date: `${year + 1}-01-20`, source: 'label', raw: '发布日期' }],
    published_on_confidence: 'high',
    date_candidates: [],
    events: [],
    sections: [{ id: 'overview', heading: '一、总体情况', text: '全年<b>主动公开</b>信息。' }],
    cells: cellsOf(era, overrides),
    checks: [],
    leftovers: [],
    attachments: [],
    files: [],
    urls: [`http://baichuan.test/${id}.html`],
    history: [
      {
        version_id: id * 10,
        version: 1,
        document_sha256: SHA,
        fetched_at: '2025-02-01T01:00:00.000Z',
        source_url: `http://baichuan.test/${id}.html`,
        status: 'complete',
        parser_version: '1',
        current: true,
        changed_cells: [],
        correction: null,
      },
    ],
    ...more,
  }
}

const VERDICT: VerdictAnswer = {
  fingerprint: 'fp-1',
  verdict: 'confirmed',
  author: '张三',
  note: null,
  at: '2025-02-03T01:00:00.000Z',
  findings: 1,
}

const WRONG = {
  check: 't3_balance',
  key: 'natural_person',
  state: 'fail',
  severity: 'error',
  cells: ['new_requests__natural_person', 'carried_out__natural_person'],
  expected: 6,
  actual: 7,
  message: 'natural_person: 3 + 3 is not 4 + 3',
  fingerprint: 'fp-1',
} as const

export const REPORTS: readonly ReportAnswer[] = [
  report({
    id: 1,
    of: FIRST,
    year: 2024,
    era: 'era_2021',
    overrides: {
      new_requests__total: {
        value: 1234,
        raw: '1,234',
        source: { block: 2, row: 3, col: 9, start: NUMBER_AT, end: NUMBER_AT + 5 },
      },
      new_requests__natural_person: { value: 22, raw: '22（其中修订16件）', note: '其中修订16件' },
      carried_in__total: { kind: 'blank', value: null, raw: '' },
      regulations_issued: { kind: 'not_applicable', value: null, raw: '/' },
      regulations_repealed: { kind: 'text', value: null, raw: '约20' },
      regulations_in_force: { kind: 'image', value: null, raw: '' },
      granted__total: null,
    },
    more: {
      status: 'partial',
      reason: '一格未认领',
      version: 2,
      versions: 2,
      findings: { error: 1, warning: 0 },
      checks: [
        WRONG,
        { ...WRONG, key: 'total', state: 'pass', cells: [], message: 'holds', fingerprint: 'fp-2' },
        {
          ...WRONG,
          key: 'other_organization',
          state: 'not_assessable',
          expected: null,
          actual: null,
          cells: ['2023:carried_out__total'],
          message: 'blank',
          fingerprint: 'fp-3',
        },
      ],
      leftovers: [{ reason: 'unknown_row', text: '其他主动公开文件 | 5', source: { block: 1, row: 4 } }],
      attachments: [{ name: '附件', url: 'javascript:alert(1)' }],
      history: [
        {
          version_id: 9,
          version: 1,
          document_sha256: PDF_SHA,
          fetched_at: '2025-01-25T00:00:00.000Z',
          source_url: 'http://baichuan.test/1.html',
          status: 'complete',
          parser_version: '1',
          current: false,
          changed_cells: [],
          correction: null,
        },
        {
          version_id: 10,
          version: 2,
          document_sha256: SHA,
          fetched_at: '2025-02-01T01:00:00.000Z',
          source_url: 'http://baichuan.test/1.html',
          status: 'partial',
          parser_version: '1',
          current: true,
          changed_cells: ['new_requests__total'],
          correction: null,
          difference: {
            cells: [
              {
                table: 't3',
                id: 'new_requests__total',
                before: { kind: 'number', value: 5, raw: '5' },
                after: { kind: 'number', value: 6, raw: '6' },
              },
            ],
            sentences: [{ section: 'overview', kind: 'added', before: null, after: '全年<b>新增</b>一句。' }],
          },
        },
      ],
    },
  }),
  report({
    id: 2,
    of: FIRST,
    year: 2020,
    era: 'era_2019',
    overrides: { other_outcomes_subtotal__total: { value: 0, raw: '0' } },
  }),
  report({
    id: 3,
    of: FIRST,
    year: 2023,
    era: 'era_2021',
    overrides: { outcomes_total__total: { value: 0, raw: '0' } },
  }),
  report({ id: 4, of: SECOND, year: 2024, era: 'era_2021' }),
  report({ id: 5, of: THIRD, year: 2024, era: 'era_2021', more: { title: EVIL, reason: EVIL } }),
]

function duty(of: AgencyAnswer, year: number, state: DutyState, more: Partial<DutyRow> = {}): DutyRow {
  return {
    agency_key: of.key,
    agency: of.name,
    region: REGION.name,
    year,
    due_on: `${year + 1}-01-31`,
    due_basis: '条例第49条',
    state,
    days_late: null,
    published_on: null,
    published_on_source: null,
    first_seen_at: null,
    report_id: null,
    source_url: null,
    evidence: {
      last_checked_at: '2025-02-09T00:00:00.000Z',
      last_success_at: '2025-02-09T00:00:00.000Z',
      checked: [
        { url: 'http://baichuan.test/', status: '200', at: '2025-02-09T00:00:00.000Z', sha256: null },
      ],
      health: 'ok',
      reason: '来源正常',
    },
    findings: { error: 0, warning: 0 },
    ...more,
  }
}

export const DUTIES: readonly DutyRow[] = [
  duty(FIRST, 2023, 'on_time', {
    report_id: 3,
    published_on: '2024-01-20',
    source_url: 'http://baichuan.test/3.html',
  }),
  duty(FIRST, 2024, 'late', {
    report_id: 1,
    days_late: 5,
    published_on: '2025-02-05',
    findings: { error: 1, warning: 0 },
  }),
  duty(SECOND, 2023, 'missing'),
  duty(SECOND, 2024, 'on_time', { report_id: 4 }),
  duty(THIRD, 2023, 'exempt'),
  duty(THIRD, 2024, 'held', { report_id: 5 }),
  ...AGENCIES.slice(3).flatMap((one) => [duty(one, 2023, 'unknown'), duty(one, 2024, 'not_due')]),
]

export const FINDINGS: readonly FindingAnswer[] = REPORTS.flatMap((one) =>
  one.checks.map((check) => ({
    ...check,
    report_id: one.id,
    agency_key: one.agency_key,
    agency: one.agency,
    region: one.region,
    year: one.year,
    source_url: one.source_url,
    verdict: null,
    verdict_by: null,
    verdict_note: null,
  })),
)

const PORTALS: readonly PortalAnswer[] = [
  {
    id: 'baichuan',
    name: '柏川区人民政府',
    region_code: REGION.code,
    family: 'static',
    base_url: 'http://baichuan.test/',
    health: 'ok',
    health_reason: null,
    last_checked_at: '2025-02-09T00:00:00.000Z',
    last_success_at: '2025-02-09T00:00:00.000Z',
    reports: 5,
    waiting: 2,
    proposals: [],
  },
  {
    id: 'linhu',
    name: '临湖"镇',
    region_code: REGION.code,
    family: 'static',
    base_url: 'http://linhu.test/',
    health: 'blocked',
    health_reason: '403',
    last_checked_at: '2025-02-09T00:00:00.000Z',
    last_success_at: null,
    reports: 0,
    waiting: 0,
    proposals: [],
  },
]

const RUNS: readonly RunAnswer[] = [
  {
    id: 7,
    started_at: '2025-02-09T00:00:00.000Z',
    finished_at: '2025-02-09T00:10:00.000Z',
    outcome: 'ok',
    totals: {
      found: 9,
      fetched: 9,
      new: 5,
      changed: 1,
      unchanged: 3,
      refused: 1,
      unmatched: 0,
      failed: 2,
      failures: { timeout: 2 },
      bytes: 123_456,
      seconds: 600,
    },
    portals: [
      {
        portal_id: 'baichuan',
        outcome: 'ok',
        reason: null,
        seconds: 12.5,
        failures: { timeout: 2 },
        listed: 9,
        fetched: 9,
        new: 5,
        changed: 1,
        unchanged: 3,
        refused: 1,
        unmatched: 0,
        failed: 2,
        bytes: 12345,
      },
    ],
  },
]

const fits = <T extends string | number>(wanted: readonly T[] | null, value: T) =>
  wanted === null || wanted.includes(value)
const same = <T>(wanted: T | null, value: T) => wanted === null || wanted === value
const later = async <T>(rows: readonly T[], window: Window): Promise<Slice<T>> => sliceOf(rows, window)

const sliced =
  <T>(rows: readonly T[]) =>
  (_filter: unknown, window: Window): Promise<Slice<T>> =>
    later(rows, window)
function ranked({ figure: measure, year, scope, kind }: SummaryFilter): readonly RankedBody[] {
  return REPORTS.filter((one) => one.year === year && fits(kind === null ? null : [kind], 'department')).map(
    (one, at) => ({
      rank: at + 1,
      agency_key: one.agency_key,
      agency: one.agency,
      region_code: one.region_code,
      region: one.region,
      kind: 'department',
      year,
      scope,
      era: one.era,
      measure,
      value: 0.5 - at / 10,
      n: 10 - 2 * at,
      d: 20,
      report_id: one.id,
      report_status: one.status,
      comparability: 'exact',
      notes: ['fails:t3_balance'],
      source_url: one.source_url,
      document_sha256: one.document_sha256,
    }),
  )
}

export function sampleAnswers(more: Partial<Answers> = {}): Answers {
  return {
    ready: async () => {},
    tally: async () => ({
      reports: { complete: REPORTS.filter((one) => one.status === 'complete').length, partial: 1 },
      duties: { late: 1 },
    }),
    regions: sliced([
      {
        code: REGION.code,
        name: REGION.name,
        level: 'county',
        kind: 'standard',
        parent_code: '990100',
        valid_from: null,
        valid_to: null,
        successor_code: null,
      },
    ]),
    agency: async (key) => AGENCIES.find((one) => one.key === key) ?? null,
    agencies: (filter, window) =>
      later(
        AGENCIES.filter((one) => same(filter.region, one.region_code) && one.name.includes(filter.q ?? '')),
        window,
      ),
    matrix: async (filter, window) => {
      const years = [2023, 2024].filter((year) => fits(filter.years, year))
      const rows = filter.region !== null && filter.region !== REGION.code ? [] : AGENCIES
      return matrixSlice(
        {
          years,
          rows: rows.map((one) => ({
            agency_key: one.key,
            agency: one.name,
            region: one.region,
            kind: one.kind,
            cells: DUTIES.filter((row) => row.agency_key === one.key && years.includes(row.year)).map(
              (row) => ({
                year: row.year,
                state: row.state,
                days_late: row.days_late,
                report_id: row.report_id,
                read_status: REPORTS.find((found) => found.id === row.report_id)?.status ?? null,
                findings: row.findings,
              }),
            ),
          })),
        },
        filter,
        window,
      )
    },
    status: (filter, window) =>
      later(
        DUTIES.filter(
          (row) =>
            same(filter.agency, row.agency_key) &&
            fits(filter.years, row.year) &&
            fits(filter.states, row.state),
        ),
        window,
      ),
    reports: (filter, window) =>
      later(
        REPORTS.filter(
          (one) =>
            same(filter.agency, one.agency_key) &&
            fits(filter.years, one.year) &&
            fits(filter.status, one.status) &&
            same(filter.era, one.era),
        ).map(
          ({
            agency_printed: _1,
            dates: _2,
            sections: _3,
            cells: _4,
            checks: _5,
            leftovers: _6,
            attachments: _7,
            urls: _8,
            history: _9,
            published_on_confidence: _10,
            date_candidates: _11,
            events: _12,
            files: _13,
            ...summary
          }) => summary,
        ),
        window,
      ),
    report: async (id, version) => REPORTS.find((one) => one.id === id && same(version, one.version)) ?? null,
    cells: (filter, window) =>
      later(
        REPORTS.flatMap(cellRows).filter(
          (row) =>
            same(filter.report, row.report_id) &&
            same<string>(filter.table, row.table) &&
            fits(filter.indicators, row.id) &&
            fits(filter.years, row.year),
        ),
        window,
      ),
    measures: (filter, window) =>
      later(
        compareReports(REPORTS, {
          agencies: AGENCIES.slice(0, 3),
          years: filter.years ?? [2023, 2024],
          indicators: filter.measures ?? ['disclosure_rate'],
        }).points,
        window,
      ),
    rank: async (filter, largestFirst, window) => ({
      ...sliceOf(largestFirst ? ranked(filter) : ranked(filter).toReversed(), window),
      pending: 0,
    }),
    changes: async (filter, _order, window) => ({
      ...sliceOf(
        ranked(filter).map((row) => ({
          ...row,
          era_before: row.era,
          before: 0.25,
          n_before: 5,
          d_before: 20,
          change: row.value - 0.25,
        })),
        window,
      ),
      pending: 2,
    }),
    totals: async ({ figure: measure, years, scope, level }) => {
      const shown = { region_code: REGION.code, region: level, scope, measure, value: 0.5, n: 10, d: 20 }
      const rows = (years ?? [2023, 2024]).map((year) => ({
        ...shown,
        year,
        bodies: 2,
        reports: 3,
        bound: null,
        comparability: 'exact' as const,
        notes: ['figure_missing'],
      }))
      return { rows, total: rows.length, pending: 0 }
    },
    findings: (filter, window) =>
      later(
        FINDINGS.filter(
          (row) =>
            same(filter.agency, row.agency_key) &&
            fits(filter.years, row.year) &&
            same(filter.check, row.check) &&
            same(filter.fingerprint ?? null, row.fingerprint) &&
            same(filter.severity, row.severity) &&
            fits(filter.states, row.state),
        ),
        window,
      ),
    search: (filter, window) =>
      later(
        REPORTS.filter((one) => fits(filter.years, one.year)).flatMap((one) =>
          one.sections
            .filter(({ text }) => filter.words.every((word) => text.includes(word)))
            .map(({ id, heading, text }) => ({
              report_id: one.id,
              agency_key: one.agency_key,
              agency: one.agency,
              region: one.region,
              region_code: one.region_code,
              year: one.year,
              scope: one.scope,
              section: id,
              heading,
              offset: text.indexOf(filter.words[0] ?? ''),
              snippet: text,
              source_url: one.source_url,
              document_sha256: one.document_sha256,
            })),
        ),
        window,
      ),
    compare: async (request) =>
      compareReports(REPORTS, {
        ...request,
        agencies: request.agencies.map((key) => ({
          key,
          name: AGENCIES.find((one) => one.key === key)?.name ?? key,
        })),
      }),
    jobs: async () => ({ waiting: 2, delayed: 1, active: 1, given_up: 1 }),
    verdicts: (window) => later([VERDICT], window),
    portals: async (ids) => PORTALS.filter(({ id }) => ids === undefined || ids.includes(id)),
    portalHealth: async () => PORTALS.map(({ id, health }) => ({ id, health })),
    runs: (window) => later(RUNS, window),
    document: async (sha256) =>
      sha256 === SHA
        ? {
            sha256,
            url: 'http://baichuan.test/1.html',
            fetched_at: '2025-02-01T01:00:00.000Z',
            content_type: 'text/html; charset=utf-8',
            charset: 'utf-8',
            bytes: SOURCE_BYTES.length,
            text: SOURCE_TEXT,
            uses: REPORTS.map(({ id, version, agency_key, agency: name, year }) => ({
              report_id: id,
              version,
              agency_key,
              agency: name,
              year,
            })),
          }
        : sha256 === PDF_SHA
          ? {
              sha256,
              url: 'http://baichuan.test/1.pdf',
              fetched_at: '2025-01-25T00:00:00.000Z',
              content_type: 'application/pdf',
              charset: null,
              bytes: 4,
              text: null,
              uses: [],
            }
          : null,
    ...more,
  }
}

export const sampleArchive: Archive = {
  get: async (sha256) => {
    if (sha256 === SHA) return SOURCE_BYTES
    if (sha256 === PDF_SHA) return new TextEncoder().encode('%PDF')
    throw new NotFoundError('no_document', `no document ${sha256} in the archive`)
  },
}

/** A database that does not answer. */
export const brokenAnswers = (): Answers => {
  const fail = async (): Promise<never> => {
    throw new UnreachableError('database', 'the database at db.internal does not answer')
  }
  return Object.fromEntries(Object.keys(sampleAnswers()).map((name) => [name, fail])) as unknown as Answers
}
