/**
 * One figure of the prose against the tables. Laws kept here: every statement is looked at, not the first; a statement
 * that may be a part, another year's or another body's never fails; where the text agrees once it agrees.
 */
import { cellsOf } from '../../parsers/formats/index.ts'
import type { StatedFigure, StatedRole } from '../domain/narrative.ts'
import type { ReportCheck, Verdict } from './check.ts'
import { type FormSlots, perForm, type SlottedCells } from './form-slots.ts'
import type { NarrativeTarget, Reading } from './narrative-targets.ts'
import { hasText, isCertain, notAssessable, placeText } from './stated.ts'
import { type FigureSum, figureSum, type TableFigure, tableFigure } from './table-figure.ts'

interface Candidate extends TableFigure {
  readonly says: string
}

/** What the figures of one role may mean in one form. */
interface RoleReadings {
  readonly readings: readonly { readonly sum: FigureSum; readonly says: string; readonly lenient: boolean }[]
  /** How many strict readings there are, those included that the form has no cells for. */
  readonly strict: number
}

type Outcome = 'equal' | 'equal_with_blanks' | 'explained' | 'differs' | 'unknown'

interface Compared {
  readonly figure: StatedFigure
  readonly outcome: Outcome
  readonly against: Candidate | null
}

/** The check of one target. */
export function narrativeCheck(target: NarrativeTarget): ReportCheck {
  const readingsOf = perForm((form) => roleReadings(target, form))
  const base = { check: target.id, key: target.key, severity: 'warning' } as const
  return {
    id: target.id,
    title: target.title,
    needs: 'report',
    run: ({ report, form, cells, stated }) => {
      // Forms without the cells of a target, and reports without a form, have nothing to set the text against.
      if (!hasText(report) || form === null) return []
      const readings = readingsOf(form)
      if (readings.size === 0) return []
      const figures = stated.get(target.id) ?? []
      if (figures.length === 0) return [notAssessable(base, 'the text states no such figure')]
      return [
        verdictOf(
          base,
          figures.map((figure) => compare(figure, readings.get(figure.role), cells)),
        ),
      ]
    },
  }
}

function roleReadings(
  { roles, table }: NarrativeTarget,
  form: FormSlots,
): ReadonlyMap<StatedRole, RoleReadings> {
  const entries = Object.entries(roles) as [StatedRole, readonly Reading[]][]
  return new Map(
    entries.flatMap(([role, meant]) => {
      const readings = meant.flatMap(({ sum, says, lenient = false }) => {
        const cells = signedCells(sum, table, form)
        return cells === null ? [] : [{ sum: figureSum(form, cells), says, lenient }]
      })
      const strict = meant.filter(({ lenient }) => lenient !== true).length
      return readings.length === 0 ? [] : [[role, { readings, strict }] as const]
    }),
  )
}

/** The cells of a reading, groups spelled out; null where the form does not have them in the table meant. */
function signedCells(sum: Reading['sum'], table: string, { format, slots }: FormSlots) {
  const spelled = sum.flatMap((term) => {
    const sign = term.startsWith('-') ? (-1 as const) : (1 as const)
    const cells = cellsOf(format, term.replace(/^-/u, '')) ?? [term]
    return cells.map((cell) => ({ id: `${table}:${cell}`, sign }))
  })
  return spelled.every(({ id }) => slots.has(id)) ? spelled : null
}

/** One statement against all it may mean: an exact figure first, then one with blanks, then one that explains it. */
function compare(figure: StatedFigure, role: RoleReadings | undefined, cells: SlottedCells): Compared {
  let blank: Candidate | null = null
  let explaining: Candidate | null = null
  let first: Candidate | null = null
  let strict = 0
  let differs = true
  for (const { sum, says, lenient } of role?.readings ?? []) {
    const found = tableFigure(sum, cells)
    // What is taken away must be known, or the rest is not.
    if (found === null || (lenient && !found.exact)) continue
    const fits = found.known === figure.value
    if (lenient) {
      if (fits) explaining ??= { ...found, says }
      continue
    }
    const against = { ...found, says }
    if (fits && found.exact) return { figure, outcome: 'equal', against }
    if (fits) blank ??= against
    first ??= against
    strict += 1
    differs &&= found.exact || figure.value < found.known
  }
  if (blank !== null) return { figure, outcome: 'equal_with_blanks', against: blank }
  if (explaining !== null) return { figure, outcome: 'explained', against: explaining }
  const sure = first !== null && differs && strict === role?.strict
  return { figure, outcome: sure ? 'differs' : 'unknown', against: first }
}

function verdictOf(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  compared: readonly Compared[],
): Verdict {
  const byOutcome = (outcome: Outcome, certain = false): Compared | undefined =>
    compared.find((one) => one.outcome === outcome && (!certain || isCertain(one.figure)))
  const agrees = byOutcome('equal', true) ?? byOutcome('equal')
  if (agrees !== undefined) return said(base, 'pass', agrees)
  const blank = byOutcome('equal_with_blanks')
  if (blank !== undefined) return said(base, 'pass_with_blanks', blank)
  const explained = byOutcome('explained')
  if (explained?.against) {
    return notAssessable(
      base,
      `${placeText(explained.figure)} equals ${explained.against.says}, which it may mean`,
      explained.against.cells,
    )
  }
  const differing = compared.filter(({ outcome, figure }) => outcome === 'differs' && isCertain(figure))
  const [first] = differing
  if (first !== undefined && !addsUp(differing)) return said(base, 'fail', first)
  return doubtful(base, first ?? compared[0], differing.length > 1)
}

/** Several figures for the parts of a place or a year that together are the table's. */
function addsUp(differing: readonly Compared[]): boolean {
  if (differing.length < 2) return false
  const sum = differing.reduce((total, { figure }) => total + figure.value, 0)
  return differing.some(({ against }) => against?.known === sum)
}

function said(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  state: Verdict['state'],
  { figure, against }: Compared,
): Verdict {
  const known = against?.known ?? null
  const least = against?.exact === false ? 'at least ' : ''
  const words =
    state === 'fail'
      ? `the table has ${least}${known}`
      : `as in the table${state === 'pass' ? '' : ', blanks taken as 0'}`
  return {
    ...base,
    state,
    cells: against?.cells ?? [],
    expected: known,
    actual: figure.value,
    message: `${placeText(figure)} states ${figure.value}, ${words} (${against?.says ?? ''})`,
  }
}

function doubtful(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  one: Compared | undefined,
  parts: boolean,
): Verdict {
  if (one === undefined) return notAssessable(base, 'the text states no such figure')
  const why = parts
    ? 'several figures that are the table’s together'
    : (one.figure.doubt ?? (one.against === null ? 'the cells were not read' : 'cells are blank'))
  return notAssessable(base, `${placeText(one.figure)}: ${why}`, one.against?.cells ?? [])
}
