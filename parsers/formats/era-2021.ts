/** The form of 国办公开办函〔2021〕30号, in force from report year 2021: 10 + 175 + 15 cells, 42 error-level equations. */
import type { ColumnDef, Format } from '../../src/domain/format.ts'
import { CASES } from './cases-table.ts'
import { type DisclosureBlock, disclosureTable } from './disclosure-table.ts'
import { caseEquations, disclosureBound, requestEquations } from './equations.ts'
import { REQUESTS_2021 } from './requests-table.ts'
import { SECTIONS } from './sections.ts'

const COLUMNS: readonly ColumnDef[] = [
  { id: 'issued', label: '本年制发件数', variants: ['本年制发件数', '本年制发数量', '制发件数'] },
  { id: 'repealed', label: '本年废止件数', variants: ['本年废止件数', '本年废止数量', '废止件数'] },
  { id: 'in_force', label: '现行有效件数', variants: ['现行有效件数', '现行有效数量'] },
  { id: 'decisions', label: '本年处理决定数量', variants: ['本年处理决定数量', '处理决定数量'] },
  { id: 'fee_amount', label: '本年收费金额（单位：万元）', variants: ['本年收费金额', '收费金额'] },
]

const BLOCKS: readonly DisclosureBlock[] = [
  {
    caption: '第二十条第（一）项',
    columns: ['issued', 'repealed', 'in_force'],
    rows: [
      {
        id: 'regulations',
        label: '规章',
        variants: ['规章', '政府规章', '部门规章'],
        figures: [
          {
            id: 'regulations_issued',
            label_en: 'Government rules (规章) issued in the year',
            unit: 'piece',
          },
          { id: 'regulations_repealed', label_en: 'Government rules repealed in the year', unit: 'piece' },
          { id: 'regulations_in_force', label_en: 'Government rules in force at year end', unit: 'piece' },
        ],
      },
      {
        id: 'normative_documents',
        label: '行政规范性文件',
        variants: ['行政规范性文件', '规范性文件'],
        figures: [
          {
            id: 'normative_documents_issued',
            label_en: 'Administrative normative documents issued in the year',
            unit: 'piece',
          },
          {
            id: 'normative_documents_repealed',
            label_en: 'Administrative normative documents repealed in the year',
            unit: 'piece',
          },
          {
            id: 'normative_documents_in_force',
            label_en: 'Administrative normative documents in force at year end',
            unit: 'piece',
          },
        ],
      },
    ],
  },
  {
    caption: '第二十条第（五）项',
    columns: ['decisions'],
    rows: [
      {
        id: 'licensing',
        label: '行政许可',
        variants: ['行政许可'],
        figures: [
          {
            id: 'licensing_decisions',
            label_en: 'Administrative licensing decisions in the year',
            unit: 'decision',
          },
        ],
      },
    ],
  },
  {
    caption: '第二十条第（六）项',
    columns: ['decisions'],
    rows: [
      {
        id: 'penalty',
        label: '行政处罚',
        variants: ['行政处罚'],
        figures: [
          {
            id: 'penalty_decisions',
            label_en: 'Administrative penalty decisions in the year',
            unit: 'decision',
          },
        ],
      },
      {
        id: 'coercion',
        label: '行政强制',
        variants: ['行政强制'],
        figures: [
          {
            id: 'coercion_decisions',
            label_en: 'Administrative coercive-measure decisions in the year',
            unit: 'decision',
          },
        ],
      },
    ],
  },
  {
    caption: '第二十条第（八）项',
    columns: ['fee_amount'],
    rows: [
      {
        id: 'fee',
        label: '行政事业性收费',
        variants: ['行政事业性收费', '行政事业收费'],
        figures: [
          {
            id: 'administrative_fee_amount',
            label_en: 'Administrative fees collected in the year',
            unit: 'wan_yuan',
            value_type: 'decimal',
          },
        ],
      },
    ],
  },
]

export const ERA_2021: Format = {
  id: 'era_2021',
  label: '2021年版格式',
  years: [2021, null],
  basis: '国办公开办函〔2021〕30号（2021-09-26）',
  sections: SECTIONS,
  tables: [disclosureTable(COLUMNS, BLOCKS), REQUESTS_2021, CASES],
  equations: [
    ...requestEquations(REQUESTS_2021),
    ...caseEquations(),
    ...['regulations', 'normative_documents'].map((x) =>
      disclosureBound(
        't2_in_force_bound',
        x,
        '>=',
        [`${x}_in_force`],
        [`${x}_issued`, `-${x}_repealed`],
        'warning',
      ),
    ),
  ],
}
