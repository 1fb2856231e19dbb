/** What ranks and totals are asked by, as fields of a form. */
import type { Html } from '../html.ts'
import type { RegionOption, SummaryFigureOption } from '../page.ts'
import { word } from '../words.ts'
import { menu } from './filter-form.ts'

export interface SummaryChoices {
  readonly figures: readonly SummaryFigureOption[]
  readonly kinds: readonly string[]
  readonly scopes: readonly string[]
  readonly regions: readonly RegionOption[]
}

interface Chosen {
  readonly figure: SummaryFigureOption
  readonly filter: { readonly region: string | null; readonly kind: string | null; readonly scope: string }
}

/** Figure, region, kind of body and scope. */
export function summaryFields(
  { figures, kinds, scopes, regions }: SummaryChoices,
  { figure, filter }: Chosen,
): readonly (Html | '')[] {
  const named = (id: string) => ({ value: id, label: word(id) })
  return [
    menu(
      '数字',
      'measure',
      figure.id,
      figures.map(({ id, label }) => ({ value: id, label })),
      '公开率（默认）',
    ),
    menu(
      '地区',
      'region',
      filter.region,
      regions.map(({ code, name }) => ({ value: code, label: name })),
    ),
    menu('机构类型', 'kind', filter.kind, kinds.map(named)),
    menu('范围', 'scope', filter.scope, scopes.map(named), '本机关'),
  ]
}
