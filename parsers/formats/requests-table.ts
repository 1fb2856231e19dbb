/**
 * Table three (收到和处理政府信息公开申请情况), shared by both eras: they differ in one place only, the rows under
 * （六）其他处理. Rows and columns are data; grid places and the skeleton follow from them.
 */
import type { CellDef, ColumnDef, HeaderCell, RowDef, TableDef } from '../../src/domain/format.ts'

interface RequestRow {
  readonly id: string
  readonly path: readonly string[]
  readonly label_en: string
  readonly variants: readonly string[]
}

const OUTCOMES = '三、本年度办理结果'
const REFUSED = '（三）不予公开'
const UNABLE = '（四）无法提供'
const NOT_PROCESSED = '（五）不予处理'
const OTHER = '（六）其他处理'

const row = (
  id: string,
  path: readonly string[],
  label_en: string,
  variants: readonly string[],
): RequestRow => ({ id, path, label_en, variants })

const INTAKE_TO_NOT_PROCESSED: readonly RequestRow[] = [
  row('new_requests', ['一、本年新收政府信息公开申请数量'], 'Requests newly received in the year', [
    '本年新收政府信息公开申请数量',
    '本年新收政府信息公开申请数',
    '本年新收',
  ]),
  row('carried_in', ['二、上年结转政府信息公开申请数量'], 'Requests carried over from the previous year', [
    '上年结转政府信息公开申请数量',
    '上年度结转政府信息公开申请数量',
    '上年结转',
  ]),
  row(
    'granted',
    [OUTCOMES, '（一）予以公开'],
    'Granted in full (incl. pointing to already published information)',
    ['予以公开', '同意公开'],
  ),
  row(
    'partially_granted',
    [OUTCOMES, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    'Granted in part (severed; counted once, here only)',
    ['部分公开', '部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ),
  row('refused_state_secret', [OUTCOMES, REFUSED, '1.属于国家秘密'], 'Refused: state secret', [
    '属于国家秘密',
    '国家秘密',
  ]),
  row(
    'refused_other_law_prohibition',
    [OUTCOMES, REFUSED, '2.其他法律行政法规禁止公开'],
    'Refused: disclosure prohibited by other laws or administrative regulations',
    ['其他法律行政法规禁止公开', '其他法律、行政法规禁止公开', '法律行政法规禁止公开'],
  ),
  row(
    'refused_security_stability',
    [OUTCOMES, REFUSED, '3.危及“三安全一稳定”'],
    'Refused: endangers national, public or economic security or social stability',
    ['危及“三安全一稳定”', '危及"三安全一稳定"', '危及三安全一稳定', '危及「三安全一稳定」'],
  ),
  row(
    'refused_third_party_rights',
    [OUTCOMES, REFUSED, '4.保护第三方合法权益'],
    'Refused: third-party rights (trade secret, personal privacy)',
    ['保护第三方合法权益'],
  ),
  row(
    'refused_internal_affairs',
    [OUTCOMES, REFUSED, '5.属于三类内部事务信息'],
    'Refused: internal-affairs information (personnel, logistics, internal workflow)',
    ['属于三类内部事务信息', '三类内部事务信息'],
  ),
  row(
    'refused_deliberative_process',
    [OUTCOMES, REFUSED, '6.属于四类过程性信息'],
    'Refused: deliberative-process information (discussion records, process drafts, consultation letters, requests and reports)',
    ['属于四类过程性信息', '四类过程性信息'],
  ),
  row(
    'refused_enforcement_case_file',
    [OUTCOMES, REFUSED, '7.属于行政执法案卷'],
    'Refused: administrative enforcement case file',
    ['属于行政执法案卷', '行政执法案卷'],
  ),
  row(
    'refused_administrative_query',
    [OUTCOMES, REFUSED, '8.属于行政查询事项'],
    'Refused: administrative look-up matter governed by special rules',
    ['属于行政查询事项', '行政查询事项'],
  ),
  row(
    'unable_not_held',
    [OUTCOMES, UNABLE, '1.本机关不掌握相关政府信息'],
    'Unable to provide: not held by this organ',
    ['本机关不掌握相关政府信息', '不掌握相关政府信息'],
  ),
  row(
    'unable_requires_creation',
    [OUTCOMES, UNABLE, '2.没有现成信息需要另行制作'],
    'Unable to provide: no existing record, would have to be created',
    ['没有现成信息需要另行制作', '没有现成信息，需要另行制作'],
  ),
  row(
    'unable_unclear_after_correction',
    [OUTCOMES, UNABLE, '3.补正后申请内容仍不明确'],
    'Unable to provide: still unclear after correction',
    ['补正后申请内容仍不明确'],
  ),
  row(
    'not_processed_petition_complaint',
    [OUTCOMES, NOT_PROCESSED, '1.信访举报投诉类申请'],
    'Not processed: petition, report or complaint in the form of a request',
    ['信访举报投诉类申请', '信访、举报、投诉类申请'],
  ),
  row(
    'not_processed_repeat_request',
    [OUTCOMES, NOT_PROCESSED, '2.重复申请'],
    'Not processed: repeated request',
    ['重复申请'],
  ),
  row(
    'not_processed_published_material',
    [OUTCOMES, NOT_PROCESSED, '3.要求提供公开出版物'],
    'Not processed: asks for published material (gazettes, newspapers, books)',
    ['要求提供公开出版物'],
  ),
  row(
    'not_processed_excessive_requests',
    [OUTCOMES, NOT_PROCESSED, '4.无正当理由大量反复申请'],
    'Not processed: excessive or frequent requests without good reason',
    ['无正当理由大量反复申请'],
  ),
  row(
    'not_processed_confirmation_reissue',
    [OUTCOMES, NOT_PROCESSED, '5.要求行政机关确认或重新出具已获取信息'],
    'Not processed: asks the organ to confirm or reissue information already obtained',
    ['要求行政机关确认或重新出具已获取信息', '要求行政机关确认或重新出具'],
  ),
]

const TOTAL_AND_CARRIED_OUT: readonly RequestRow[] = [
  row('outcomes_total', [OUTCOMES, '（七）总计'], 'Outcomes in the year, total', [
    '总计',
    '合计',
    '办理结果总计',
  ]),
  row('carried_out', ['四、结转下年度继续办理'], 'Carried over to the next year', [
    '结转下年度继续办理',
    '结转下年度',
  ]),
]

/** （六）其他处理 of the form of 2021: three rows. */
const OTHER_IN_THREE_ROWS: readonly RequestRow[] = [
  row(
    'other_correction_overdue',
    [OUTCOMES, OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    'Other: applicant failed to correct the request in time; processing ended',
    [
      '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '申请人无正当理由逾期不补正',
      '逾期不补正',
    ],
  ),
  row(
    'other_fee_unpaid',
    [OUTCOMES, OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    'Other: fee not paid in time; processing ended',
    [
      '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '申请人逾期未按收费通知要求缴纳费用',
      '逾期不缴费',
    ],
  ),
  row('other_miscellaneous', [OUTCOMES, OTHER, '3.其他'], 'Other: miscellaneous (withdrawn etc.)', [
    '其他',
    '其它',
  ]),
]

/** （六）其他处理 of the form of 2019: one undivided row. */
const OTHER_IN_ONE_ROW: readonly RequestRow[] = [
  row(
    'other_outcomes_subtotal',
    [OUTCOMES, OTHER],
    'Other outcomes (one undivided row in the 2019/2020 format)',
    ['其他处理'],
  ),
]

interface ApplicantColumn extends ColumnDef {
  readonly label_en: string
}

const COLUMNS: readonly ApplicantColumn[] = [
  { id: 'natural_person', label: '自然人', label_en: 'Natural person', variants: ['自然人', '公民'] },
  {
    id: 'commercial_enterprise',
    label: '商业企业',
    label_en: 'Commercial enterprise',
    variants: ['商业企业', '企业'],
  },
  {
    id: 'research_institution',
    label: '科研机构',
    label_en: 'Research institution',
    variants: ['科研机构'],
  },
  {
    id: 'social_welfare_organization',
    label: '社会公益组织',
    label_en: 'Social welfare (public-interest) organization',
    variants: ['社会公益组织', '公益组织'],
  },
  {
    id: 'legal_service_organization',
    label: '法律服务机构',
    label_en: 'Legal service organization',
    variants: ['法律服务机构'],
  },
  {
    id: 'other_organization',
    label: '其他',
    label_en: 'Other legal person or organization',
    variants: ['其他', '其它', '其他组织'],
  },
  { id: 'total', label: '总计', label_en: 'Total', variants: ['总计', '合计'] },
]

/** Ids of the seven applicant columns, in the order of the form. */
export const T3_COLUMN_IDS: readonly string[] = COLUMNS.map((column) => column.id)

/** The caption over the five columns that are not natural persons. */
export const LEGAL_PERSON_LABEL = '法人或其他组织'

const LABEL_COLUMNS = 3
const HEADER_ROWS = 3

const HEADER: readonly HeaderCell[] = [
  {
    row: 0,
    col: 0,
    rowspan: 3,
    colspan: 3,
    text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  },
  { row: 0, col: 3, rowspan: 1, colspan: 7, text: '申请人情况' },
  { row: 1, col: 3, rowspan: 2, colspan: 1, text: '自然人' },
  { row: 1, col: 4, rowspan: 1, colspan: 5, text: LEGAL_PERSON_LABEL },
  { row: 1, col: 9, rowspan: 2, colspan: 1, text: '总计' },
  ...COLUMNS.slice(1, 6).map((column, i) => ({
    row: 2,
    col: 4 + i,
    rowspan: 1,
    colspan: 1,
    text: column.label,
  })),
]

/** Label cells: a group label spans its rows, the last label of a path spans what is left of the three columns. */
function labelCells(rows: readonly RequestRow[]): HeaderCell[] {
  const cells: HeaderCell[] = []
  rows.forEach((current, index) => {
    current.path.forEach((text, depth) => {
      const last = depth === current.path.length - 1
      if (!last && rows[index - 1]?.path[depth] === text) return
      const rowspan = last ? 1 : rows.filter((other) => other.path[depth] === text).length
      const colspan = last ? LABEL_COLUMNS - depth : 1
      cells.push({ row: HEADER_ROWS + index, col: depth, rowspan, colspan, text })
    })
  })
  return cells
}

function requestCells(rows: readonly RequestRow[]): CellDef[] {
  return rows.flatMap((current, r) =>
    COLUMNS.map(
      (column, c): CellDef => ({
        id: `${current.id}__${column.id}`,
        label_zh: `${current.path.at(-1)}／${column.label}`,
        label_en: `${current.label_en} — ${column.label_en}`,
        unit: 'case',
        value_type: 'integer',
        signed: false,
        row: current.id,
        column: column.id,
        grid: { row: HEADER_ROWS + r, col: LABEL_COLUMNS + c, colspan: 1 },
      }),
    ),
  )
}

function requestsTable(rows: readonly RequestRow[]): TableDef {
  return {
    id: 't3',
    title: '收到和处理政府信息公开申请情况',
    rows: HEADER_ROWS + rows.length,
    cols: LABEL_COLUMNS + COLUMNS.length,
    skeleton: [...HEADER, ...labelCells(rows)],
    rowDefs: rows.map(({ id, path, variants }): RowDef => ({ id, path, variants })),
    columnDefs: COLUMNS.map(({ id, label, variants }): ColumnDef => ({ id, label, variants })),
    cells: requestCells(rows),
  }
}

/** Table three of the form of 2021: 28 × 10, 25 data rows, 175 cells. */
export const REQUESTS_2021: TableDef = requestsTable([
  ...INTAKE_TO_NOT_PROCESSED,
  ...OTHER_IN_THREE_ROWS,
  ...TOTAL_AND_CARRIED_OUT,
])

/** Table three of the form of 2019: 26 × 10, 23 data rows, 161 cells. */
export const REQUESTS_2019: TableDef = requestsTable([
  ...INTAKE_TO_NOT_PROCESSED,
  ...OTHER_IN_ONE_ROW,
  ...TOTAL_AND_CARRIED_OUT,
])
