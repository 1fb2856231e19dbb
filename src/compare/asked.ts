/**
 * What a person asked for: an id of the dictionary becomes a figure or a measure, with its label and unit. Law: an
 * unknown id is refused with its place, its value and the nearest ids; it never becomes an empty column.
 */
import {
  cellDefsOf,
  FORMATS,
  GROUPS,
  LEGAL_PERSON_SUBTOTAL,
  MEASURES,
  type Measure,
  T3_COLUMN_IDS,
  T3_ROW_IDS,
} from '../../parsers/formats/index.ts'
import { InputError } from '../domain/errors.ts'
import { nearest } from './nearest.ts'

export type Asked =
  | { readonly kind: 'indicator'; readonly id: string; readonly label: string; readonly unit: string }
  | {
      readonly kind: 'measure'
      readonly id: string
      readonly label: string
      readonly unit: string
      readonly measure: Measure
      /** Figures above and below the line; for a change, the figure whose change it is stands above. */
      readonly numerator: readonly string[]
      readonly denominator: readonly string[]
    }

const CELLS = new Map(
  FORMATS.toReversed().flatMap((format) => cellDefsOf(format).map((cell) => [cell.id, cell] as const)),
)
const ROWS: ReadonlySet<string> = new Set([...T3_ROW_IDS, ...GROUPS.map((group) => group.id)])
const COLUMNS: ReadonlySet<string> = new Set([...T3_COLUMN_IDS, LEGAL_PERSON_SUBTOTAL.id])

/** Ids as given → what they mean, in order, each once. A row id alone means its `__total`; shares become one measure a ground. */
export function resolveAsked(ids: readonly string[]): readonly Asked[] {
  if (ids.length === 0)
    throw new InputError('no_indicator', 'no indicator was named, expected at least one id')
  const resolved = ids.flatMap((id, index) => resolveOne(id.trim(), index))
  return [...new Map(resolved.map((asked) => [asked.id, asked])).values()]
}

function resolveOne(id: string, index: number): readonly Asked[] {
  const figure = figureAsked(id)
  if (figure !== null) return [figure]
  const measures = measureAsked(id)
  if (measures.length > 0) return measures
  throw new InputError('unknown_indicator', `indicators[${index}]: unknown indicator "${id}"`, {
    hint: hintFor(id),
    context: { place: `indicators[${index}]`, value: id, nearest: nearest(id, everyId()) },
  })
}

function figureAsked(id: string): (Asked & { kind: 'indicator' }) | null {
  const cell = CELLS.get(id)
  if (cell !== undefined) return { kind: 'indicator', id, label: cell.label_zh, unit: cell.unit }
  const [row = '', column = 'total', ...rest] = id.split('__')
  if (rest.length > 0 || !ROWS.has(row) || !COLUMNS.has(column)) return null
  const full = `${row}__${column}`
  const label = CELLS.get(full)?.label_zh ?? `${rowLabel(row)}／${columnLabel(column)}`
  return { kind: 'indicator', id: full, label, unit: 'case' }
}

function rowLabel(row: string): string {
  const group = GROUPS.find((one) => one.id === row)
  return group?.label_zh ?? CELLS.get(`${row}__total`)?.label_zh.split('／')[0] ?? row
}

function columnLabel(column: string): string {
  if (column === LEGAL_PERSON_SUBTOTAL.id) return LEGAL_PERSON_SUBTOTAL.label_zh
  return CELLS.get(`new_requests__${column}`)?.label_zh.split('／')[1] ?? column
}

function measureAsked(id: string): readonly Asked[] {
  const measure = MEASURES.find((one) => id === one.id || id.startsWith(`${one.id}__`))
  if (measure === undefined) return []
  const rest = id.slice(measure.id.length + 2)
  if (measure.kind === 'shares') return sharesAsked(measure, rest)
  if (measure.kind === 'change') return changeAsked(measure, rest)
  if (rest !== '') return []
  const { label_zh: label, unit, numerator, denominator } = measure
  return [{ kind: 'measure', id, label, unit, measure, numerator, denominator }]
}

function sharesAsked(measure: Measure, rest: string): readonly Asked[] {
  const { denominator, unit } = measure
  return measure.numerator
    .map((cell) => ({ cell, row: cell.split('__')[0] ?? cell }))
    .filter(({ row }) => rest === '' || rest === row)
    .map(({ cell, row }) => ({
      kind: 'measure',
      id: `${measure.id}__${row}`,
      label: `${measure.label_zh}／${rowLabel(row)}`,
      unit,
      measure,
      numerator: [cell],
      denominator,
    }))
}

function changeAsked(measure: Measure, rest: string): readonly Asked[] {
  const figure = rest === '' ? null : figureAsked(rest)
  if (figure === null) return []
  const id = `${measure.id}__${figure.id}`
  const label = `${figure.label}／${measure.label_zh}`
  return [
    { kind: 'measure', id, label, unit: measure.unit, measure, numerator: [figure.id], denominator: [] },
  ]
}

function everyId(): readonly string[] {
  return [...new Set([...MEASURES.map((measure) => measure.id), ...ROWS, ...CELLS.keys()])]
}

function hintFor(id: string): string {
  const change = MEASURES.find((measure) => measure.kind === 'change')
  if (change !== undefined && id.startsWith(change.id))
    return `name a figure, as in ${change.id}__new_requests`
  const near = nearest(id, everyId())
  return near.length === 0 ? 'the ids are listed by /api/v1/indicators' : `did you mean ${near.join(', ')}?`
}
