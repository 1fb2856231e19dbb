import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/steps/read.ts'
import { distinctFigures } from '../../scorecard/makers/figures.ts'
import { formDocument } from '../../scorecard/makers/form-document.ts'
import {
  APPLICANT_HEADS,
  cell,
  cutCases,
  figuresOf,
  labelsOf,
  only,
  padded,
} from '../../scorecard/makers/reshape.ts'
import { score } from '../../scorecard/score.ts'
import type { PageTable } from '../../support/form-page.ts'

/** Table three with these heads under every applicant; the report year's figure stands at `own`. */
const withYears =
  (heads: readonly string[] | ((applicant: number) => readonly string[]), own: number) =>
  (table: PageTable): void => {
    const headsOf = (applicant: number): readonly string[] =>
      typeof heads === 'function' ? heads(applicant) : heads
    const body = table.rows
      .slice(3)
      .map((row, r) => [
        cell(labelsOf(row).at(-1)?.text ?? ''),
        ...figuresOf(row).flatMap((one, c) =>
          headsOf(c).map((_, i) => (i === own ? one : cell(String(6_000 + r * 40 + c * 3 + i)))),
        ),
      ])
    const width = headsOf(0).length
    table.rows = [
      [cell('', 1, 2), ...APPLICANT_HEADS.map((head) => cell(head, width))],
      APPLICANT_HEADS.flatMap((_, c) => headsOf(c).map((head) => cell(head))),
      ...body,
    ]
  }

async function readWith(change: (table: PageTable) => void, page: { readonly title?: string } = {}) {
  const document = formDocument(
    {
      name: 'years',
      figures: (form) => distinctFigures(form, 41),
      page: { agency: '柏川区水务局', change: only('t3', change), ...page },
    },
    4_100,
  )
  const report = await readDocument({ bytes: document.bytes, fileName: document.fileName })
  return { report, ...score(document, report) }
}

describe('figures of another year beside those of the report year', () => {
  it.each([
    ['printed years, old first', ['2022年', '2023年'], 1],
    ['printed years, new first', ['2023年度', '2022年度'], 0],
    ['words', ['上年', '本年'], 1],
    ['with the change', ['本年', '上年同期', '增减（%）'], 0],
  ] as const)('reads those of the report year: %s', async (_, heads, own) => {
    const { report, right, wrong } = await readWith(withYears(heads, own))
    expect(wrong).toEqual([])
    expect(report.status).toBe('complete')
    expect(right).toBe(200)
    const other = report.leftovers.filter(({ reason, about }) => reason === 'local' && about !== undefined)
    expect(other).toHaveLength(175 * (heads.length - 1))
    expect(new Set(other.map(({ about }) => about))).toEqual(new Set(heads.filter((_, i) => i !== own)))
    const granted = report.cells.find(({ id }) => id === 'granted__commercial_enterprise')
    expect(granted?.source).toMatchObject({ col: 1 + heads.length + own })
  })

  it.each([
    ['the report year is none of them', withYears(['2021年', '2022年'], 1), {}],
    ['both are of the report year', withYears(['2023年', '本年'], 1), {}],
    [
      'the order changes from head to head',
      withYears((c) => (c === 3 ? ['2023年', '2022年'] : ['2022年', '2023年']), 1),
      {},
    ],
    [
      'empty cells stand for the span of a head',
      (table: PageTable): void => {
        withYears(['2022年', '2023年'], 1)(table)
        padded(table)
      },
      {},
    ],
    [
      'a figure stands over both years',
      (table: PageTable): void => {
        withYears(['2023年', '2022年'], 0)(table)
        const row = table.rows[8]
        row?.splice(1, 2, { text: '38470045', rowspan: 1, colspan: 2 })
      },
      {},
    ],
    ['a column names no year', withYears(['2022年', '2023年', '备注'], 1), {}],
    [
      'title and text name different years',
      withYears(['2022年', '2023年'], 1),
      { title: '柏川区水务局2022年政府信息公开工作年度报告' },
    ],
  ] as const)('refuses the table where %s', async (_, change, page) => {
    const { report, wrong } = await readWith(change, page)
    expect(wrong).toEqual([])
    expect(report.status).toBe('partial')
    expect(report.cells.filter(({ table }) => table === 't3')).toEqual([])
  })

  it('takes no label of a row for a figure of table four', async () => {
    const document = formDocument(
      {
        name: 'a year before the first of five figures',
        page: {
          change: (tables) =>
            cutCases(true)(tables).map((table, i, all) => {
              if (table.id === 't4' && i === all.length - 3) {
                table.rows.at(-1)?.unshift(cell('2023年'))
                table.rows.at(-1)?.pop()
              }
              return table
            }),
        },
      },
      4_101,
    )
    const report = await readDocument({ bytes: document.bytes, fileName: document.fileName })
    expect(score(document, report).wrong).toEqual([])
    expect(report.status).toBe('partial')
  })
})
