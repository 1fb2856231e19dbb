/**
 * The bodies of the sample district 柏川区 of 临湖市: an invented place with an invented code. Each has a page layout of
 * its own, so that the demo meets the ways in which real pages depart from the form.
 */

/** How a body's pages mark up the same form; see `render-table.ts`. */
export type Layout = 'plain' | 'split_t2' | 'spans' | 'empty_heads' | 'word'

export interface DemoAgency {
  /** Key of `figures.ts` and `narrative-texts.ts`. */
  readonly id: string
  /** Roster key. */
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly aliases: readonly string[]
  /** Scope folder of the site: the district, its departments, its towns. */
  readonly folder: 'qzf' | 'bm' | 'zj'
  readonly layout: Layout
  /** `N` is the name, `Y` the year. */
  readonly title: string
  /** Report year → day of publication. */
  readonly published: Readonly<Record<number, string>>
}

export const REGION = {
  code: '990101',
  name: '柏川区',
  site: '柏川区人民政府',
  siteIdCode: '9901010001',
} as const

export const DEMO_YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024]

const days = (...published: readonly string[]): Readonly<Record<number, string>> =>
  Object.fromEntries(DEMO_YEARS.map((year, i) => [year, published[i] ?? '']))

export const AGENCIES: readonly DemoAgency[] = [
  {
    id: 'government',
    key: '990101:人民政府',
    name: '柏川区人民政府',
    kind: 'government',
    aliases: ['柏川区'],
    folder: 'qzf',
    layout: 'plain',
    title: '柏川区Y年政府信息公开工作年度报告',
    published: days('2020-03-24', '2021-03-18', '2022-03-22', '2023-03-20', '2024-03-19', '2025-03-21'),
  },
  {
    id: 'office',
    key: '990101:人民政府办公室',
    name: '柏川区人民政府办公室',
    kind: 'government_office',
    aliases: ['区政府办公室'],
    folder: 'qzf',
    layout: 'spans',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-21', '2021-01-25', '2022-01-24', '2023-01-18', '2024-01-23', '2025-01-22'),
  },
  {
    id: 'education',
    key: '990101:教育局',
    name: '柏川区教育局',
    kind: 'department',
    aliases: ['区教育局'],
    folder: 'bm',
    layout: 'word',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-16', '2021-01-20', '2022-01-18', '2023-01-13', '2024-01-17', '2025-01-15'),
  },
  {
    id: 'finance',
    key: '990101:财政局',
    name: '柏川区财政局',
    kind: 'department',
    aliases: ['区财政局'],
    folder: 'bm',
    layout: 'split_t2',
    title: 'N政府信息公开工作Y年度报告',
    published: days('2020-01-19', '2021-01-22', '2022-01-20', '2023-01-17', '2024-01-19', '2025-01-20'),
  },
  {
    id: 'resources',
    key: '990101:自然资源局',
    name: '柏川区自然资源局',
    kind: 'department',
    aliases: ['区自然资源局', '柏川区国土资源局'],
    folder: 'bm',
    layout: 'empty_heads',
    title: 'Y年度N政府信息公开工作年度报告',
    published: days('2020-01-22', '2021-01-28', '2022-01-27', '2023-01-28', '2024-01-26', '2025-01-24'),
  },
  {
    id: 'market',
    key: '990101:市场监督管理局',
    name: '柏川区市场监督管理局',
    kind: 'department',
    aliases: ['区市场监管局'],
    folder: 'bm',
    layout: 'plain',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-20', '2021-01-27', '2022-01-25', '2023-01-16', '2024-01-24', '2025-01-16'),
  },
  {
    id: 'water',
    key: '990101:水务局',
    name: '柏川区水务局',
    kind: 'department',
    aliases: ['区水务局'],
    folder: 'bm',
    layout: 'split_t2',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-17', '2021-01-26', '2022-01-21', '2023-02-20', '2024-01-25', '2025-01-23'),
  },
  {
    id: 'culture',
    key: '990101:文化和旅游局',
    name: '柏川区文化和旅游局',
    kind: 'department',
    aliases: ['区文旅局'],
    folder: 'bm',
    layout: 'word',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-15', '2021-01-21', '2022-01-19', '2023-01-12', '2024-01-18', '2025-01-14'),
  },
  {
    id: 'town',
    key: '990101:石桥镇人民政府',
    name: '柏川区石桥镇人民政府',
    kind: 'township_government',
    aliases: ['石桥镇', '石桥镇人民政府'],
    folder: 'zj',
    layout: 'spans',
    title: 'NY年政府信息公开工作年度报告',
    published: days('2020-01-14', '2021-01-19', '2022-01-17', '2023-01-11', '2024-01-16', '2025-01-17'),
  },
]

/** The body of an id; undefined for an unknown one. */
export function agencyOf(id: string): DemoAgency | undefined {
  return AGENCIES.find((agency) => agency.id === id)
}
