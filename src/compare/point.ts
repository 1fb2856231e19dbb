/** One point of a comparison, from one report, with the notes that belong to it alone. */
import type { ComparedReport } from '../domain/answer.ts'
import type { ComparisonPoint } from '../domain/comparison.ts'
import type { Asked } from './asked.ts'
import { type FigureSource, figureOf } from './figure.ts'
import { changeOf, type MeasureValue, populationMissing, ratioOf } from './measure.ts'

export interface Chosen {
  readonly report: ComparedReport
  readonly source: FigureSource
  readonly several: boolean
}

export interface PointRequest {
  readonly agency: { readonly key: string; readonly name: string }
  readonly year: number
  readonly asked: Asked
  readonly current: Chosen | undefined
  /** The body's report of the year before, for measures of change. */
  readonly previous: Chosen | undefined
}

type Value = Pick<ComparisonPoint, 'value' | 'kind' | 'unit' | 'notes' | 'n' | 'd'> & {
  readonly cells: readonly string[]
}

const NOTHING = { value: null, kind: 'absent', n: null, d: null, cells: [] } as const

/** The point asked for; null value, kind `absent` and a note where there is nothing to show. */
export function pointOf(request: PointRequest): ComparisonPoint {
  const { agency, year, asked, current } = request
  const { cells, ...value } = valueAsked(request)
  const report = current?.report
  const notes = current === undefined ? value.notes : [...value.notes, ...reportNotes(current, cells)]
  return {
    agency_key: agency.key,
    agency: agency.name,
    year,
    indicator: asked.id,
    ...value,
    unit: value.unit === '' ? asked.unit : value.unit,
    era: report?.era ?? null,
    scope: report?.scope ?? null,
    notes: [...new Set(notes)],
    report_id: report?.id ?? null,
    report_status: report?.status ?? null,
    source_url: report?.source_url ?? null,
    document_sha256: report?.document_sha256 ?? null,
  }
}

function valueAsked({ asked, current, previous }: PointRequest): Value {
  if (current === undefined) return { ...NOTHING, unit: asked.unit, notes: ['no_report'] }
  const { status } = current.report
  if (status !== 'complete' && status !== 'partial') {
    return { ...NOTHING, unit: asked.unit, notes: ['not_read'] }
  }
  if (asked.kind === 'indicator') return { ...figureOf(current.source, asked.id), n: null, d: null }
  const { value, n, d, cells, notes, absent } = measureValue(asked, current, previous)
  return { value, n, d, cells, notes, unit: asked.unit, kind: absent ? 'absent' : 'computed' }
}

function measureValue(
  asked: Asked & { kind: 'measure' },
  current: Chosen,
  previous: Chosen | undefined,
): MeasureValue {
  if (asked.measure.kind === 'per_10k_residents') return populationMissing(current.source, asked.measure)
  if (asked.measure.kind !== 'change') return ratioOf(current.source, asked)
  const figure = asked.numerator[0] ?? ''
  const rescoped = previous !== undefined && previous.report.scope !== current.report.scope
  const change = changeOf(current.source, rescoped ? null : (previous?.source ?? null), figure)
  return rescoped ? { ...change, notes: ['previous_scope_differs'] } : change
}

function reportNotes({ report, several }: Chosen, cells: readonly string[]): readonly string[] {
  const touched = new Set(cells)
  const failed = report.checks.filter(
    (finding) => finding.state === 'fail' && finding.cells.some((cell) => touched.has(cell)),
  )
  return [
    ...(report.status === 'partial' ? ['partial_report'] : []),
    ...(report.withdrawn_on === null ? [] : ['withdrawn']),
    ...(several ? ['several_reports'] : []),
    ...failed.map((finding) => `fails:${finding.check}`),
  ]
}
