/** What our own reading makes of a page of each form: places, kinds, findings and all else that figures do not change. */
import { savePayload } from '../../../db/queries/save-report.ts'
import { formatOf } from '../../../parsers/formats/index.ts'
import { PARSER_VERSION } from '../../../parsers/read-report.ts'
import { checkReport } from '../../../src/checks/index.ts'
import type { Format } from '../../../src/domain/format.ts'
import { readDocument } from '../../../src/steps/read.ts'
import { balancedValue, renderFormPage } from '../../support/form-page.ts'

export interface Template {
  readonly format: Format
  readonly bytes: number
  readonly payload: ReturnType<typeof savePayload>
}

/** By report year: the form of 2019 served two years. */
export async function templates(): Promise<(year: number) => Template> {
  const early = await template('era_2019', 2020)
  const late = await template('era_2021', 2023)
  return (year) => (year <= 2020 ? early : late)
}

async function template(era: 'era_2019' | 'era_2021', year: number): Promise<Template> {
  const format = formatOf(era)
  if (format === undefined) throw new Error(`${era} is missing`)
  const page = renderFormPage(format, balancedValue(format), { agency: '柏川区财政局', year })
  const report = await readDocument({ bytes: new TextEncoder().encode(page), fileName: 'page.html' })
  const findings = checkReport(report, { agency_key: 'a', year }).map((finding) => ({
    ...finding,
    fingerprint: finding.fingerprint ?? '',
  }))
  const payload = savePayload({
    agency_key: 'a',
    year,
    scope: 'own',
    report,
    findings,
    document: {
      sha256: '0'.repeat(64),
      size: page.length,
      media_type: 'text/html',
      url: '',
      final_url: '',
      fetched_at: `${year + 1}-02-03T02:00:00.000Z`,
    },
    lead: null,
    parser_version: PARSER_VERSION,
    run_id: null,
  })
  return { format, bytes: page.length, payload }
}
