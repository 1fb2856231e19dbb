/** Pages that stand in the same columns and are no annual reports. */

export interface Decoy {
  readonly year: number
  readonly title: string
  readonly published: string
  readonly source: string
  readonly text: string
}

export const DECOYS: readonly Decoy[] = [
  {
    year: 2022,
    title: '柏川区2022年法治政府建设年度报告',
    published: '2023-03-27',
    source: '柏川区司法局',
    text: '2022年，柏川区深入推进法治政府建设，行政复议和行政应诉工作规范有序。',
  },
  {
    year: 2023,
    title: '图解：柏川区2023年政府信息公开工作年度报告',
    published: '2024-03-20',
    source: '柏川区人民政府办公室',
    text: '一图看懂柏川区2023年政府信息公开工作年度报告。',
  },
  {
    year: 2023,
    title: '柏川区政府信息公开指南（2023年版）',
    published: '2023-12-06',
    source: '柏川区人民政府办公室',
    text: '为方便公民、法人和其他组织获取政府信息，制定本指南。',
  },
  {
    year: 2024,
    title: '柏川区2024年政务公开工作要点',
    published: '2024-04-28',
    source: '柏川区人民政府办公室',
    text: '现将2024年政务公开工作要点印发给你们，请结合实际抓好落实。',
  },
  {
    year: 2024,
    title: '柏川区2024年政府信息依申请公开情况统计',
    published: '2025-01-09',
    source: '柏川区人民政府办公室',
    text: '2024年各单位依申请公开办理情况统计如下，仅供参考。',
  },
]
