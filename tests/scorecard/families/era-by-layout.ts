/** The era is told by heads and rows, never by the year, the title of the notice or the number it cites. */
import { type Case, ERA_2019, formDocuments } from '../makers/form-document.ts'
import { renamed } from '../makers/reshape.ts'
import type { Family } from '../model.ts'

const CASES: readonly Case[] = [
  { name: 'form of 2019 for 2021', format: ERA_2019, page: { year: 2021 } },
  { name: 'form of 2019 for 2023', format: ERA_2019, page: { year: 2023 } },
  { name: 'form of 2019 for 2019', format: ERA_2019, page: { year: 2019 } },
  { name: 'form of 2021 for 2025', page: { year: 2025 } },
  {
    name: 'form of 2021 that cites the notice of 2019',
    page: {
      year: 2022,
      texts: {
        overview:
          '根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。',
      },
    },
  },
  {
    name: 'form of 2019 that cites the notice of 2021',
    format: ERA_2019,
    page: { year: 2022, texts: { overview: '根据国办公开办函〔2021〕30号要求编制本报告。' } },
  },
  {
    name: 'title of one notice with the number of the other',
    page: { texts: { overview: '依据《政府信息公开工作年度报告格式》（[2019]60号、〔2021〕30号）编制。' } },
  },
  {
    name: 'form of 2019 without the row 其他对外管理服务事项',
    format: ERA_2019,
    page: {
      year: 2021,
      change: (tables) => {
        for (const table of tables)
          table.rows = table.rows.filter((row) => !row.some((one) => one.text === '其他对外管理服务事项'))
        return tables
      },
    },
    status: ['partial'],
    truth: ({ cells }) => ({
      cells: new Map([...cells].filter(([key]) => !key.startsWith('t2:other_service'))),
    }),
  },
  {
    name: 'form of 2021 in the words of 2019 for documents',
    page: { year: 2021, change: renamed(['行政规范性文件', '规范性文件']) },
  },
]

export const eraByLayout = (): Family => ({ family: 'era_by_layout', documents: formDocuments(2, CASES) })
