/**
 * From the bytes of a page to the verdict: an agency's wrong sum leaves a report `complete` and is told; figures that
 * only one reading gives, or that stand beside their place, take `complete` back.
 */
import { describe, expect, it } from 'vitest'
import { formatOf, T4_IDS } from '../../parsers/formats/index.ts'
import { readPageOrText } from '../../parsers/read-report.ts'
import type { Era } from '../../src/domain/format.ts'
import type { Report } from '../../src/domain/report.ts'
import { checkReading } from '../../src/steps/check-reading.ts'
import { type PageOptions, type PageTable, renderFormPage } from '../support/form-page.ts'
import { soundForm } from './filled-form.ts'

const YEARS = { era_2021: 2023, era_2019: 2020, era_2014: 2016, local_2008: 2012 } as const

function read(
  era: keyof typeof YEARS,
  wrong: Readonly<Record<string, number>>,
  options: PageOptions = {},
): Report {
  const format = formatOf(era as Era)
  if (format === undefined) throw new Error(era)
  const fill = { ...soundForm(era), ...wrong }
  const page = renderFormPage(format, ({ id }) => String(fill[id]), { year: YEARS[era], ...options })
  return checkReading(readPageOrText({ bytes: new TextEncoder().encode(page) }))
}

const failedSums = ({ findings }: Report): string[] =>
  findings
    .filter(({ check, state }) => state === 'fail' && /^(?:t3_|t4_|stat_)/u.test(check))
    .map(({ check, key, cells }) => `${check} ${key}: ${cells[0]}`)

/** A value a line, label before figures: read by order alone. */
const lineByLine = (table: PageTable): string =>
  table.rows.flatMap((row) => row.map(({ text }) => `<p>${text}</p>`)).join('\n')

describe.each(Object.keys(YEARS) as (keyof typeof YEARS)[])('%s', (era) => {
  it('is complete where every sum holds', () => {
    const report = read(era, {})
    expect([report.status, report.reason, failedSums(report)]).toEqual(['complete', null, []])
  })

  it('stays complete where the agency added up wrongly', () => {
    const [first] = (formatOf(era)?.equations ?? []).filter(({ check }) =>
      /^(?:t4_total|stat_sum)$/u.test(check),
    )
    const total = first?.left[0]?.cell ?? ''
    const report = read(era, { [total]: (soundForm(era)[total] ?? 0) + 1 })
    expect(report.status).toBe('complete')
    expect(failedSums(report)).toEqual([expect.stringContaining(`${first?.check} ${first?.key}`)])
    expect(report.cells.find(({ id }) => id === total)?.value).toBe((soundForm(era)[total] ?? 0) + 1)
  })
})

const GRANTED = { granted__natural_person: 40 }
const NAMED = [
  't3_outcome_sum natural_person: granted__natural_person',
  't3_row_total granted: granted__natural_person',
]

it('names the wrong cell of a page and keeps what is printed', () => {
  const report = read('era_2021', GRANTED)
  expect([report.status, failedSums(report)]).toEqual(['complete', NAMED])
  expect(report.cells.find(({ id }) => id === 'granted__natural_person')?.value).toBe(40)
})

it('takes complete back where hardly a sum is right, though both readings agree: the figures stay', () => {
  const fill = Object.fromEntries(Object.keys(soundForm('era_2021')).map((id, at) => [id, 100 + at]))
  const report = read('era_2021', fill)
  expect([report.status, report.reason]).toEqual(['partial', expect.stringContaining('fail together')])
  expect(failedSums(report).length).toBeGreaterThan(35)
  expect(Object.fromEntries(report.cells.map(({ id, value }) => [id, value]))).toEqual(fill)
})

it('takes complete back from a wrong sum where the figures stand a line each', () => {
  expect(read('era_2021', {}, { render: lineByLine }).status).toBe('complete')
  const column = read(
    'era_2021',
    { carried_out__natural_person: 9, carried_out__total: 39 },
    { render: lineByLine },
  )
  expect(column.status).not.toBe('complete')
})

it('takes complete back where the row of table four stands one place to the side', () => {
  const sound = soundForm('era_2021')
  const fill = Object.fromEntries(T4_IDS.map((id, at) => [id, sound[T4_IDS[at - 1] ?? ''] ?? 0]))
  const report = read('era_2021', fill)
  expect([report.status, report.reason]).toEqual(['partial', expect.stringContaining('1 to the right')])
})
