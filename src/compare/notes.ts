/** What limits a point, in words. A note's id may carry a subject after a colon (`not_in_form:era_2019`). */
import { CROSSWALK, type Crosswalk, formatOf } from '../../parsers/formats/index.ts'
import type { ComparisonNote } from '../domain/comparison.ts'

const FIXED: Readonly<Record<string, string>> = {
  no_report: 'No report of this body and year is known.',
  not_read: 'A report is known, but its tables could not be read.',
  no_form: 'The report has no form whose figures could be compared.',
  cell_missing: 'The form has this cell, but nothing was read for it.',
  blank: 'The cell is blank: unknown, not zero.',
  not_applicable: 'The cell says "/" or the like: not applicable, not zero.',
  text: 'The cell holds words, not a number.',
  image: 'The cell is a picture.',
  operand_not_a_number:
    'A cell this rests on is blank, "/" or not a number; the result is unknown, not a sum of the rest.',
  printed_note: 'The cell prints more than the number; see the printed text.',
  unit_unknown: 'The form fixes no unit for this figure and the page prints none.',
  unit_differs: 'The figures compared here are printed in different units.',
  zero_denominator: 'The denominator is zero: there is no ratio.',
  small_denominator: 'The denominator is below 10: one case moves the ratio by 10 points or more.',
  regional_summary_needed: 'Residents belong to a region: only its summary report has this rate.',
  predecessor_needed: 'A body that was merged into this one has no report of that year: there is no sum.',
  scope_differs: 'The reports cover different scopes: they are not summed.',
  forms_differ: 'The reports are in forms that do not define this figure alike: they are not summed.',
  counted_twice: 'Two of the bodies rest on the same report: they are not summed.',
  population_needed:
    'Needs the resident population of the region, which no report holds; "region population" imports it.',
  previous_year_needed: "Needs the body's report of the year before.",
  previous_scope_differs: 'The report of the year before covers another scope: the change is not given.',
  partial_report: 'The report was read in part only; figures that were claimed are shown.',
  withdrawn: 'The report has been removed from its site.',
  figure_missing: 'Reports without this figure are not in the sum.',
  reports_missing: 'There are fewer reports than bodies that must publish: the sum is not whole.',
  several_reports: 'More than one report is known for this body and year; one of them is shown.',
  break_2024:
    'Series break between report years 2023 and 2024: review became a precondition of most lawsuits, so direct lawsuits fall and reviews rise.',
}

const SUBJECTS: Readonly<Record<string, (subject: string) => string>> = {
  not_in_form: (era) => `The form of ${formatOf(era)?.basis ?? era} does not have this figure.`,
  scope: (scope) => `Covers the scope "${scope}"; other points here cover another one.`,
  fails: (check) => `A check fails on this figure (${check}); the printed number is shown.`,
  predecessor: (keys) =>
    `The body did not exist yet: this is the report of ${keys}, which it took over from.`,
  merged: (keys) => `Bodies were merged: ${keys} count together with it before.`,
  split: (keys) => `${keys} was split: its figures are no single successor's, so nothing is compared.`,
  previous_era: (level) => `The year before is in another form; this figure compares at level ${level}.`,
  era: (concept) => eraMessage(CROSSWALK.find((entry) => entry.concept === concept)),
}

function eraMessage(entry: Crosswalk | undefined): string {
  if (entry === undefined) return 'The eras do not define this figure alike.'
  const detail = [entry.rule, entry.reason].filter((part) => part !== undefined).join('; ')
  return `Across the eras "${entry.concept}" is comparable at level ${entry.level}${detail === '' ? '' : `: ${detail}`}.`
}

/** The note of an id. */
export function noteOf(id: string): ComparisonNote {
  const colon = id.indexOf(':')
  const subject = colon < 0 ? undefined : SUBJECTS[id.slice(0, colon)]
  return { id, message: subject?.(id.slice(colon + 1)) ?? FIXED[id] ?? id }
}
