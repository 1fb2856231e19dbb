/**
 * A table that prints last year's figures again, cell by cell: copied, or never filled in anew. Law: few figures are alike
 * by chance, so table three with few requests is only told (info), and table two needs several larger figures.
 */
import type { Verdict, YearCheck, YearReport } from './check.ts'
import { notAssessable } from './stated.ts'
import { type CellPair, figureOf, type TwoYears, twoYears } from './year-figures.ts'

const ID = 'x_frozen_table'
const BASE = { check: ID, severity: 'warning', expected: null, actual: null } as const
/** Requests from which on a table that is alike in every cell is no chance. */
const MANY = 5
/** Figures of table two that count: stocks lawfully stay what they are. */
const LARGE = 10
const FEWEST_LARGE = 2
const STOCK = /_(?:in_force|public_stock|prior_year)$/u

export const xFrozenTable: YearCheck = {
  id: ID,
  title: 'Tables two and three are not those of the year before',
  needs: 'previous-year',
  run: (current, previous) => ['t3', 't2'].map((table) => judgeTable(table, current, previous)),
}

function judgeTable(table: string, current: YearReport, previous: YearReport): Verdict {
  const base = { ...BASE, key: table, cells: [] }
  const years = twoYears(current, previous)
  if (typeof years === 'string') return notAssessable(base, years)
  const obstacle = otherForm(table, current, previous)
  if (obstacle !== null) return notAssessable(base, obstacle)
  const pairs = pairsOf(table, years)
  if (pairs.some(({ now, before }) => isLost(now?.kind) || isLost(before?.kind)))
    return notAssessable(base, `table ${table} was not read whole in both years`)
  if (!pairs.every(isAlike))
    return { ...base, state: 'pass', message: 'the table is not that of the year before' }
  return { ...base, ...(table === 't3' ? requestsAlike(years) : disclosureAlike(pairs, years)) }
}

function otherForm(table: string, current: YearReport, previous: YearReport): string | null {
  if (current.era !== previous.era) return `the forms ${previous.era} and ${current.era} differ`
  return current.era === 'era_2021' || current.era === 'era_2019'
    ? null
    : `the form ${current.era} has no table ${table}`
}

const isLost = (kind: string | undefined): boolean =>
  kind === undefined || kind === 'text' || kind === 'image'

const isAlike = ({ now, before }: CellPair): boolean =>
  now?.kind === before?.kind && now?.value === before?.value

function pairsOf(table: string, { form, pair }: TwoYears): readonly CellPair[] {
  return [...(form.byTable.get(table)?.keys() ?? [])].map((id) => pair(`${table}:${id}`))
}

type Outcome = Pick<Verdict, 'state' | 'message'> & Partial<Verdict>

function requestsAlike({ pair, past }: TwoYears): Outcome {
  const id = 'new_requests__total'
  const received = figureOf(pair(`t3:${id}`).now)
  if (received === null)
    return { state: 'not_assessable', message: 'cannot be assessed: requests received are blank' }
  if (received === 0) return { state: 'pass', message: 'no requests were received in either year' }
  return {
    state: 'fail',
    severity: received < MANY ? 'info' : 'warning',
    cells: [id, past(id)],
    message: `every cell of table three is that of the year before, with ${received} requests received${received < MANY ? ': so few may be alike by chance' : ''}`,
  }
}

function disclosureAlike(pairs: readonly CellPair[], { past }: TwoYears): Outcome {
  const large = pairs.filter(({ id, now }) => !STOCK.test(id) && (figureOf(now) ?? 0) > LARGE)
  if (large.length < FEWEST_LARGE)
    return { state: 'pass', message: 'few figures, which may stay what they were' }
  return {
    state: 'fail',
    cells: large.flatMap(({ id }) => [id, past(id)]),
    message: `every cell of table two is that of the year before, ${large.map(({ now }) => now?.value).join(', ')} among them`,
  }
}
