/** One point of a comparison, from one report, with the notes that belong to it alone. */
import type { ComparedReport } from '../domain/answer.ts'
import type { ComparisonPoint } from '../domain/comparison.ts'
import { BREAK_NOTE, BREAK_YEAR, countsCases } from '../domain/series-break.ts'
import type { Asked } from './asked.ts'
import { eraLevel, levelNow } from './era-level.ts'
import { type FigureSource, figureOf } from './figure.ts'
import { changeOf, type MeasureValue, perResidents, ratioOf } from './measure.ts'

export interface Chosen {
  readonly report: ComparedReport
  /** More than one where bodies before a merger are read as one. */
  readonly reports: readonly ComparedReport[]
  readonly source: FigureSource
  readonly several: boolean
  /** Notes on who stands in for the body. */
  readonly limits: readonly string[]
  /** Why there is no figure although a report stands in. */
  readonly gap?: string
}

export interface PointRequest {
  readonly agency: { readonly key: string; readonly name: string }
  readonly year: number
  readonly asked: Asked
  readonly current: Chosen | undefined
  /** The year before, for measures of change, or why there is none. */
  readonly previous: { readonly before: Chosen | null; readonly notes: readonly string[] }
  /** Resident population of the region at the end of the year; null where none was imported. */
  readonly population: number | null
}

type Value = Pick<ComparisonPoint, 'value' | 'kind' | 'unit' | 'notes' | 'n' | 'd'> & {
  readonly cells: readonly string[]
}

const NOTHING = { value: null, kind: 'absent', n: null, d: null, cells: [] } as const

/** The point asked for; null value, kind `absent` and a note where there is nothing to show. */
export function pointOf(request: PointRequest): ComparisonPoint {
  const { agency, year, asked, current } = request
  const { cells, ...value } = valueAsked(request)
  const report = current?.reports.length === 1 ? current.report : undefined
  const notes = current === undefined ? value.notes : [...value.notes, ...reportNotes(current, cells)]
  return {
    agency_key: agency.key,
    agency: agency.name,
    year,
    indicator: asked.id,
    ...value,
    unit: value.unit === '' ? asked.unit : value.unit,
    era: current?.source.era ?? report?.era ?? null,
    scope: common(current?.reports.map(({ scope }) => scope)),
    notes: [...new Set(notes)],
    report_id: report?.id ?? null,
    report_status: report?.status ?? null,
    source_url: report?.source_url ?? null,
    document_sha256: report?.document_sha256 ?? null,
    comparability: current === undefined ? null : levelNow(figuresOf(asked), current.source.era),
    report_ids: current?.reports.map(({ id }) => id) ?? [],
  }
}

/** The figures that an indicator or measure rests on. */
export function figuresOf(asked: Asked): readonly string[] {
  return asked.kind === 'indicator' ? [asked.id] : [...asked.numerator, ...asked.denominator]
}

const common = (values: readonly string[] = []): string | null =>
  new Set(values).size === 1 ? (values[0] ?? null) : null

function valueAsked(request: PointRequest): Value {
  const { asked, current } = request
  if (current === undefined) return { ...NOTHING, unit: asked.unit, notes: ['no_report'] }
  if (current.gap !== undefined) return { ...NOTHING, unit: asked.unit, notes: [current.gap] }
  if (common(current.reports.map(({ scope }) => scope)) === null)
    return { ...NOTHING, unit: asked.unit, notes: ['scope_differs'] }
  if (!current.reports.every(({ status }) => status === 'complete' || status === 'partial'))
    return { ...NOTHING, unit: asked.unit, notes: ['not_read'] }
  if (asked.kind === 'indicator') return { ...figureOf(current.source, asked.id), n: null, d: null }
  const { value, n, d, cells, notes, absent } = measureValue(asked, current, request)
  return { value, n, d, cells, notes, unit: asked.unit, kind: absent ? 'absent' : 'computed' }
}

function measureValue(
  asked: Asked & { kind: 'measure' },
  current: Chosen,
  request: PointRequest,
): MeasureValue {
  if (asked.measure.kind === 'per_10k_residents') {
    const summary = current.reports.every(({ scope }) => scope === 'regional_summary')
    return perResidents(current.source, asked.measure, summary ? request.population : 'not_a_summary')
  }
  if (asked.measure.kind !== 'change') return ratioOf(current.source, asked)
  return changeValue(asked.numerator[0] ?? '', current, request)
}

function changeValue(figure: string, current: Chosen, { previous, year }: PointRequest): MeasureValue {
  const { before, notes } = previous
  const nothing = (why: readonly string[]) => ({ ...changeOf(current.source, null, figure), notes: why })
  if (before === null) return nothing(notes)
  const scopes = new Set([...current.reports, ...before.reports].map(({ scope }) => scope))
  if (scopes.size > 1) return nothing([...notes, 'previous_scope_differs'])
  const eras = [before.source.era, current.source.era].flatMap((era) => era ?? [])
  const { level } = eraLevel([figure], eras)
  const era = level === 'exact' ? [] : [`previous_era:${level}`]
  const broken = year === BREAK_YEAR && countsCases(figure) ? [BREAK_NOTE] : []
  const change = changeOf(current.source, before.source, figure)
  const limits = [...notes, ...era, ...change.notes, ...broken]
  return level === 'none' ? { ...nothing(limits), absent: change.absent } : { ...change, notes: limits }
}

function reportNotes({ reports, several, limits }: Chosen, cells: readonly string[]): readonly string[] {
  const touched = new Set(cells)
  const failed = reports
    .flatMap(({ checks }) => checks)
    .filter((finding) => finding.state === 'fail' && finding.cells.some((cell) => touched.has(cell)))
  return [
    ...(reports.some(({ status }) => status === 'partial') ? ['partial_report'] : []),
    ...(reports.every(({ withdrawn_on }) => withdrawn_on === null) ? [] : ['withdrawn']),
    ...(several ? ['several_reports'] : []),
    ...limits,
    ...failed.map((finding) => `fails:${finding.check}`),
  ]
}
