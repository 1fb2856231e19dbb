/**
 * Judges what the reader says of a document against the maker's truth. Law of the score: a wrong number in a `complete` report
 * is a silent wrong, a wrong claim elsewhere is wrong, an unclaimed cell is missing; `complete` where the truth forbids it
 * is an over-claim; a cell that only a guess could claim is withheld, not missing.
 */
import { formatOf } from '../../parsers/formats/index.ts'
import type { Cell } from '../../src/domain/cell.ts'
import type { Equation } from '../../src/domain/format.ts'
import type { Report } from '../../src/domain/report.ts'
import type { ScoreDocument, Truth, TruthCell } from './model.ts'

export interface Score {
  readonly name: string
  readonly said: string
  readonly cells: number
  readonly right: number
  readonly missing: number
  /** Not claimed by design: only a guess could. */
  readonly withheld: number
  /** `table:id` with what was read and what is true. */
  readonly wrong: readonly string[]
  /** Why cells of the document must be withheld; null where none must. */
  readonly because: string | null
  readonly isSilent: boolean
  readonly isOverclaimed: boolean
  readonly statusRight: boolean
  /** Facts of identity (era, agency, year, date) that the truth fixes, and how many were read right. */
  readonly facts: number
  readonly wrongFacts: readonly string[]
  /** Error-level sums of the form, and how many were judged as the figures demand. */
  readonly sums: number
  readonly sumsRight: number
}

type Outcome = 'right' | 'missing' | 'wrong'

const SURE: readonly string[] = ['number', 'blank', 'not_applicable']

/** A figure taken for nothing or nothing for a figure is as wrong as another figure. */
function judgeCell(truth: TruthCell, read: Cell | undefined): Outcome {
  if (truth.kind === 'refuse') return read !== undefined && SURE.includes(read.kind) ? 'wrong' : 'right'
  if (read === undefined) return 'missing'
  if (read.kind === truth.kind && read.value === truth.value) return 'right'
  return SURE.includes(read.kind) ? 'wrong' : 'missing'
}

const shown = (cell: TruthCell | Cell | undefined): string =>
  cell === undefined ? 'absent' : cell.kind === 'number' ? String(cell.value) : cell.kind

function cellScores(truth: Truth, report: Report) {
  const read = new Map(report.cells.map((cell) => [`${cell.table}:${cell.id}`, cell]))
  let right = 0
  let missing = 0
  let withheld = 0
  const wrong: string[] = []
  for (const [key, cell] of truth.cells) {
    const outcome = judgeCell(cell, read.get(key))
    if (outcome === 'right') right += 1
    else if (outcome === 'missing' && truth.withheld?.cells.test(key) === true) withheld += 1
    else if (outcome === 'missing') missing += 1
    else wrong.push(`${key} ${shown(read.get(key))} for ${shown(cell)}`)
    read.delete(key)
  }
  for (const [key, cell] of read) if (SURE.includes(cell.kind)) wrong.push(`${key} ${shown(cell)} for absent`)
  return { right, missing, withheld, wrong }
}

function factScores(truth: Truth, report: Report): { facts: number; wrongFacts: string[] } {
  const pairs = [
    ['era', truth.era, report.era],
    ['agency', truth.agency, report.agency],
    ['year', truth.year, report.year],
    ['published_on', truth.publishedOn, report.published_on],
  ] as const
  const fixed = pairs.filter(([, wanted]) => wanted !== undefined)
  return {
    facts: fixed.length,
    wrongFacts: fixed.flatMap(([name, wanted, read]) =>
      wanted === read ? [] : [`${name} ${read} for ${wanted}`],
    ),
  }
}

function sideOf(cells: Truth['cells'], equation: Equation, side: 'left' | 'right'): number | null {
  let sum = 0
  for (const { cell, sign } of equation[side]) {
    const value = cells.get(`${equation.table}:${cell}`)?.value ?? null
    if (value === null) return null
    sum += sign * value
  }
  return sum
}

function sumScores(truth: Truth, report: Report): { sums: number; sumsRight: number } {
  const format = formatOf(truth.cells.size > 0 ? (truth.era ?? null) : null)
  let sums = 0
  let sumsRight = 0
  for (const equation of format?.equations ?? []) {
    if (equation.severity !== 'error') continue
    const [left, right] = [sideOf(truth.cells, equation, 'left'), sideOf(truth.cells, equation, 'right')]
    if (left === null || right === null) continue
    sums += 1
    const state = report.findings.find(
      ({ check, key }) => check === equation.check && key === equation.key,
    )?.state
    if (state === (left === right ? 'pass' : 'fail')) sumsRight += 1
  }
  return { sums, sumsRight }
}

/** Scores one reading. */
export function score(document: ScoreDocument, report: Report): Score {
  const { truth } = document
  const isComplete = report.status === 'complete'
  const { right, missing, withheld, wrong } = cellScores(truth, report)
  return {
    name: document.name,
    said: report.reason === null ? report.status : `${report.status}: ${report.reason}`,
    cells: truth.cells.size,
    right,
    missing,
    withheld,
    because: truth.withheld?.because ?? null,
    wrong,
    isSilent: isComplete && wrong.length > 0,
    isOverclaimed: isComplete && !truth.status.includes('complete'),
    statusRight: truth.status.includes(report.status),
    ...factScores(truth, report),
    ...sumScores(truth, report),
  }
}
