/** The labels that pages print before title, body and date of a report; every other label says nothing of identity. */

export const TITLE_LABELS: ReadonlySet<string> = new Set([
  '标题',
  '名称',
  '题名',
  '信息名称',
  '文件名称',
  '公文名称',
  '信息标题',
])

export const SOURCE_LABELS: ReadonlySet<string> = new Set([
  '发布机构',
  '发布单位',
  '发布部门',
  '公开机构',
  '公开主体',
  '公开单位',
  '公开责任部门',
  '信息来源',
  '来源',
  '文章来源',
  '责任单位',
  '责任部门',
  '制作机关',
  '制发机关',
  '发文机关',
  '发文单位',
  '编制单位',
  '稿源',
  '单位',
])

/** The day of publication. */
export const PUBLISHED_LABELS: ReadonlySet<string> = new Set([
  '信息发布日期',
  '信息发布时间',
  '信息时间',
  '发布日期',
  '发布时间',
  '公开日期',
  '公开时间',
  '公布日期',
  '公布时间',
  '发布于',
])

/** The day on which the paper was written or signed, which is not that of publication. */
export const WRITTEN_LABELS: ReadonlySet<string> = new Set([
  '成文日期',
  '成文时间',
  '生成日期',
  '生成时间',
  '发文日期',
  '发文时间',
  '签发日期',
  '印发日期',
  '制作日期',
])

const LASTS = [TITLE_LABELS, SOURCE_LABELS, PUBLISHED_LABELS, WRITTEN_LABELS].flatMap((labels) =>
  [...labels].map((label) => label.slice(-1)),
)

/** The last character of such a label before its colon: a line without it prints none of them. */
export const ENDS_KNOWN_LABEL = new RegExp(`[${[...new Set(LASTS)].join('')}]\\s*[:：]`, 'u')

const KNOWN: ReadonlySet<string> = new Set([
  ...TITLE_LABELS,
  ...SOURCE_LABELS,
  ...PUBLISHED_LABELS,
  ...WRITTEN_LABELS,
])
const LONGEST = Math.max(...[...KNOWN].map(({ length }) => length))

/** Whether anything is read from the value of such a label. */
export const isKnownLabel = (label: string): boolean => label.length <= LONGEST && KNOWN.has(label)
