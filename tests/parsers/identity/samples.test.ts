/** Real reports, read where the folder of samples is present. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../parsers/blocks/html.ts'
import { readText } from '../../../parsers/blocks/text.ts'
import { type Identity, identify } from '../../../parsers/identity/identify.ts'

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples')

const EXPECTED: readonly [file: string, expected: Partial<Identity>][] = [
  [
    'linzi-industry-2021.txt',
    {
      title: '临淄区工业和信息化局2021年政府信息公开工作年度报告',
      agency: '临淄区工业和信息化局',
      year: 2021,
      published_on: null,
      scope: 'own',
    },
  ],
  [
    'shanghai-office-2019.html',
    { agency: '上海市人民政府办公厅', year: 2019, published_on: '2020-01-31', scope: 'government_organ' },
  ],
  [
    'shanghai-office-2025.md',
    { agency: '上海市人民政府办公厅', year: 2025, published_on: null, scope: 'government_organ' },
  ],
  [
    'shuyang-development-2023.html',
    { agency: '沭阳县发展和改革局', year: 2023, published_on: '2024-01-17', scope: 'own' },
  ],
  ['pingtan-2014.txt', { agency: '平潭综合实验区管委会', year: 2014, published_on: '2015-01-02' }],
  [
    'pingtan-2019.txt',
    { agency: '平潭综合实验区', year: 2019, published_on: '2020-01-20', scope: 'regional_summary' },
  ],
  [
    'pingtan-2021.txt',
    { agency: '平潭综合实验区', year: 2021, published_on: '2022-02-08', scope: 'regional_summary' },
  ],
  [
    'pingtan-2022.txt',
    { agency: '平潭综合实验区', year: 2022, published_on: '2023-02-20', scope: 'regional_summary' },
  ],
  [
    'pingtan-2025.txt',
    { agency: '平潭综合实验区', year: 2025, published_on: '2026-03-10', scope: 'regional_summary' },
  ],
  ['pingtan-2025.html', { title: null, agency: null, year: 2025, published_on: null, scope: 'unknown' }],
]

describe.skipIf(!existsSync(SAMPLES))('samples', () => {
  it.each(EXPECTED)('%s', (file, expected) => {
    const source = readFileSync(join(SAMPLES, file), 'utf8')
    const reading = file.endsWith('.html') ? readHtml(source, 'utf-8') : readText(source, 'utf-8')
    expect(identify(reading)).toMatchObject({ ...expected, conflicts: [] })
  })

  it('sees no report in a list page', () => {
    const list = identify(readHtml(readFileSync(join(SAMPLES, 'pingtan-list.html'), 'utf8'), 'utf-8'))
    expect(list).toMatchObject({ agency: null, year: null, published_on: null })
  })
})
