/** The commands as a newcomer meets them, in real processes on one home: demo, again, questions, export, serve. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { groundTruth } from '../../src/demo/ground-truth.ts'
import { jsonLines, newHome, type Ran, run } from '../support/command.ts'

const env = { NIANBAO_HOME: newHome() }
const truth = groundTruth()
const folder = mkdtempSync(join(tmpdir(), 'nianbao-cli-'))
let first: Ran

beforeAll(async () => {
  first = await run(['demo', '--once'], { env })
}, 180_000)

describe('demo --once', () => {
  test('collects the sample portal and says what is remarkable', () => {
    expect(first.err).toMatch(/^sample portal of an invented district at http:\/\/127\.0\.0\.1:\d+\n$/)
    expect(first.code).toBe(0)
    expect(first.out).toContain(`${truth.reports.length} new, 0 changed`)
    expect(first.out).toMatch(/missing: 柏川区文化和旅游局 2021/)
    expect(first.out).toMatch(/late: 柏川区水务局 2022/)
    expect(first.out).toMatch(/t3_row_total: 柏川区教育局 2022/)
  })

  test('a second time changes nothing and says so; a revision changes one report', async () => {
    const again = await run(['demo', '--once'], { env })
    expect(again.code).toBe(0)
    expect(again.out).toContain(`nothing changed; ${truth.reports.length} reports as before`)
    const revised = await run(['demo', '--once', '--revision', '2'], { env })
    expect(revised.out).toMatch(/0 new, 1 changed/)
  })
})

describe('questions', () => {
  test('status --json has the keys of the contract', async () => {
    const { code, out } = await run(['status', '--year', '2022', '--json'], { env })
    expect(code).toBe(0)
    const rows = jsonLines(out)
    expect(rows).toHaveLength(9)
    const late = rows.find((row) => row.state === 'late')
    expect(Object.keys(late ?? {}).toSorted()).toEqual(
      [
        'agency_key',
        'agency',
        'region',
        'year',
        'due_on',
        'due_basis',
        'state',
        'days_late',
        'published_on',
        'published_on_source',
        'first_seen_at',
        'report_id',
        'source_url',
        'evidence',
        'findings',
      ].toSorted(),
    )
    expect(late).toMatchObject({ days_late: 20, due_on: '2023-01-31', published_on: '2023-02-20' })
  })

  test('status filters by state and answers for a day gone by', async () => {
    const missing = await run(['status', '--year', '2021', '--state', 'missing', '--json'], { env })
    expect(jsonLines(missing.out)).toMatchObject([{ agency: '柏川区文化和旅游局', report_id: null }])
    const before = await run(['status', '--year', '2022', '--as-of', '2023-01-01', '--json'], { env })
    expect(new Set(jsonLines(before.out).map(({ state }) => state))).toEqual(new Set(['not_due']))
    const between = await run(['status', '--year', '2022', '--as-of', '2023-02-10', '--json'], { env })
    const late = jsonLines(between.out).find(({ agency }) => agency === '柏川区水务局')
    expect(late?.state).toBe('missing')
  })

  test('compare sets figures and measures side by side with their source', async () => {
    const { code, out } = await run(
      [
        'compare',
        '--agencies',
        '990101:财政局,990101:教育局',
        '--years',
        '2020-2021',
        '--indicators',
        'new_requests,disclosure_rate',
        '--json',
      ],
      { env },
    )
    expect(code).toBe(0)
    const [comparison] = jsonLines<{
      points: { indicator: string; value: number | null; source_url: string }[]
    }>(out)
    expect(comparison?.points).toHaveLength(8)
    const truthOf = truth.reports.find((one) => one.agency_key === '990101:财政局' && one.year === 2020)
    expect(comparison?.points[0]).toMatchObject({
      indicator: 'new_requests__total',
      value: truthOf?.cells.get('new_requests__total')?.value,
    })
    expect(comparison?.points[0]?.source_url).toContain(truthOf?.path ?? 'no path')
  })

  test('findings --fail-on error exits with 1, and with 0 where there is none', async () => {
    const bad = await run(['findings', '--year', '2022', '--fail-on', 'error', '--json'], { env })
    expect(bad.code).toBe(1)
    expect(jsonLines(bad.out).map(({ check }) => check)).toContain('t3_row_total')
    const good = await run(['findings', '--year', '2019', '--severity', 'error', '--fail-on', 'error'], {
      env,
    })
    expect(good.code).toBe(0)
  })

  test('export writes a release that is the same twice', async () => {
    const out = join(folder, 'release')
    const once = await run(['export', '--format', 'csv', '--out', out, '--year', '2021-2022'], { env })
    expect(once.code).toBe(0)
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8')
    await run(['export', '--format', 'csv', '--out', out, '--year', '2021-2022'], { env })
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toBe(sums)
    expect(readFileSync(join(out, 'cells.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(3000)
    for (const file of ['reports.csv', 'panel.csv', 'codebook.csv', 'cells_history.csv', 'datapackage.json'])
      expect(existsSync(join(out, file)), file).toBe(true)
    const coverage = readFileSync(join(out, 'coverage.csv'), 'utf8')
    expect(coverage).toMatch(/\r\n\d{6},[^,]+,2022,9,/)
    expect(readFileSync(join(out, 'cells.csv'), 'utf8')).toMatch(
      /,document_sha256,source_url,fetched_at,comparability,/,
    )
    const span = ['--year', '2021-2022', '--against', out]
    const later = await run(['export', '--format', 'jsonl', '--out', join(folder, 'later'), ...span], { env })
    expect(later.err).toContain('changes: 0 rows')
    const other = await run(['export', '--format', 'csv', '--out', out, '--against', out], { env })
    expect(other).toMatchObject({ code: 2 })
    expect(other.err).toMatch(/it is a release of .*2021,2022.*--year/s)
  })

  test('portal list, roster export, db info and doctor answer', async () => {
    const portals = await run(['portal', 'list', '--json'], { env })
    expect(jsonLines(portals.out)).toMatchObject([{ id: 'demo-baichuan', health: 'ok', family: 'trs-wcm' }])
    const roster = await run(['roster', 'export'], { env })
    const file = join(folder, 'roster.csv')
    writeFileSync(file, roster.out)
    expect(await run(['roster', 'import', file], { env })).toMatchObject({
      code: 0,
      out: '0 added, 9 updated\n',
    })
    expect((await run(['db', 'info', '--json'], { env })).code).toBe(0)
    const doctor = await run(['doctor'], { env: { ...env, NIANBAO_TOKEN: 'very-secret' } })
    expect(doctor.code).toBe(0)
    expect(doctor.out).toContain('NIANBAO_TOKEN')
    expect(doctor.out).not.toContain('very-secret')
  })
})

describe('bad input gives one clear line and the exit code of the contract', () => {
  const portal = (text: string) => {
    const file = join(folder, `${Math.random().toString(36).slice(2)}.yaml`)
    writeFileSync(file, text)
    return file
  }
  const good =
    'id: x-y\nname: 某区人民政府\nregion: "990101"\nbase_url: http://127.0.0.1:9\nhosts: ["127.0.0.1:9"]\ncolumns:\n  - url: /nb/\n'
  const cases: [string, () => readonly string[], number, RegExp, Record<string, string>?][] = [
    ['a bad year', () => ['status', '--year', '20x2'], 2, /--year is "20x2", expected a report year/],
    ['no year', () => ['status'], 2, /required option '--year/],
    [
      'a bad state',
      () => ['status', '--year', '2022', '--state', 'gone'],
      2,
      /--state is "gone", expected one of/,
    ],
    ['a bad date', () => ['status', '--year', '2022', '--as-of', '2023-02-31'], 2, /--as-of is "2023-02-31"/],
    [
      'an unknown agency',
      () => ['compare', '--agencies', '990101:财务局', '--years', '2022', '--indicators', 'granted'],
      2,
      /unknown agency "990101:财务局".*did you mean.*990101:财政局/,
    ],
    [
      'an unknown indicator',
      () => ['compare', '--agencies', '990101:财政局', '--years', '2022', '--indicators', 'grantd'],
      2,
      /unknown indicator "grantd".*granted/,
    ],
    [
      'a correction that names no cell',
      () => ['correct', '1', '--cell', 'granted=1', '--author', 'a', '--reason', 'b', '--source', 'c'],
      2,
      /--cell "granted=1".*table:id=text/,
    ],
    [
      'a verdict that is none',
      () => ['verdict', 'fp', 'maybe', '--author', 'a'],
      2,
      /maybe.*confirmed.*dismissed/,
    ],
    ['a search without a word', () => ['search', ' '], 2, /search|word/],
    ['an unknown format', () => ['export', '--format', 'xml', '--out', folder], 2, /xml.*csv/],
    [
      'a portal file with a wrong key',
      () => ['crawl', '--portals', portal(`${good}politness: {}\n`)],
      2,
      /\.yaml:8: politness: .*politeness/,
    ],
    [
      'a missing portal file',
      () => ['crawl', '--portals', join(folder, 'none.yaml')],
      2,
      /none\.yaml: no such file/,
    ],
    ['a missing roster', () => ['roster', 'import', join(folder, 'none.csv')], 2, /none\.csv: no such file/],
    [
      'a portal that cannot be reached',
      () => ['crawl', '--portals', portal(`${good}allow_private_network: true\n`)],
      3,
      /^$/,
    ],
    [
      'a database that cannot be reached',
      () => ['status', '--year', '2022'],
      3,
      /127\.0\.0\.1:1/,
      { DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/none' },
    ],
    ['a bad setting', () => ['status', '--year', '2022'], 2, /PORT is "http"/, { PORT: 'http' }],
  ]
  test.each(cases)('%s', async (_name, args, code, message, extra) => {
    const ran = await run(args(), { env: { ...env, ...extra } })
    expect(ran.err).toMatch(message)
    expect(ran.err).not.toMatch(/\n\s+at |hidden/)
    expect(ran.code).toBe(code)
  })
})

test('serve answers on its port and ends on SIGTERM', async () => {
  const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...env, DATABASE_URL: '', PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) => {
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      const found = /dashboard: (\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    })
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  try {
    expect(await (await fetch(`${url}healthz`)).json()).toMatchObject({ status: 'alive' })
    const page = await (await fetch(url)).text()
    expect(page).toContain('柏川区文化和旅游局')
    const other = await run(['status', '--year', '2021', '--json'], { env })
    expect(jsonLines(other.out)).toHaveLength(9)
  } finally {
    child.kill('SIGTERM')
  }
  expect(await exited).toBe(0)
})
