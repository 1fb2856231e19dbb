/** `import` as it is typed. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/connect.ts'
import { importRoster } from '../../db/queries/roster.ts'
import { formatOf } from '../../parsers/formats/index.ts'
import { parseRoster } from '../../src/cli/roster-csv.ts'
import { demoRosterCsv } from '../../src/demo/roster.ts'
import { jsonLines, run } from '../support/command.ts'
import { embeddedHome } from '../support/database.ts'
import { distinctValue, renderFormPage } from '../support/form-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'nianbao-import-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
let home = ''
let good = ''

beforeAll(async () => {
  home = await embeddedHome()
  const store = await openDatabase({ databaseUrl: null, home })
  await importRoster(store.db, parseRoster(demoRosterCsv(), 'roster'))
  await store.close()
  const format = formatOf('era_2021')
  if (!format) throw new Error('era_2021 is missing')
  good = file('good.html', renderFormPage(format, distinctValue, { agency: '柏川区财政局', year: 2022 }))
})

const bring = (...args: string[]) => run(['import', ...args], { env: { NIANBAO_HOME: home } })
const whose = (key = '990101:财政局', year = '2022') => ['--agency', key, '--year', year]

test('sound and broken files side by side: what is sound is kept, the exit code says that something failed', async () => {
  const broken = file('broken.pdf', '%PDF-1.4 broken')
  const ran = await bring(good, broken, ...whose(), '--by', '张三', '--json')
  expect(ran.code).toBe(1)
  expect(jsonLines(ran.out)).toMatchObject([
    { file: good, outcome: 'new', provenance: { how: 'import', by: '张三' } },
    { file: broken, outcome: 'held', status: 'unreadable' },
  ])
  expect(ran.err).toMatch(/^nianbao: \S+broken\.pdf: unreadable: .*a person must decide\n$/)
}, 120_000)

test.each<[string, () => string[], RegExp]>([
  [
    'an unknown key',
    () => [good, ...whose('990101:财务局')],
    /unknown agency "990101:财务局".*990101:财政局/,
  ],
  ['a bad year', () => [good, ...whose(undefined, '20x2')], /--year is "20x2"/],
  ['no address', () => [good, ...whose(), '--url', 'file:///etc/passwd'], /--url is "file:/],
  ['a bad date', () => [good, ...whose(), '--published-on', '2023-02-30'], /--published-on is "2023-02-30"/],
  [
    'one address for two',
    () => [good, good, ...whose(), '--url', 'http://x.cn/'],
    /one address, but 2 files/,
  ],
  ['no file', () => [join(folder, 'none.html'), ...whose()], /none\.html: no such file/],
])(
  '%s is wrong usage',
  async (_, args, message) => {
    const ran = await bring(...args())
    expect(ran.err).toMatch(message)
    expect(ran.code).toBe(2)
  },
  120_000,
)
