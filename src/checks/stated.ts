/** How findings speak of a place in the prose, and of text that is not there. */
import type { StatedFigure, TextPlace } from '../domain/narrative.ts'
import type { CheckedReport, Verdict } from './check.ts'

/** `overview 1883–1887: “予以公开及部分公开258件”`; offsets count characters of the section's text. */
export function placeText({ section, start, end, quote }: TextPlace): string {
  return `${section} ${start}–${end}: “${quote}”`
}

/** A verdict that cannot be given. */
export function notAssessable(
  base: Pick<Verdict, 'check' | 'key' | 'severity'>,
  why: string,
  cells: readonly string[] = [],
): Verdict {
  return {
    ...base,
    state: 'not_assessable',
    cells,
    expected: null,
    actual: null,
    message: `cannot be assessed: ${why}`,
  }
}

/** Text checks say nothing of a report whose text was not handed to them, nor of what is no report. */
export function hasText(report: CheckedReport): boolean {
  return report.era !== null && report.sections !== undefined
}

/** The two forms with six sections and tables two to four, whose prose is held against them. */
export function isOfForm({ era }: Pick<CheckedReport, 'era'>): boolean {
  return era === 'era_2021' || era === 'era_2019'
}

/** Figures that nothing speaks against. */
export const isCertain = ({ doubt }: StatedFigure): boolean => doubt === null

/** Words were left out of the text, so that nothing can be missed in it. */
export const isCut = (text: string): boolean => text.includes('[…]') || text.includes('［…］')
