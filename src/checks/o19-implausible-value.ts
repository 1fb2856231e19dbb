/** O19: figures that can hardly be, each rule with its lawful exceptions. Wrong kinds of number are `nonnegative_integer`. */
import { T3_COLUMN_IDS, T3_ROW_IDS } from '../../parsers/formats/index.ts'
import type { Cell } from '../domain/cell.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import { cellIndex } from './form-cells.ts'
import { notAssessable } from './stated.ts'

const ID = 'o19_implausible_value'
const APPLICANTS = T3_COLUMN_IDS.filter((id) => id !== 'total')
const REGULATIONS = ['regulations_issued', 'regulations_in_force'] as const

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

type Rule = (
  report: CheckedReport,
  cells: ReadonlyMap<string, Cell>,
) => Omit<Verdict, 'check' | 'severity' | 'key'> | string

const RULES: Readonly<Record<string, Rule>> = {
  regulations: ({ agency, era }, cells) => {
    const ids = era === 'era_2021' ? REGULATIONS : REGULATIONS.slice(0, 1)
    const printed = ids.filter((id) => (cells.get(`t2:${id}`)?.value ?? 0) > 0)
    if (printed.length === 0) return held('no 规章 are claimed')
    if (!agency) return 'the body is not known'
    if (STATE_COUNCIL.test(agency) || !NO_POWER.test(agency) || OFFICE_OF_CITY.test(agency))
      return `whether ${agency} can make 规章 is not told by its name`
    return broken(printed, cells, 't2', `${agency} cannot make 规章, ${printed.join(', ')} are above 0`)
  },
  applicants: (_, cells) => {
    const total = cells.get('t3:new_requests__total')?.value ?? null
    const parts = APPLICANTS.map((column) => cells.get(`t3:new_requests__${column}`))
    if (total === null || parts.some((part) => part?.kind !== 'number'))
      return 'requests received were not read in every column'
    if (total === 0 || parts.some((part) => part?.value !== 0)) return held('requests have applicants')
    return broken(
      ['new_requests__total'],
      cells,
      't3',
      `${total} requests were received, from no kind of applicant`,
    )
  },
  equal_columns: (_, cells) => {
    const twins = APPLICANTS.slice(1).flatMap((column, index) =>
      twinOf(column, APPLICANTS[index] ?? column, cells),
    )
    const [first] = twins
    return first === undefined
      ? held('no column equals its neighbour')
      : broken([], cells, 't3', `column ${first.column} equals its neighbour ${first.neighbour} in every row`)
  },
  outcomes: (_, cells) => {
    const value = (row: string): number | null => cells.get(`t3:${row}__total`)?.value ?? null
    const [received, outcomes, carried] = [
      value('new_requests'),
      value('outcomes_total'),
      value('carried_out'),
    ]
    if (received === null || outcomes === null) return 'requests received or their outcomes were not read'
    if (received === 0 || outcomes > 0) return held('requests were answered')
    if (received < MANY_REQUESTS && carried !== null && carried >= received)
      return held('the few requests were all carried over')
    return broken(
      ['new_requests__total', 'outcomes_total__total'],
      cells,
      't3',
      `${received} requests were received and none had an outcome`,
    )
  },
}

export const o19ImplausibleValue: ReportCheck = {
  id: ID,
  title: 'Figures are plausible (O19)',
  needs: 'report',
  run: (report, format) => {
    if (format === null) return []
    const cells = cellIndex(report.cells)
    return Object.entries(RULES).map(([key, rule]): Verdict => {
      const base = { check: ID, key, severity: 'warning' } as const
      const outcome = rule(report, cells)
      return typeof outcome === 'string' ? notAssessable(base, outcome) : { ...base, ...outcome }
    })
  },
}

const held = (message: string) =>
  ({ state: 'pass', cells: [], expected: null, actual: null, message }) as const

function broken(ids: readonly string[], cells: ReadonlyMap<string, Cell>, table: string, message: string) {
  return {
    state: 'fail',
    cells: ids,
    expected: null,
    actual: cells.get(`${table}:${ids[0]}`)?.value ?? null,
    message,
  } as const
}

/** Small columns are often alike: only many rows, one of them large, say that a column was printed twice. */
function twinOf(
  column: string,
  neighbour: string,
  cells: ReadonlyMap<string, Cell>,
): readonly { column: string; neighbour: string }[] {
  const figures = T3_ROW_IDS.map(
    (row) =>
      [
        cells.get(`t3:${row}__${column}`)?.value ?? null,
        cells.get(`t3:${row}__${neighbour}`)?.value ?? null,
      ] as const,
  )
  const filled = figures.filter(([value]) => (value ?? 0) > 0)
  const alike = figures.every(([value, other]) => value === other)
  return alike && filled.length >= FEWEST_ROWS && filled.some(([value]) => (value ?? 0) >= SMALL)
    ? [{ column, neighbour }]
    : []
}
