/**
 * O04: six sections, in order, none empty. Law kept here: a section that may only have escaped our reading (a heading in
 * other words, a picture, numbers that skip one) is not said to be missing.
 */
import { SECTIONS } from '../../parsers/formats/sections.ts'
import type { Section } from '../domain/report.ts'
import type { CheckedReport, ReportCheck, Verdict } from './check.ts'
import type { SlottedCells } from './form-slots.ts'
import { hasText, isOfForm, notAssessable } from './stated.ts'

const ID = 'o04_six_sections'
const NUMERALS = '一二三四五六七八九'
const NUMBERED = /^\s*([一二三四五六七八九])\s*[、.．,，]/u
/** A line or sentence that opens with a number as headings do, within a section's text. */
const INNER_HEADING = /(?:^|[\n。；])\s*[一二三四五六七八九]\s*[、.．]/u

export const o04SixSections: ReportCheck = {
  id: ID,
  title: 'Six sections, in order, none empty (O04)',
  needs: 'report',
  run: ({ report, form, cells }) => {
    if (!hasText(report) || !isOfForm(report)) return []
    const tables = new Set(
      form?.tables.filter(({ from, to }) => isPrinted(cells, from, to)).map(({ def }) => def.id),
    )
    return [verdictOf(report, report.sections ?? [], tables)]
  },
}

function verdictOf(
  report: CheckedReport,
  sections: readonly Section[],
  tables: ReadonlySet<string>,
): Verdict {
  const base = { check: ID, key: 'sections', severity: report.year === 2019 ? 'info' : 'error' } as const
  const missing = SECTIONS.filter(({ id }) => !sections.some((section) => section.id === id))
  const judged = { ...base, cells: [], expected: SECTIONS.length, actual: sections.length }
  const fail = (message: string): Verdict => ({ ...judged, state: 'fail', message })
  if (missing.length > 0) {
    const labels = missing.map(({ label }) => label).join(', ')
    const doubt = mayBeOurs(report, sections)
    return doubt === null
      ? fail(`sections are missing: ${labels}`)
      : notAssessable(base, `${labels} not found, but ${doubt}`)
  }
  const numbers = sections.map(numberOf)
  if (
    numbers.every((number) => number !== null) &&
    numbers.some((number, index) => index > 0 && (number ?? 0) <= (numbers[index - 1] ?? 0))
  ) {
    return fail(`sections are not numbered in order: ${sections.map(({ heading }) => heading).join(', ')}`)
  }
  const empty = sections.filter((section) => isEmpty(section, tables))
  if (empty.length > 0) {
    const names = empty.map(({ heading, id }) => heading ?? id).join(', ')
    return report.status === 'complete'
      ? fail(`sections are empty: ${names}`)
      : notAssessable(base, `${names} hold nothing that was read`)
  }
  return { ...judged, state: 'pass', message: 'all six sections are there and hold something' }
}

const numberOf = ({ heading }: Section): number | null => {
  const numeral = NUMBERED.exec(heading ?? '')?.[1]
  return numeral === undefined ? null : NUMERALS.indexOf(numeral) + 1
}

/** Why a missing section may be our reading's fault; null where the headings leave no room for it. */
function mayBeOurs(report: CheckedReport, sections: readonly Section[]): string | null {
  if (report.status !== 'complete') return 'the report was not read whole'
  const numbers = sections.map(numberOf)
  if (numbers.includes(null)) return 'a heading is lost or has no number'
  if (numbers.some((number, index) => number !== index + 1))
    return 'the numbers of the headings leave room for it'
  return sections.some(({ text }) => INNER_HEADING.test(text)) ? 'a heading in other words may be it' : null
}

/** `tables`: those of which any cell was read. */
function isEmpty({ id, text }: Section, tables: ReadonlySet<string>): boolean {
  return text.trim() === '' && !tables.has(SECTIONS.find((section) => section.id === id)?.content ?? '')
}

function isPrinted(cells: SlottedCells, from: number, to: number): boolean {
  for (let slot = from; slot < to; slot += 1) if (cells[slot] !== undefined) return true
  return false
}
