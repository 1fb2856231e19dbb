/** Chinese words for the ids of the public surface. An id without a word is shown as itself, never guessed. */
import type { CellKind } from '../domain/cell.ts'
import type { Comparability } from '../domain/comparison.ts'
import type { DutyState } from '../domain/duty.ts'
import type { FindingState, Severity } from '../domain/finding.ts'
import type { Verdict } from '../domain/verdict.ts'

/** Symbol and word: a state is never told by colour alone. */
export const STATE_MARKS: Readonly<Record<DutyState, { symbol: string; word: string }>> = {
  on_time: { symbol: '✓', word: '按时' },
  late: { symbol: '◷', word: '逾期' },
  missing: { symbol: '✗', word: '未见发布' },
  unknown: { symbol: '?', word: '不能判断' },
  held: { symbol: '‖', word: '待人工' },
  not_due: { symbol: '·', word: '未到期' },
  exempt: { symbol: '–', word: '免除' },
}

export const SEVERITY_MARKS: Readonly<Record<Severity, { symbol: string; word: string }>> = {
  error: { symbol: '✗', word: '错误' },
  warning: { symbol: '▲', word: '警告' },
  info: { symbol: 'i', word: '提示' },
}

export const FINDING_STATE_WORDS: Readonly<Record<FindingState, string>> = {
  fail: '不符',
  not_assessable: '无法核对',
  pass_with_blanks: '空白按 0 试算相符',
  pass: '相符',
}

export const CELL_KIND_WORDS: Readonly<Record<CellKind | 'computed' | 'absent', string>> = {
  number: '数字',
  blank: '空白',
  not_applicable: '不适用',
  text: '文字',
  image: '图片',
  computed: '算得',
  absent: '无此格',
}

export const COMPARABILITY_WORDS: Readonly<Record<Comparability, string>> = {
  exact: '可直接比较',
  near: '口径相近',
  partial: '部分可比',
  none: '不可比',
}

export const VERDICT_WORDS: Readonly<Record<Verdict['verdict'], string>> = {
  confirmed: '确认有疑',
  dismissed: '排除',
}

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    complete: '完整读出',
    partial: '部分读出',
    needs_ocr: '扫描件，待识别',
    attachment_only: '仅有附件',
    not_a_report: '不是年度报告',
    unreadable: '无法读取',
    own: '本机关',
    government_organ: '政府机关本级',
    regional_summary: '本行政区域汇总',
    system_summary: '系统汇总',
    district_summary: '关区汇总',
    department_with_subordinates: '部门及下属',
    era_2021: '2021 年版格式',
    era_2019: '2019 年试行格式',
    era_2014: '2014 年统计表',
    local_2008: '地方统计报表',
    narrative: '无表格',
    label: '页面发布日期',
    meta: '页面元数据',
    list: '栏目列表',
    url: '网址',
    signature: '落款',
    written: '成文日期',
    file: '文件时间',
    first_seen: '首次见到',
    high: '可信',
    medium: '大致可信',
    low: '存疑',
    text: '正文',
    unknown: '不明',
    ok: '正常',
    faulty: '异常',
    blocked: '被拒',
    never: '从未采集',
    running: '进行中',
    failed: '失败',
    interrupted: '中断',
    paused: '暂停',
    nation: '全国',
    province: '省',
    prefecture: '地市',
    government: '人民政府',
    government_office: '政府办公厅（室）',
    department: '部门',
    dispatched_organ: '派出机关',
    dispatched_agency: '派出机构',
    development_zone_committee: '开发区管委会',
    vertical_organ: '垂直管理机构',
    authorised_organization: '授权组织',
    township_government: '乡镇人民政府',
    subdistrict_office: '街道办事处',
    state_council_department: '国务院部门',
    piece: '件',
    item: '项',
    decision: '件',
    case: '件',
    wan_yuan: '万元',
    yuan: '元',
    yuan_or_wan_yuan: '元或万元',
    ratio: '%',
    unknown_row: '未认出的行',
    unknown_column: '未认出的列',
    duplicate: '重复',
    doubtful: '存疑',
    local: '地方增设',
    unclaimed_table: '未认领的表格',
    t2: '表二　主动公开',
    t3: '表三　依申请公开',
    t4: '表四　复议、诉讼',
    stat: '统计表',
    measure: '指标（算得）',
  }),
)

/** The word for an id, or the id itself. */
export const word = (id: string | null | undefined): string => (id == null ? '—' : (WORDS.get(id) ?? id))

const CHECKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    t3_balance: '表三：新收＋上年结转＝办理总计＋结转下年',
    t3_outcome_sum: '表三：办理总计＝各项办理结果之和',
    t3_row_total: '表三：总计列＝各类申请人之和',
    t4_total: '表四：总计＝维持＋纠正＋其他＋未审结',
    t2_in_force_bound: '表二：现行有效不少于本年制发减废止',
    t2_stock_bound: '表二：对外公开总数不少于本年新公开',
    t2_published_not_more_than_made: '表二：本年新公开不多于新制作',
    t2_items_not_negative: '表二：上一年项目数加增减不为负',
    nonnegative_integer: '件数应为非负整数',
    era_current: '所用格式与报告年度相称',
    unit_printed: '金额应注明单位，且与格式一致',
    identity_conflict: '标题、正文、页面所称机构、年度、日期一致',
    n_new_requests: '正文与表三：新收申请',
    n_outcomes_total: '正文与表三：办结、答复',
    n_carried_in: '正文与表三：上年结转',
    n_carried_out: '正文与表三：结转下年度',
    n_granted: '正文与表三：予以公开',
    n_partially_granted: '正文与表三：部分公开',
    n_refused_subtotal: '正文与表三：不予公开合计',
    n_unable_to_provide_subtotal: '正文与表三：无法提供合计',
    n_not_processed_subtotal: '正文与表三：不予处理合计',
    n_other_outcomes_subtotal: '正文与表三：其他处理合计',
    n_review_total: '正文与表四：行政复议',
    n_litigation_total: '正文与表四：行政诉讼',
    n_normative_documents_issued: '正文与表二：规范性文件制发',
    n_zero_claim: '正文称“未收到、未发生”，表中应为 0',
    n_breakdown_sum: '正文：分项之和＝总数',
    n_percent: '正文：百分比与所列数字相符',
    n_period: '统计期限为报告年度 1 月 1 日至 12 月 31 日',
    n_fee_section6: '第六部分应说明信息处理费',
    n_fee_vs_t2: '第六部分的信息处理费不应大于表二的行政事业性收费',
    n_fee_vs_unpaid: '有逾期未缴费的，第六部分应提及收费通知',
    o03_title_year: '标题年份与报告年度一致',
    o04_six_sections: '六个部分齐全、有序、不空',
    o05_five_heads: '总体情况应含五方面内容',
    o07_grid_complete: '表格各格齐全',
    o08_no_blanks: '表三、表四不留空白',
    o14_problems_stated: '应写明存在问题与改进措施',
    o16_template_residue: '不应残留模板文字',
    o18_readable: '表格应为文字而非图片',
    o19_implausible_value: '数字明显不合常理',
    o20_evaluation_stated: '政府报告应写考核、评议、责任追究',
    x_carry: '跨年：上年结转＝上一年度报告的结转下年',
    x_in_force: '跨年：现行有效＝上年现行有效＋制发－废止',
    x_items: '跨年：上一年项目数＝上年项目数＋增减',
    x_pending: '跨年：复议诉讼总计不少于上年未审结',
    x_unit_jump: '跨年：金额疑似万元与元混用',
    x_factor: '跨年：件数增减不过二十倍',
    x_frozen_table: '跨年：表格不应与上年逐格相同',
    x_fee_new: '跨年：上年无收费，本年出现收费',
    g_lower_bound: '汇总不少于所属机构之和',
    g_sum: '汇总＝所属机构之和',
    o15_sameness: '正文不应与他机构或上年雷同',
    o19_outlier_years: '与本机构其他年度相比异常（未必有误）',
    o19_outlier_peers: '与同类机构相比异常（未必有误）',
    stat_sum: '统计表：总数＝分项之和',
    hidden_duplicate: '页面藏有不同的副本',
  }),
)

/** A check in plain words, with its id for those who search by it. */
export const checkWords = (id: string): string => CHECKS.get(id) ?? id

const NOTES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    no_report: '没有这个机构这一年度的报告。',
    not_read: '有报告，但表格没能读出。',
    no_form: '报告没有可比的表格。',
    cell_missing: '格式里有这一格，但没有读到。',
    blank: '原文空白：不明，不是 0。',
    not_applicable: '原文为“/”之类：不适用，不是 0。',
    text: '原文是文字，不是数字。',
    image: '原文是图片。',
    operand_not_a_number: '所依据的某一格空白、不适用或不是数字，因此不算，也不拿其余的凑。',
    printed_note: '原文在数字之外还有说明。',
    unit_unknown: '格式没有规定单位，原文也没有写。',
    unit_differs: '这里的数字单位不一。',
    zero_denominator: '分母为 0，没有比率。',
    small_denominator: '分母小于 10，差一件就变动 10 个百分点以上。',
    population_needed: '需要常住人口，尚未导入。',
    regional_summary_needed: '人口属于地区，只有本行政区域汇总报告才有这个比率。',
    predecessor_needed: '并入的机构缺这一年度的报告，不能求和。',
    scope_differs: '报告范围不同，不求和。',
    forms_differ: '报告格式不同、口径不可比，不求和。',
    counted_twice: '两个机构依据同一份报告，不求和。',
    previous_year_needed: '需要上一年度的报告。',
    previous_scope_differs: '上一年度报告的范围不同，不给变化。',
    partial_report: '报告只读出一部分，这里是已认出的数字。',
    withdrawn: '原页已撤下。',
    figure_missing: '有的报告没有这个数，未计入。',
    reports_missing: '报告少于应发布的机构，合计不全。',
    several_reports: '同一机构同一年度不止一份报告，这里取其一。',
    break_2024: '2023 与 2024 年度之间数列断开：复议前置后，直接起诉减少而复议增加。',
  }),
)

const NOTE_SUBJECTS: ReadonlyMap<string, (subject: string) => string> = new Map(
  Object.entries({
    not_in_form: (era: string) => `${word(era)}没有这一格。`,
    predecessor: (keys: string) => `当时尚无此机构，这里是其前身 ${keys} 的报告。`,
    merged: (keys: string) => `机构合并：合并前与 ${keys} 合并计算。`,
    split: (keys: string) => `${keys} 已拆分，不与任何一个继任机构比较。`,
    previous_era: (level: string) =>
      `上一年度所用格式不同：${COMPARABILITY_WORDS[level as Comparability] ?? level}。`,
    scope: (scope: string) => `范围为“${word(scope)}”，与其他数字不同。`,
    fails: (check: string) => `核对不符（${checkWords(check)}），照印出的数字显示。`,
  }),
)

/** What limits a figure, in Chinese where the note is known, else in the words of the note itself. */
export function noteWords(note: { readonly id: string; readonly message: string }): string {
  const colon = note.id.indexOf(':')
  const kind = colon < 0 ? note.id : note.id.slice(0, colon)
  const subject = colon < 0 ? undefined : note.id.slice(colon + 1)
  return (subject === undefined ? NOTES.get(kind) : NOTE_SUBJECTS.get(kind)?.(subject)) ?? note.message
}
