/** Real published reports, where the folder beside the project has them: every cell as the page prints it. */
import { existsSync, readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import { readPageOrText } from '../../parsers/read-report.ts'
import type { Report } from '../../src/domain/report.ts'

const FOLDER = '../shared/samples/'
const read = (name: string): Report => readPageOrText({ bytes: readFileSync(FOLDER + name), fileName: name })

const idsOf = (era: string, table: string): string[] =>
  formatOf(era)
    ?.tables.find((one) => one.id === table)
    ?.cells.map((cell) => cell.id) ?? []
const numberIn = (report: Report, id: string): number | null | undefined =>
  report.cells.find((cell) => cell.id === id)?.value

/** Figures in printed order by a reader that knows nothing of the form: the data cells of each table of the page. */
function printedCells(name: string): string[][] {
  const page = load(readFileSync(FOLDER + name, 'utf8'))
  return page('table')
    .toArray()
    .map((table) =>
      page(table)
        .find('td')
        .toArray()
        .map((cell) =>
          page(cell)
            .text()
            .replace(/[\s\u00a0]+/gu, ''),
        )
        .filter((text) => text === '' || /^\+?\d[\d.]*元?$/.test(text)),
    )
}

describe.skipIf(!existsSync(FOLDER))('samples', () => {
  test('a text of 2021: 200 zeros', () => {
    const report = read('linzi-industry-2021.txt')
    expect(report).toMatchObject({
      status: 'complete',
      reason: null,
      era: 'era_2021',
      agency: '临淄区工业和信息化局',
      year: 2021,
      leftovers: [],
    })
    expect(report.cells).toHaveLength(200)
    expect(report.cells.every((cell) => cell.kind === 'number' && cell.value === 0 && cell.raw === '0')).toBe(
      true,
    )
    expect(report.sections).toHaveLength(6)
    expect(report.sections[0]?.text).toContain('共计发布政务公开信息115篇')
    expect(report.sections[1]?.text).toBe('')
    expect(report.sections[5]?.text).toContain('未有收取信息处理费情况')
  })

  test('a page of 2019: each number and each blank as printed', () => {
    const report = read('shanghai-office-2019.html')
    expect(report).toMatchObject({
      status: 'complete',
      era: 'era_2019',
      agency: '上海市人民政府办公厅',
      year: 2019,
      published_on: '2020-01-31',
      leftovers: [],
    })
    const printed = printedCells('shanghai-office-2019.html').flat()
    const ids = ['t2', 't3', 't4'].flatMap((table) => idsOf('era_2019', table))
    expect(printed).toHaveLength(198)
    expect(report.cells.map((cell) => cell.id)).toEqual(ids)
    report.cells.forEach((cell, i) => {
      expect(cell.raw, cell.id).toBe(printed[i])
      expect(cell.kind, cell.id).toBe(printed[i] === '' ? 'blank' : 'number')
      if (cell.kind === 'number') expect(cell.value, cell.id).toBe(Number(printed[i]?.replace('元', '')))
    })
    expect(report.cells.find((cell) => cell.id === 'procurement_amount')).toMatchObject({
      value: 251000,
      unit_printed: 'yuan',
    })
    expect(report.sections).toHaveLength(6)
  })

  test('a page of 2023 with labels cut over spans', () => {
    const report = read('shuyang-development-2023.html')
    expect(report).toMatchObject({
      status: 'complete',
      era: 'era_2021',
      year: 2023,
      agency: '沭阳县发展和改革局',
    })
    expect(report.cells).toHaveLength(200)
    expect(numberIn(report, 'new_requests__natural_person')).toBe(26)
    expect(numberIn(report, 'granted__total')).toBe(26)
    expect(numberIn(report, 'normative_documents_in_force')).toBe(18)
    expect(numberIn(report, 'review_pending')).toBe(1)
    expect(report.cells.find((cell) => cell.id === 'granted__commercial_enterprise')?.kind).toBe('blank')
    expect(report.leftovers.map((left) => left.reason)).toEqual(['unclaimed_table'])
    expect(report.sections).toHaveLength(6)
  })

  test('a page of 2025 against the figures decoded by hand', () => {
    const report = read('pingtan-2025.html')
    const truth = JSON.parse(readFileSync(`${FOLDER}pingtan-2025.tables.json`, 'utf8'))
    expect(report.status).toBe('complete')
    const requests = Object.values(truth.table3 as Record<string, number[]>).flat()
    expect(idsOf('era_2021', 't3').map((id) => numberIn(report, id))).toEqual(requests)
    expect(idsOf('era_2021', 't4').map((id) => numberIn(report, id))).toEqual(truth.table4)
    const { table2 } = truth
    expect(idsOf('era_2021', 't2').map((id) => numberIn(report, id))).toEqual([
      ...table2.规章,
      ...table2.行政规范性文件,
      table2.行政许可,
      table2.行政处罚,
      table2.行政强制,
      Number(table2.收费万元),
    ])
  })

  test.each([
    ['pingtan-2019.txt', 'era_2019'],
    ['pingtan-2021.txt', 'era_2021'],
    ['pingtan-2022.txt', 'era_2021'],
    ['pingtan-2025.txt', 'era_2021'],
  ])('%s has lost its separators: nothing is guessed', (name, era) => {
    const report = read(name)
    expect(report).toMatchObject({ status: 'partial', era, cells: [] })
    expect(report.leftovers.length).toBeGreaterThan(0)
    expect(report.sections).toHaveLength(6)
  })

  test('the text layer of a PDF is partial, with its rows said', () => {
    const report = read('shanghai-office-2025.md')
    expect(report).toMatchObject({ status: 'partial', era: 'era_2021', year: 2025 })
    expect(report.leftovers.some((left) => left.text.includes('1259'))).toBe(true)
    for (const cell of report.cells) expect(cell.kind).not.toBe('number')
  })

  test('a list is no report', () => {
    expect(read('pingtan-list.html')).toMatchObject({ status: 'not_a_report', cells: [] })
  })
})
