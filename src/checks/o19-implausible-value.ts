/** O19: figures that can hardly be, each rule with its lawful exceptions. Wrong kinds of number are `nonnegative_integer`. */
import { T3_COLUMN_IDS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { type FormSlots, NO_SLOT, type SlottedCells } from './form-slots.ts'
import { notAssessable } from './stated.ts'

const ID = 'o19_implausible_value'
const APPLICANTS = T3_COLUMN_IDS.filter((id) => id !== 'total')
const APPLICANT_CELLS = APPLICANTS.map((column) => `t3:new_requests__${column}`)
const REGULATIONS = ['t2:regulations_issued', 't2:regulations_in_force'] as const

/** Bodies whose kind can never make 规章. A 市 may be one 设区的市 or a county-level one: nothing is said of it. */
const NO_POWER =
  /(?:(?:镇|乡|街道)(?:人民政府|办事处)?|(?:县|(?<!自治)区|旗)(?:人民政府)?(?:办公室)?|管理?委(?:员会)?)$|(?:省|市|州|盟|县|区|旗)[\p{Script=Han}、]{2,24}(?:局|厅|委员会|委|中心|支队|大队)$/u
/** The office of a government speaks for it. */
const OFFICE_OF_CITY = /(?:省|自治区|市|州|盟)人民政府办公[厅室]$/u
const STATE_COUNCIL = /^(?:国家|中国|中华人民共和国|国务院|海关总署)|(?:总局|总署)$|部$/u

/** From so many requests on, none answered is no matter of the last days of the year. */
const MANY_REQUESTS = 10
const FEWEST_ROWS = 4
const SMALL = 5

/** The printed cells of a report and where its form has them. */
interface Printed {
  readonly form: FormSlots
  readonly cells: SlottedCells
  readonly values: Float64Array
}

type Rule = (report: CheckedReport, printed: Printed) => Omit<Verdict, 'check' | 'severity' | 'key'> | string

const RULES: Readonly<Record<string, Rule>> = {
  regulations: ({ agency, era }, printed) => {
    const ids = era === 'era_2021' ? REGULATIONS : REGULATIONS.slice(0, 1)
    const claimed = ids.filter((id) => (at(printed, id)?.value ?? 0) > 0).map((id) => id.slice(3))
    if (claimed.length === 0) return noneClaimed(ids.map((id) => at(printed, id)))
    if (!agency) return 'the body is not known'
    if (STATE_COUNCIL.test(agency) || !NO_POWER.test(agency) || OFFICE_OF_CITY.test(agency))
      return `whether ${agency} can make 规章 is not told by its name`
    return broken(claimed, printed, 't2', `${agency} cannot make 规章, ${claimed.join(', ')} are above 0`)
  },
  applicants: (_, printed) => {
    const total = at(printed, 't3:new_requests__total')?.value ?? null
    const parts = APPLICANT_CELLS.map((id) => at(printed, id))
    if (total === 0) return held('no requests were received')
    if (total === null) return 'the total of requests received was not read'
    if (parts.some((part) => (part?.value ?? 0) !== 0)) return held('requests have applicants')
    if (parts.some((part) => part?.kind !== 'number'))
      return 'requests received were not read in every column'
    return broken(
      ['new_requests__total'],
      printed,
      't3',
      `${total} requests were received, from no kind of applicant`,
    )
  },
  equal_columns: (_, printed) => {
    const column = APPLICANTS.findIndex((_column, index) => index > 0 && isTwin(index, printed))
    if (column === -1)
      return wasReadWhole(printed) ? held('no column equals its neighbour') : 'table three was not read whole'
    return broken(
      [],
      printed,
      't3',
      `column ${APPLICANTS[column]} equals its neighbour ${APPLICANTS[column - 1]} in every row`,
    )
  },
  outcomes: (_, printed) => {
    const value = (id: string): number | null => at(printed, id)?.value ?? null
    const [received, outcomes, carried] = [
      value('t3:new_requests__total'),
      value('t3:outcomes_total__total'),
      value('t3:carried_out__total'),
    ]
    if (received === null || outcomes === null) return 'requests received or their outcomes were not read'
    if (received === 0 || outcomes > 0) return held('requests were answered')
    if (received < MANY_REQUESTS && carried !== null && carried >= received)
      return held('the few requests were all carried over')
    return broken(
      ['new_requests__total', 'outcomes_total__total'],
      printed,
      't3',
      `${received} requests were received and none had an outcome`,
    )
  },
}

const RULE_LIST = Object.entries(RULES)

export const o19ImplausibleValue: ReportCheck = {
  id: ID,
  title: 'Figures are plausible (O19)',
  needs: 'report',
  run: ({ report, form, cells, figures: { values } }) => {
    // Its figures stand in tables two and three, which only the forms of 2019 and 2021 have.
    if (form === null || !form.byTable.has('t3')) return []
    return RULE_LIST.map(([key, rule]): Verdict => {
      const base = { check: ID, key, severity: 'warning' } as const
      const outcome = rule(report, { form, cells, values })
      return typeof outcome === 'string' ? notAssessable(base, outcome) : { ...base, ...outcome }
    })
  },
}

const at = ({ form, cells }: Printed, id: string): Cell | undefined => cells[form.slots.get(id) ?? NO_SLOT]

/** Nothing is said of 规章 that a body cannot make: 0, "/" or, less plainly, nothing. */
function noneClaimed(cells: readonly (Cell | undefined)[]): ReturnType<Rule> {
  if (cells.some((cell) => cell === undefined || cell.kind === 'text' || cell.kind === 'image'))
    return '规章 were not read'
  return cells.some((cell) => cell?.kind === 'blank')
    ? { ...held('no 规章 are claimed, cells are blank'), state: 'pass_with_blanks' }
    : held('no 规章 are claimed')
}

function wasReadWhole({ form, cells }: Printed): boolean {
  for (const { slots } of form.requests) for (const slot of slots) if (cells[slot] === undefined) return false
  return true
}

const held = (message: string) =>
  ({ state: 'pass', cells: [], expected: null, actual: null, message }) as const

function broken(ids: readonly string[], printed: Printed, table: string, message: string) {
  return {
    state: 'fail',
    cells: ids,
    expected: null,
    actual: at(printed, `${table}:${ids[0]}`)?.value ?? null,
    message,
  } as const
}

/** Small columns are often alike: only many rows, one of them large, say that a column was printed twice. */
function isTwin(column: number, { form, cells, values }: Printed): boolean {
  let filled = 0
  let largest = 0
  for (const { slots } of form.requests) {
    const value = values[slots[column] ?? NO_SLOT] ?? 0
    if (value > 0) filled += 1
    if (value > largest) largest = value
  }
  if (filled < FEWEST_ROWS || largest < SMALL) return false
  return form.requests.every(({ slots }) => {
    const [own, other] = [cells[slots[column] ?? NO_SLOT], cells[slots[column - 1] ?? NO_SLOT]]
    return (own?.value ?? null) === (other?.value ?? null)
  })
}
