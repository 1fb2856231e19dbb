/** The report page prints the official form: the same grid, each cell as it is, doubts beside it. */
import { type CheerioAPI, load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../parsers/formats/index.ts'
import type { ReportAnswer } from '../../src/domain/answer.ts'
import { reportPage } from '../../src/web/pages/report.ts'
import { REPORTS, SHA } from '../api/sample-answers.ts'

const reportOf = (id: number): ReportAnswer => {
  const report = REPORTS.find((one) => one.id === id)
  if (report === undefined) throw new Error(`no sample report ${id}`)
  return report
}
const render = async (report: ReportAnswer) =>
  load(
    String(
      await reportPage({ report, limits: [], notes: [] }, { path: `/reports/${report.id}`, search: '' }),
    ),
  )
const cell = ($: CheerioAPI, id: string) => $(`[id="cell-${id}"]`)

/** Grid places of a table's cells by the HTML table model; throws on overlap. */
function placesOf($: CheerioAPI, table: string): Map<string, string> {
  const taken = new Map<string, string>()
  for (const [row, tr] of $(`${table} tr`).toArray().entries()) {
    let col = 0
    for (const node of $(tr).children().toArray()) {
      while (taken.has(`${row},${col}`)) col += 1
      const rowspan = Number($(node).attr('rowspan') ?? 1)
      const colspan = Number($(node).attr('colspan') ?? 1)
      for (let r = row; r < row + rowspan; r++)
        for (let c = col; c < col + colspan; c++) {
          if (taken.has(`${r},${c}`)) throw new Error(`two cells at ${r},${c}`)
          taken.set(`${r},${c}`, $(node).attr('id') ?? `th:${$(node).text()}`)
        }
    }
  }
  return taken
}

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (era, format) => {
  // A form that no sample report stands on is printed empty.
  const report = REPORTS.find((one) => one.era === era) ?? { ...reportOf(4), era, cells: [] }

  test.each(format.tables.map((table) => [table.id, table] as const))(
    '%s tiles its grid, every cell in its official place',
    async (id, table) => {
      const $ = await render(report)
      const places = placesOf($, `#table-${id}`)
      expect(places.size).toBe(table.rows * table.cols)
      for (const def of table.cells)
        expect(places.get(`${def.grid.row},${def.grid.col}`)).toBe(`cell-${id}-${def.id}`)
      for (const head of table.skeleton) expect(places.get(`${head.row},${head.col}`)).toBe(`th:${head.text}`)
    },
  )
})

describe('cells', () => {
  test.each([
    ['t3-new_requests__total', '1,234', 'number'],
    ['t3-carried_in__total', '∅', 'blank'],
    ['t2-regulations_issued', '/', 'not_applicable'],
    ['t2-regulations_repealed', '约20', 'text'],
    ['t2-regulations_in_force', '图片', 'image'],
    ['t3-granted__total', '未读到', 'unread'],
    ['t3-new_requests__natural_person', '22', 'number'],
    ['t3-new_requests__natural_person', '原文：22（其中修订16件）', 'number'],
    ['t3-new_requests__natural_person', '注：其中修订16件', 'number'],
  ])('%s shows %s', async (id, shown, kind) => {
    const $ = await render(reportOf(1))
    expect(cell($, id).text()).toContain(shown)
    expect(cell($, id).hasClass(kind)).toBe(true)
  })

  test('what is no number never reads as 0', async () => {
    const $ = await render(reportOf(1))
    for (const node of $(
      '.form td.blank, .form td.not_applicable, .form td.image, .form td.unread',
    ).toArray())
      expect($(node).text()).not.toMatch(/0/)
    expect(cell(await render(reportOf(3)), 't3-outcomes_total__total').text()).toBe('0')
  })

  test('each figure is linked to its place in the stored source', async () => {
    const $ = await render(reportOf(1))
    const href = cell($, 't3-new_requests__total').find('a').attr('href') ?? ''
    expect(decodeURIComponent(href)).toBe(
      `/sources/${SHA}?report=1&version=2&cell=t3:new_requests__total#cell`,
    )
    const figures = (formatOf('era_2021')?.tables ?? []).flatMap((table) => table.cells).length
    expect($('.form td a[href^="/sources/"]')).toHaveLength(figures - 1)
  })

  test('a wrong cell is marked and its finding stands beside the table', async () => {
    const $ = await render(reportOf(1))
    expect(
      $('.form td.wrong')
        .toArray()
        .map((node) => $(node).attr('id')),
    ).toEqual(['cell-t3-new_requests__natural_person', 'cell-t3-carried_out__natural_person'])
    const aside = $('#table-t3').closest('.beside').find('aside')
    expect(aside.text()).toContain('应为 6，实为 7')
    expect(aside.find('a[href="#cell-t3-carried_out__natural_person"]')).toHaveLength(1)
    expect($('#table-t2').closest('.beside').find('aside')).toHaveLength(0)
    expect($('.form td.wrong').first().text()).toContain('不符')
  })

  test('cells that changed since the version before are marked and listed', async () => {
    const $ = await render(reportOf(1))
    expect(
      $('.form td.changed')
        .toArray()
        .map((node) => $(node).attr('id')),
    ).toEqual(['cell-t3-new_requests__total'])
    expect($('table.versions tbody tr')).toHaveLength(2)
    expect($('table.versions tr[aria-current] td').text()).toContain('总计')
    expect($('table.versions').find('a[href="/reports/1?version=1"]')).toHaveLength(1)
  })
})

describe('around the tables', () => {
  test('findings are counted by verdict, failures first and open', async () => {
    const $ = await render(reportOf(1))
    const groups = $('[data-state]').toArray()
    expect(groups.map((node) => $(node).attr('data-state'))).toEqual([
      'fail',
      'not_assessable',
      'pass_with_blanks',
      'pass',
    ])
    expect(groups.map((node) => $(node).is('[open]'))).toEqual([true, false, false, false])
    expect($('[data-state=pass_with_blanks]').text()).toContain('（0）')
    expect($('[data-state=not_assessable]').text()).toContain('2023 年度报告的')
  })

  test('status, reason, leftovers and prose are said, prose as text', async () => {
    const $ = await render(reportOf(1))
    expect($('dl.facts').text()).toContain('一格未认领')
    expect($('ul.leftovers').text()).toContain('其他主动公开文件 | 5')
    expect($('.prose').text()).toBe('全年<b>主动公开</b>信息。')
    expect($('.prose b')).toHaveLength(0)
  })

  test('a form without layout is listed, not dropped', async () => {
    const loose = {
      table: 'stat',
      id: 'received',
      kind: 'number',
      value: 5,
      raw: '5',
      unit: 'piece',
      source: { block: 0 },
    } as const
    const $ = await render({ ...reportOf(4), era: 'narrative', cells: [loose] })
    expect($('table.loose tbody tr')).toHaveLength(1)
    expect($('table.loose').text()).toContain('received')
    expect($('table.form')).toHaveLength(0)
  })

  test('a cell that the form does not have is listed beside it', async () => {
    const report = reportOf(4)
    const extra = {
      table: 't3',
      id: 'granted__martians',
      kind: 'number',
      value: 1,
      raw: '1',
      unit: 'case',
      source: { block: 0 },
    } as const
    const $ = await render({ ...report, cells: [...report.cells, extra] })
    expect($('table.loose tbody tr')).toHaveLength(1)
  })

  test('a withdrawn page says so', async () => {
    expect((await render({ ...reportOf(4), withdrawn_on: '2025-02-02' }))('main').text()).toContain(
      '2025-02-02 撤下',
    )
  })
})
