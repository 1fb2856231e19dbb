/**
 * The words by which a link text or page title is told from an annual report: data only, read by `title.ts`. Every row
 * is one wording seen on public portals. Order within a list matters: the first match names the reason.
 */

export interface WordRule {
  readonly pattern: RegExp
  /** Shown to people as the reason of the refusal. */
  readonly reason: string
}

/**
 * `政府信息公开工作年度报告` and its variants: 政府 or 政务 may be missing, 工作 may be missing or stand after the year, the
 * year may stand inside, 年度 may come twice. Whether it is yearly (年报, 年度, or a year anywhere) is judged apart.
 */
export const REPORT_CORE = new RegExp(
  '(?:政府|政务)?信息(?:与政务|和政务)?公开(?:(?:暨|及|和)政务公开)?(?:的)?(?:工作)?(?:情况)?' +
    '(?:[([【〔]?20[0-3]\\d年?度?[)\\]】〕]?)?' +
    '(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告书|报告|年报)',
  'gu',
)

/** Other kinds of 信息公开 reports, told by the word that stands directly before 信息公开. */
export const OTHER_DISCLOSURE =
  /(?:环境|财政|财务|预算|决算|预决算|企业|项目|基金|基金会|学校|高校|校务|院务|医院|党务|厂务|村务|产品|价格)信息公开/u

/** 政务公开 alone: some bodies call the annual report so, others report another work under it. */
export const AFFAIRS_CORE =
  /政务公开(?:工作)?(?:[([【〔]?20[0-3]\d年?度?[)\]】〕]?)?(?:工作)?(?:年度报告|年报|年度工作报告|工作年度报告)/u

/** A yearly report that does not say of what, its four digits taken off: it counts only inside a disclosure column. */
export const BARE_YEARLY = /^年?(?:年度)?(?:工作)?(?:年度报告|年报|年度工作报告)$/u

/** Reasons by which even a page that holds the tables of a form is refused. */
export const PICTURE_STORY = 'an explanation or picture story of a report'
export const MODEL = 'a model or draft, not a report'

/** Anywhere in the text: this is something about a report, or another document altogether. */
export const DECOYS_ANYWHERE: readonly WordRule[] = [
  {
    pattern: /(?<![附含及和与])图解|图说|图表解|一图[读看解速了带览]|读懂|解读|动漫|长图|微视频|短视频/u,
    reason: PICTURE_STORY,
  },
  { pattern: /法治政府|依法行政工作/u, reason: 'a report on law-based government' },
  {
    pattern: /政府网站.{0,12}(?:年度)?(?:工作)?(?:报表|年报|年度报告)|网站监管/u,
    reason: 'a yearly sheet on a government website',
  },
  { pattern: /模板|模版|样表|样本|格式|征求意见|参考文本/u, reason: MODEL },
  { pattern: /召开|举办|举行|开展.{0,12}培训|培训班|培训会/u, reason: 'news about reports' },
  // 绩效考核办公室 and 评估中心 are bodies.
  {
    pattern:
      /(?:评估|考核)(?!(?:与|和|监督|评价|管理|工作|委员会|领导小组)*(?:办公室|办|中心|局|委员会|处|院|所)(?!法))|评议结果|评分/u,
    reason: 'an assessment of reports',
  },
  { pattern: /历年|一览|更多|列表|合集|集锦|汇编|导航|栏目/u, reason: 'a list of reports' },
]

/** Before the core: the text is about making, sending or announcing reports. */
export const DECOYS_BEFORE: readonly WordRule[] = [
  {
    pattern:
      /关于(?:进一步|认真|切实)*(?:做好|开展|加强|规范|推进|落实|组织)|做好|印发|报送|上报|转发|填报|催报|(?<!机构)编制(?!委员会|办)/u,
    reason: 'a letter or notice about making reports',
  },
]

/** After the core: the core is only part of the name of another document. */
export const DECOYS_AFTER: readonly WordRule[] = [
  { pattern: /通知|函|通报|批复|请示/u, reason: 'a letter or notice about reports' },
  {
    pattern: /编制|编写|编报|报送|填报|上报|审核|发布情况|公布情况/u,
    reason: 'a paper about making reports',
  },
  {
    pattern: /指南|目录|要点|制度|方案|计划|办法|规定|意见|细则|清单|总结|说明会/u,
    reason: 'another document of the disclosure column',
  },
  { pattern: /^(?:的)?(?:汇总|统计|附表|专栏|公示栏)/u, reason: 'a table or list alone' },
]

/** Wordings that refuse a text which does not hold the core at all; only the reason differs. */
export const DECOYS_WITHOUT_CORE: readonly WordRule[] = [
  { pattern: /依申请公开/u, reason: 'figures or rules of requests alone' },
  { pattern: /指南/u, reason: 'a guide' },
  { pattern: /目录/u, reason: 'a catalogue' },
  { pattern: /要点/u, reason: 'a work plan' },
  { pattern: /制度/u, reason: 'a rule' },
  { pattern: /统计表|统计报表|报表/u, reason: 'a statistics table alone' },
  { pattern: /总结/u, reason: 'a summary of work' },
  { pattern: /函$|函[(（]/u, reason: 'a letter' },
  { pattern: /通知|通报|公告/u, reason: 'a notice' },
]

/** Anywhere: it may hold a report or correct one, and only a person can say. */
export const UNCLEAR_ANYWHERE: readonly WordRule[] = [
  { pattern: /更正|勘误|情况说明|修改说明|补充说明|撤回/u, reason: 'a correction of a report' },
  { pattern: /学年/u, reason: 'a report on a school year' },
]

/** Before the core or behind it: the text announces a report and may or may not hold it. */
export const ANNOUNCEMENT = /发布|公布|公告|公示|出炉|上线/u

/** Bracketed or trailing marks that change nothing. */
export const HARMLESS_TAIL =
  /^(?:[([【〔]?(?:图片版|文字版|超链版|超链接版|全真版|网页版|电子版|全文|正文|公开版|公开稿|修订版|修订稿|更新版|定稿|终稿|新版|新|PDF|pdf|word|附表|含附表|含统计表|附统计表)[)\]】〕]?|及(?:统计表|附表)|[.。、,，;；:：!！…>》"”'\-—_·|]|NEW|new|HOT)*$/u

/** Marks that say whose figures a report holds. */
export const SCOPE_MARKS: readonly { readonly pattern: RegExp; readonly hint: 'own_level' | 'summary' }[] = [
  {
    pattern: /[([【〔](?:本级|本机关|机关|机关本级|市本级|县本级|区本级|省本级|本级机关)[)\]】〕]/gu,
    hint: 'own_level',
  },
  {
    pattern:
      /[([【〔](?:汇总|全[省市县区州旗镇]汇总|[省市县区州旗]汇总|全[省市县区州旗]|系统汇总)[)\]】〕]/gu,
    hint: 'summary',
  },
]

/** A name that points at the writer only: no body is named. */
export const SELF_NAMED =
  /^(?:我|本|该|各|全)(?:局|委|办|镇|乡|县|区|市|省|州|旗|街道|院|厅|处|所|站|单位|机关|部门|中心|校|系统)$/u
