/** Sums the form does not print but people ask for: computed row groups and the computed column of legal persons. */
import type { Format } from '../../src/domain/format.ts'

export interface Group {
  readonly id: string
  readonly label_zh: string
  readonly label_en: string
  /** Row ids (or, for the column group, column ids) of table three. */
  readonly sum_of: readonly string[]
}

/** Row groups of table three. `other_outcomes_subtotal` is a printed row of its own in the form of 2019. */
export const GROUPS: readonly Group[] = [
  {
    id: 'refused_subtotal',
    label_zh: '（三）不予公开',
    label_en: 'Refused (subtotal)',
    sum_of: [
      'refused_state_secret',
      'refused_other_law_prohibition',
      'refused_security_stability',
      'refused_third_party_rights',
      'refused_internal_affairs',
      'refused_deliberative_process',
      'refused_enforcement_case_file',
      'refused_administrative_query',
    ],
  },
  {
    id: 'unable_to_provide_subtotal',
    label_zh: '（四）无法提供',
    label_en: 'Unable to provide (subtotal)',
    sum_of: ['unable_not_held', 'unable_requires_creation', 'unable_unclear_after_correction'],
  },
  {
    id: 'not_processed_subtotal',
    label_zh: '（五）不予处理',
    label_en: 'Not processed (subtotal)',
    sum_of: [
      'not_processed_petition_complaint',
      'not_processed_repeat_request',
      'not_processed_published_material',
      'not_processed_excessive_requests',
      'not_processed_confirmation_reissue',
    ],
  },
  {
    id: 'other_outcomes_subtotal',
    label_zh: '（六）其他处理',
    label_en: 'Other outcomes (subtotal; printed as a leaf row in era_2019)',
    sum_of: ['other_correction_overdue', 'other_fee_unpaid', 'other_miscellaneous'],
  },
]

/** The computed column of table three; never printed in the standard table. */
export const LEGAL_PERSON_SUBTOTAL: Group = {
  id: 'legal_person_subtotal',
  label_zh: '法人或其他组织（小计）',
  label_en: 'Legal persons or other organizations (subtotal; never printed in the standard table)',
  sum_of: [
    'commercial_enterprise',
    'research_institution',
    'social_welfare_organization',
    'legal_service_organization',
    'other_organization',
  ],
}

const IDS = new WeakMap<Format, ReadonlySet<string>>()

function idsOf(format: Format): ReadonlySet<string> {
  const known = IDS.get(format)
  if (known) return known
  const made = new Set(format.tables.flatMap((table) => table.cells.map((cell) => cell.id)))
  IDS.set(format, made)
  return made
}

/**
 * Cell ids of `format` whose sum is `id`: a cell is itself, `{group}__{column}` its rows, `{row}__legal_person_subtotal`
 * its columns. Null where the form cannot give the figure.
 */
export function cellsOf(format: Format, id: string): readonly string[] | null {
  const known = idsOf(format)
  if (known.has(id)) return [id]
  const [row, column] = id.split('__')
  if (row === undefined || column === undefined) return null
  const rows = GROUPS.find((group) => group.id === row)?.sum_of ?? [row]
  const columns = column === LEGAL_PERSON_SUBTOTAL.id ? LEGAL_PERSON_SUBTOTAL.sum_of : [column]
  const cells = rows.flatMap((r) => {
    if (known.has(`${row}__${columns[0]}`)) return columns.map((c) => `${row}__${c}`)
    return columns.map((c) => `${r}__${c}`)
  })
  const unique = [...new Set(cells)]
  return unique.every((cell) => known.has(cell)) ? unique : null
}
