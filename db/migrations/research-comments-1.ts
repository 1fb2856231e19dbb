/** What each view of schema `research` and each of its columns means. Frozen with migration 0007. */
import { FROZEN_INDICATORS_1 } from './frozen-columns-1.ts'

export const VIEW_COMMENTS_1: Readonly<Record<string, string>> = {
  reports: 'Reports, the version shown.',
  cells: 'Long table: one row a cell of a form.',
  panel: 'Wide table: one row a body and year, one column an indicator. Blank and "/" are null, never 0.',
  measures: 'Ratios over the panel. A zero denominator and a blank operand give null.',
  status: 'Who has published, late, missing, unknown, by the Beijing calendar day of the query.',
  findings: 'What the checks say, passes included.',
  sources: 'Where each value comes from: value, document hash, address, time.',
  codebook: 'Every indicator of every form, and every measure.',
  reports_history: 'Reports, all versions.',
  cells_history: 'Long table, all versions.',
  panel_history: 'Wide table, one row a version of every scope.',
  findings_history: 'What the checks say, all versions.',
  sources_history: 'Where each value comes from, all versions.',
}

const COLUMNS: Readonly<Record<string, string>> = {
  report_id: 'Number of the report: one body, one year, one scope.',
  version_id: 'Number of the version.',
  version: 'From 1 within the report.',
  versions: 'How many versions the report has.',
  current: 'True for the version shown.',
  agency_key: 'Stable key of the body.',
  agency: 'Name of the body.',
  region_code: 'GB/T 2260 code of its region.',
  region: 'Name of its region.',
  kind: 'Kind of body.',
  year: 'Year reported on; reports appear in the year after.',
  scope: 'Whose figures: own, government_organ, regional_summary … Never add up across scopes.',
  era: 'Form: era_2021, era_2019, era_2014, local_2008, narrative. Two forms differ in meaning where their ids differ.',
  status: 'Reading: complete, partial, needs_ocr, attachment_only, not_a_report, unreadable.',
  reason: 'Why it is so, in one sentence.',
  title: 'Printed title.',
  agency_printed: 'Body as printed.',
  published_on: 'Earliest known publication date.',
  published_on_source: 'Where that date stood: label, meta, list, url.',
  published_on_edition: 'Date that this version states.',
  source_url: 'Where the document was fetched.',
  document_sha256: 'SHA-256 of the served bytes, which are kept.',
  fetched_at: 'When the document was fetched.',
  first_seen_at: 'When the report was first seen.',
  last_seen_at: 'When the report was last seen.',
  withdrawn_on: 'Day it was found to be gone from every address; null while it stands.',
  parser_version: 'Parser that read it.',
  made_at: 'When the version was made.',
  checks_passed: 'Number of checks that passed.',
  findings_error: 'Failed checks of severity error.',
  findings_warning: 'Failed checks of severity warning.',
  table_id: 't2, t3, t4 or stat; measure in the codebook.',
  indicator: 'Indicator id, unique within the table.',
  label_zh: 'Official label.',
  label_en: 'English label.',
  unit: 'Unit of the value.',
  value: 'The number; null unless a number is printed.',
  raw: 'The printed text.',
  note: 'What stood in brackets beside the number.',
  unit_printed: 'Unit printed in the cell or its header, where any is.',
  measure: 'Measure id.',
  numerator: 'Upper part of the ratio.',
  denominator: 'Lower part of the ratio.',
  check_id: 'Check.',
  key: 'What within the check.',
  state: 'State.',
  severity: 'error, warning or info.',
  cells: 'Cells the verdict rests on.',
  expected: 'Value that would be right.',
  actual: 'Value found.',
  message: 'In words.',
  fingerprint: 'The same for the same doubt in every version.',
  verdict: 'What a person decided: confirmed or dismissed.',
  verdict_by: 'Who decided.',
  verdict_note: 'Why.',
  due_on: 'Last day in time; null where no date is known.',
  due_basis: 'What the date rests on.',
  local_due: 'Earlier date set by the local office; not judged.',
  days_late: 'Days after the due date, of late ones.',
  read_status: 'Reading of the report found.',
  last_checked_at: 'When its sources were last visited.',
  last_success_at: 'When one of its sources was last visited without fault.',
  health: 'Its sources now: ok, faulty, blocked, never.',
  id: 'Id of the indicator or measure; equal in two forms only where the figures may be compared.',
  position: 'Order of listing.',
  value_type: 'integer, decimal or ratio.',
  form_row: 'Row of the form.',
  form_column: 'Column of the form.',
  formula: 'Of a measure, in indicator ids.',
}

const OF_VIEW: Readonly<Record<string, string>> = {
  'cells.kind': 'number, blank, not_applicable ("/"), text or image.',
  'cells_history.kind': 'number, blank, not_applicable ("/"), text or image.',
  'sources.kind': 'number, blank, not_applicable ("/"), text or image.',
  'sources_history.kind': 'number, blank, not_applicable ("/"), text or image.',
  'status.state': 'not_due, on_time, late, missing, unknown, held, exempt.',
  'findings.state': 'pass, pass_with_blanks, fail, not_assessable.',
  'findings_history.state': 'pass, pass_with_blanks, fail, not_assessable.',
}

const INDICATORS: ReadonlyMap<string, string> = new Map(
  FROZEN_INDICATORS_1.toReversed().map(({ id, label_zh, label_en, unit }) => [
    id,
    `${label_zh} (${label_en}; ${unit})`,
  ]),
)

/** Throws where a column would stay without a word. */
export function columnComment(view: string, column: string): string {
  const comment = OF_VIEW[`${view}.${column}`] ?? COLUMNS[column] ?? INDICATORS.get(column)
  if (comment === undefined) throw new Error(`research.${view}.${column} has no comment`)
  return comment
}
