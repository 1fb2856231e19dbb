/**
 * The trial form of 国办公开办函〔2019〕60号, made for report years 2019 and 2020 (seen as late as 2023):
 * 22 + 161 + 15 cells, 40 error-level equations.
 */
import type { ColumnDef, Format } from '../../src/domain/format.ts'
import { CASES } from './cases-table.ts'
import { type DisclosureBlock, type DisclosureFigure, disclosureTable } from './disclosure-table.ts'
import { caseEquations, disclosureBound, requestEquations } from './equations.ts'
import { REQUESTS_2019 } from './requests-table.ts'
import { SECTIONS } from './sections.ts'

const COLUMNS: readonly ColumnDef[] = [
  { id: 'issued', label: '本年新制作数量', variants: ['本年新制作数量', '新制作数量', '本年制作数量'] },
  { id: 'newly_published', label: '本年新公开数量', variants: ['本年新公开数量', '新公开数量'] },
  { id: 'public_stock', label: '对外公开总数量', variants: ['对外公开总数量', '对外公开数量'] },
  {
    id: 'items_prior_year',
    label: '上一年项目数量',
    variants: ['上一年项目数量', '上年项目数量', '上一年度项目数量'],
  },
  { id: 'items_change', label: '本年增/减', variants: ['本年增/减', '本年增减', '本年增/减数量'] },
  { id: 'decisions', label: '处理决定数量', variants: ['处理决定数量', '本年处理决定数量'] },
  { id: 'projects', label: '采购项目数量', variants: ['采购项目数量', '采购项目数'] },
  { id: 'amount', label: '采购总金额', variants: ['采购总金额', '采购金额'] },
]

const documents = (id: string, name: string): readonly DisclosureFigure[] => [
  { id: `${id}_issued`, label_en: `${name} newly made in the year`, unit: 'piece' },
  { id: `${id}_newly_published`, label_en: `${name} newly published in the year`, unit: 'piece' },
  { id: `${id}_public_stock`, label_en: `${name} public at year end (stock)`, unit: 'piece' },
]

const items = (id: string, name: string): readonly DisclosureFigure[] => [
  { id: `${id}_items_prior_year`, label_en: `${name} items in the prior year`, unit: 'item' },
  { id: `${id}_items_change`, label_en: `${name} items, change in the year`, unit: 'item', signed: true },
]

const decided = (
  id: string,
  name: string,
  short: string = name,
  itemName: string = name,
): readonly DisclosureFigure[] => {
  const [before, change] = items(id, short)
  return [
    ...(before === undefined ? [] : [{ ...before, label_en: `${itemName} items in the prior year` }]),
    ...(change === undefined ? [] : [change]),
    { id: `${id}_decisions`, label_en: `${short} decisions`, unit: 'decision' },
  ]
}

const ITEM_COLUMNS = ['items_prior_year', 'items_change', 'decisions'] as const

const BLOCKS: readonly DisclosureBlock[] = [
  {
    caption: '第二十条第（一）项',
    columns: ['issued', 'newly_published', 'public_stock'],
    rows: [
      {
        id: 'regulations',
        label: '规章',
        variants: ['规章', '政府规章', '部门规章'],
        figures: documents('regulations', 'Government rules'),
      },
      {
        id: 'normative_documents',
        label: '规范性文件',
        variants: ['规范性文件', '行政规范性文件'],
        figures: documents('normative_documents', 'Normative documents'),
      },
    ],
  },
  {
    caption: '第二十条第（五）项',
    columns: ITEM_COLUMNS,
    rows: [
      {
        id: 'licensing',
        label: '行政许可',
        variants: ['行政许可'],
        figures: decided('licensing', 'Licensing'),
      },
      {
        id: 'other_service',
        label: '其他对外管理服务事项',
        variants: ['其他对外管理服务事项', '其它对外管理服务事项'],
        figures: decided(
          'other_service',
          'Other service',
          'Other service',
          'Other external administrative service',
        ),
      },
    ],
  },
  {
    caption: '第二十条第（六）项',
    columns: ITEM_COLUMNS,
    rows: [
      { id: 'penalty', label: '行政处罚', variants: ['行政处罚'], figures: decided('penalty', 'Penalty') },
      {
        id: 'coercion',
        label: '行政强制',
        variants: ['行政强制'],
        figures: decided('coercion', 'Coercive-measure'),
      },
    ],
  },
  {
    caption: '第二十条第（八）项',
    columns: ['items_prior_year', 'items_change'],
    rows: [
      {
        id: 'fee',
        label: '行政事业性收费',
        variants: ['行政事业性收费', '行政事业收费'],
        figures: items('fee', 'Administrative fee'),
      },
    ],
  },
  {
    caption: '第二十条第（九）项',
    columns: ['projects', 'amount'],
    rows: [
      {
        id: 'procurement',
        label: '政府集中采购',
        variants: ['政府集中采购', '政府采购'],
        figures: [
          {
            id: 'procurement_projects',
            label_en: 'Centralised government procurement projects',
            unit: 'item',
          },
          {
            id: 'procurement_amount',
            label_en: 'Centralised government procurement amount (unit not fixed by the form)',
            unit: 'yuan_or_wan_yuan',
            value_type: 'decimal',
          },
        ],
      },
    ],
  },
]

const DOCUMENTS = ['regulations', 'normative_documents'] as const
const ITEMS = [
  'licensing_items',
  'other_service_items',
  'penalty_items',
  'coercion_items',
  'fee_items',
] as const

export const ERA_2019: Format = {
  id: 'era_2019',
  label: '试行格式',
  years: [2019, 2020],
  basis: '国办公开办函〔2019〕60号（2019年11月）',
  sections: SECTIONS,
  tables: [disclosureTable(COLUMNS, BLOCKS), REQUESTS_2019, CASES],
  equations: [
    ...requestEquations(REQUESTS_2019),
    ...caseEquations(),
    ...DOCUMENTS.map((x) =>
      disclosureBound('t2_stock_bound', x, '>=', [`${x}_public_stock`], [`${x}_newly_published`], 'warning'),
    ),
    ...DOCUMENTS.map((x) =>
      disclosureBound(
        't2_published_not_more_than_made',
        x,
        '<=',
        [`${x}_newly_published`],
        [`${x}_issued`],
        'info',
      ),
    ),
    ...ITEMS.map((x) =>
      disclosureBound('t2_items_not_negative', x, '>=', [`${x}_prior_year`, `${x}_change`], [], 'warning'),
    ),
  ],
}
