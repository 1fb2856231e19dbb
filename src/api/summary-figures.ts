/** The figures that ranks and totals can be asked of, to choose from. */
import { MEASURES } from '../../parsers/formats/index.ts'
import { resolveAsked } from '../compare/asked.ts'
import type { SummaryFigureOption } from '../web/page.ts'

/** Need a figure behind their name, or a number no report holds. */
const NOT_SUMMED: ReadonlySet<string> = new Set(['yoy_change', 'requests_per_10k'])
export const SUMMARY_COUNTS = [
  'new_requests',
  'outcomes_total',
  'review_total',
  'litigation_direct_total',
] as const

const SUMMED = MEASURES.filter(({ id }) => !NOT_SUMMED.has(id)).map(({ id }) => id)

export const SUMMARY_FIGURES: readonly SummaryFigureOption[] = resolveAsked([
  ...SUMMED,
  ...SUMMARY_COUNTS,
]).map(({ id, label, unit }) => ({ id, label, unit }))

/** The one asked for by id, or by the row that it is the total of; what is unknown is left to the answer to refuse. */
export const summaryFigure = (id: string): SummaryFigureOption =>
  SUMMARY_FIGURES.find((one) => one.id === id || one.id === `${id}__total`) ?? { id, label: id, unit: '' }
