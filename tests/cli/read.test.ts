/** `read` as people call it: the contract's object, its exit codes, and one clear line for bad input. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatOf } from '../../parsers/formats/index.ts'
import type { Report } from '../../src/domain/report.ts'
import { jsonLines, run } from '../support/command.ts'
import { balancedValue, distinctValue, formTables, renderFormPage } from '../support/form-page.ts'
import { docxOf } from '../support/office-form.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'shared', 'samples')
const folder = mkdtempSync(join(tmpdir(), 'nianbao-read-'))

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const KEYS = [
  'file',
  'status',
  'reason',
  'title',
  'agency',
  'year',
  'published_on',
  'dates',
  'era',
  'scope',
  'sections',
  'cells',
  'findings',
  'leftovers',
  'attachments',
]

describe('read --json', () => {
  test('prints one object a file with every key of the contract', async () => {
    const format = formatOf('era_2021')
    if (!format) throw new Error('era_2021 is missing')
    const page = write('page.html', renderFormPage(format, distinctValue))
    const { code, out, err } = await run(['read', page, page, '--json'])
    expect(err).toBe('')
    expect(code).toBe(0)
    const [first, second, ...more] = jsonLines<Report & { file: string }>(out)
    expect(more).toEqual([])
    // The contract's keys in its order, whatever else is told between them.
    expect(Object.keys(first ?? {}).filter((key) => KEYS.includes(key))).toEqual(KEYS)
    expect(first).toEqual(second)
    expect(first?.file).toBe(page)
    expect(first?.cells).toHaveLength(200)
    expect(first?.cells[0]).toMatchObject({ table: 't2', kind: 'number', unit: 'piece' })
    expect(first?.cells[0]?.source).toHaveProperty('row')
  })

  test('reads standard input', async () => {
    const { code, out } = await run(['read', '-', '--json'], {
      input: '<html><body><p>你好</p></body></html>',
    })
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([{ file: '-', status: 'not_a_report' }])
  })

  test('has every key for a document of which nothing is read', async () => {
    const { out } = await run([
      'read',
      write('locked.zip', 'PK\u0003\u0004'),
      write('rich.doc', '{\\rtf1'),
      '--json',
    ])
    const lines = jsonLines<Report>(out)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(Object.keys(line)).toEqual(KEYS)
  })

  test('reads a Word document and a page in one run, and ends by itself', async () => {
    const format = formatOf('era_2021')
    if (!format) throw new Error('era_2021 is missing')
    const docx = write('form.docx', docxOf(format, formTables(format, balancedValue(format))))
    const { code, out, err } = await run(['read', docx, write('small.html', '<p>无</p>'), '--json'])
    expect([code, err]).toEqual([0, ''])
    expect(jsonLines(out)).toMatchObject([{ status: 'complete' }, { status: 'not_a_report' }])
  })

  test('shows no bar where nobody watches', async () => {
    const page = write('one.html', '<p>无</p>')
    const { err } = await run(['read', '--json', ...Array.from({ length: 25 }, () => page)])
    expect(err).toBe('')
  })

  test('goes on after a file that cannot be read', async () => {
    const empty = write('empty.html', '')
    const { code, out } = await run(['read', join(folder, 'absent.html'), empty, '--json'])
    expect(code).toBe(2)
    expect(jsonLines(out)).toMatchObject([{ file: empty, status: 'unreadable' }])
  })
})

describe('bad input gives one clear line, the exit code and no stack', () => {
  const cases: [string, () => readonly string[], number, RegExp][] = [
    ['a missing file', () => ['read', join(folder, 'none.html')], 2, /none\.html: no such file/],
    ['a folder', () => ['read', folder], 2, /is a folder, expected a document/],
    ['an empty file', () => ['read', write('e.html', '')], 1, /e\.html: The document is empty/],
    [
      'binary bytes',
      () => [
        'read',
        write(
          'b.html',
          Uint8Array.from({ length: 400 }, (_, i) => (i * 7919) % 251),
        ),
      ],
      1,
      /b\.html: /,
    ],
    ['a file too large', () => ['read', write('large.html', ' '.repeat(30_000_000))], 1, /larger than 20 MB/],
    ['a bad --url', () => ['read', write('u.html', '<p>x</p>'), '--url', 'nowhere'], 2, /--url is "nowhere"/],
    ['no file', () => ['read'], 2, /missing required argument/],
    ['an unknown command', () => ['raed'], 2, /unknown command/],
    ['an unknown option', () => ['read', '--jsom', 'x'], 2, /unknown option/],
  ]
  test.each(cases)('%s', async (_name, args, expected, message) => {
    const { code, err } = await run(args())
    expect(err).toMatch(message)
    expect(err).not.toMatch(/\n\s+at /)
    expect(code).toBe(expected)
  })
})

describe.skipIf(!existsSync(SAMPLES))('the real samples', () => {
  test('linzi: complete, 200 zeros, all 42 equations pass', async () => {
    const { out, code } = await run(['read', join(SAMPLES, 'linzi-industry-2021.txt'), '--json'])
    const [report] = jsonLines<Report>(out)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      status: 'complete',
      era: 'era_2021',
      agency: '临淄区工业和信息化局',
      year: 2021,
    })
    expect(report?.cells.filter((cell) => cell.kind === 'number' && cell.value === 0)).toHaveLength(200)
    const equations = report?.findings.filter(({ check }) =>
      ['t3_balance', 't3_outcome_sum', 't3_row_total', 't4_total'].includes(check),
    )
    expect(equations).toHaveLength(42)
    expect(equations?.every(({ state }) => state === 'pass')).toBe(true)
    expect(report?.sections.map(({ id }) => id)).toHaveLength(6)
  })

  test('shanghai: complete, era_2019, blanks are blank, no equation fails', async () => {
    const { out } = await run(['read', join(SAMPLES, 'shanghai-office-2019.html'), '--json'])
    const [report] = jsonLines<Report>(out)
    expect(report).toMatchObject({
      status: 'complete',
      era: 'era_2019',
      agency: '上海市人民政府办公厅',
      year: 2019,
      published_on: '2020-01-31',
    })
    expect(report?.cells).toHaveLength(198)
    const cell = (id: string) => report?.cells.find((one) => one.id === id)
    expect(cell('new_requests__total')).toMatchObject({ kind: 'number', value: 859 })
    expect(cell('granted__total')).toMatchObject({ kind: 'blank', value: null })
    expect(cell('procurement_amount')).toMatchObject({ value: 251000, unit_printed: 'yuan' })
    const equations = report?.findings.filter(({ check }) => /^t[34]_/.test(check)) ?? []
    expect(equations).toHaveLength(40)
    expect(equations.filter(({ state }) => state === 'fail')).toEqual([])
  })
})
