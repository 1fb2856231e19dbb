/**
 * How prose says the figures of the tables: for each role the words right before a number (`before`), or the words
 * before and after it. Law of these patterns: no open repetition inside another; each is tried on one clause only.
 */
import type { StatedRole } from '../../src/domain/narrative.ts'

const PERSONS = '(?:公民、?法人(?:、|和|或|及|以及|或者)其[他它]组织(?:提[出交]的?)?的?)?'

/** What is asked for: 政府信息公开申请, 依申请公开事项, 公开申请, 申请. */
export const REQUEST =
  '(?:(?:政府|政务)?信息(?:依申请)?(?:公开)?的?(?:依申请|申请)|依申请(?:公开|政府|信息|的){0,5}(?:申请)?|公开(?:政府)?信息的?申请|(?:公开)?申请)(?:公开)?(?:表|书|件|事项|事宜|数量|总数|总量|数|案件)?'

/** Words that may stand between the keyword and its number. */
const FILL = '(?:的|了|共计|总计|合计|累计|一共|共|为|是|达到|达|有|计|数量|总数|总量|:|：){0,3}$'
const CASE = '(?:案件|申请|事项|案|数)?'
const NEXT_YEAR = '(?:下一?年度?|次年度?|明年|20\\d\\d年度?)'
const LAST_YEAR = '(?:上一?年度?|去年度?|前一?年度?|20\\d\\d年度?)'
const RECEIVE = '(?:新收到|新受理|新收|新增|收到|受理|接收|接到|接受|收)'
const OUTCOME_TAIL = '(?:处理|答复|决定|情形|信息|申请|类){0,2}'

export interface RoleWords {
  readonly role: StatedRole
  /** Words of which one must stand there for any of the patterns to match: a cheap first look. */
  readonly needs: readonly string[]
  /** Matched to the end of what stands before the number. */
  readonly before: RegExp | null
  /** Matched against what stands after the number and its unit. */
  readonly after: RegExp | null
  /** What must stand before the number where the role is told after it. */
  readonly lead?: RegExp
  /** Names no object: sure only under a head about requests. */
  readonly bare?: boolean
}

const END = '(?=$|[,，。、；;）)])'
const ADVERBS = '(?:申请|已|均|依法|按时|按期|作出|作|为|是|属于|被|给予|予|了|的){0,4}'

/** Most specific first: the first that matches is the role. */
export const ROLE_WORDS: readonly RoleWords[] = [
  {
    role: 'review_and_litigation',
    needs: ['诉讼'],
    before: new RegExp(
      `行政复议${CASE}(?:、|和|及|与|或|以及|或者)(?:被)?(?:提起|引发)?(?:的)?(?:行政)?诉讼${CASE}(?:均|各)?${FILL}`,
      'u',
    ),
    after: null,
  },
  {
    role: 'litigation',
    needs: ['诉讼'],
    before: new RegExp(`(?<!复议后)(?:行政)?诉讼${CASE}${FILL}`, 'u'),
    after: null,
  },
  {
    role: 'review',
    needs: ['复议'],
    before: new RegExp(`(?<!未经)(?:行政)?复议${CASE}${FILL}`, 'u'),
    after: null,
  },
  {
    role: 'carried_out',
    needs: ['结转', '转结', '顺延', '跨年'],
    before: new RegExp(
      `(?:结转|转结|顺延|跨年)(?:至|到|入|为)?${NEXT_YEAR}(?:继续)?(?:办理|处理|答复|办结)?的?(?:${REQUEST})?${FILL}`,
      'u',
    ),
    after: new RegExp(
      `^(?:申请|需|将|已|的){0,2}(?:结转|转结|顺延)(?:至|到|入|为)?${NEXT_YEAR}(?:继续)?(?:办理|处理|答复|办结)?${END}`,
      'u',
    ),
  },
  {
    role: 'carried_in',
    needs: ['结转', '转结', '遗留', '承接'],
    before: new RegExp(
      `(?:${LAST_YEAR}(?:结转|转结|遗留)(?:至本年度?|到本年度?|至今年|下来)?|(?:结转|承接)${LAST_YEAR})(?:继续办理)?的?(?:${REQUEST})?${FILL}`,
      'u',
    ),
    after: new RegExp(
      `^(?:申请)?(?:为|是|系|属)?${LAST_YEAR}(?:结转|转结|遗留)(?:至本年度?|到本年度?|下来)?的?(?:申请|办理)?${END}`,
      'u',
    ),
  },
  {
    role: 'granted_or_partial',
    needs: ['部分公开'],
    before: new RegExp(`公开(?:及|和|与|或|、|以及|/)(?:予以)?部分公开${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}予以公开(?:及|和|与|或|、|以及)(?:予以)?部分公开${END}`, 'u'),
  },
  {
    role: 'partially_granted',
    needs: ['部分公开'],
    before: new RegExp(`部分公开${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}(?:予以)?部分公开${END}`, 'u'),
  },
  {
    role: 'not_processed',
    needs: ['不予处理'],
    before: new RegExp(`不予处理${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}不予处理${END}`, 'u'),
  },
  {
    role: 'refused',
    needs: ['不予公开'],
    before: new RegExp(`不予公开${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}不予公开${END}`, 'u'),
  },
  {
    role: 'unable',
    needs: ['提供'],
    before: new RegExp(`(?:无法|不能)提供${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}无法提供${END}`, 'u'),
  },
  {
    role: 'other',
    needs: ['其他处理', '其它处理'],
    before: new RegExp(`其[他它]处理${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}其[他它]处理${END}`, 'u'),
  },
  {
    role: 'granted',
    needs: ['予以公开', '同意公开'],
    before: new RegExp(`(?:予以|同意)公开${OUTCOME_TAIL}${FILL}`, 'u'),
    after: new RegExp(`^${ADVERBS}(?:予以|同意)公开${END}`, 'u'),
  },
  {
    role: 'normative_issued',
    needs: ['规范性文件'],
    before: new RegExp(
      `(?:制发|制定|出台|印发)(?:、|并|和|及)?(?:制发|制定|出台|印发|发布|公开|公布)?的?(?:行政)?规范性文件${FILL}`,
      'u',
    ),
    after: /^(?:行政)?规范性文件(?=$|[,，。；;）)])/u,
    lead: /(?:制发|制定|出台|印发)(?:了|共|行政){0,2}$/u,
  },
  {
    role: 'received',
    needs: ['申请'],
    before: new RegExp(
      `${RECEIVE}(?:的|各类|书面|有效){0,2}${PERSONS}(?:的|书面|有效)?${REQUEST}${FILL}`,
      'u',
    ),
    after: new RegExp(`^(?:的)?(?:书面|有效)?(?:政府|政务)?(?:${REQUEST})`, 'u'),
    lead: new RegExp(`${RECEIVE}${FILL}`, 'u'),
  },
  {
    role: 'received',
    needs: ['收', '受理'],
    bare: true,
    before: new RegExp(`(?:新收到?|收到|受理)${FILL}`, 'u'),
    after: null,
  },
  {
    role: 'closed',
    needs: ['办结', '办理完毕', '办复'],
    before: new RegExp(`(?:办结|办理完毕|办复)(?:的)?(?:${REQUEST})?${FILL}`, 'u'),
    after: new RegExp(`^(?:申请|已|均|依法|按时|按期|全部){0,3}(?:办结|办理完毕)${END}`, 'u'),
  },
  {
    role: 'answered',
    needs: ['答复', '回复'],
    before: new RegExp(`(?<!未)(?:答复|回复)(?:的)?(?:${REQUEST})?${FILL}`, 'u'),
    after: new RegExp(`^(?:申请|已|均|依法|按时|按期|全部){0,3}(?:答复|回复)${END}`, 'u'),
  },
]

/** 未收到…申请: group-free; what follows must end the statement. */
export const NO_REQUESTS = new RegExp(
  `(?:未曾?|没有|从未)(?:收到|接到|受理|接收)(?:过|任何|有关|关于|书面|向本机关提出的|的){0,3}${PERSONS}(?:书面|任何|关于|的){0,2}(${REQUEST})(?:的)?(?:情况|情形)?(?=$|[,，。；;、）)\n])|(?:无|没有)((?:政府|政务)信息公开申请|依申请公开(?:申请|事项|件))(?:的)?(?:情况|情形)?(?=$|[,，。；;、）)\n])`,
  'gu',
)

const OF_DISCLOSURE =
  '(?:因|涉及|关于|有关|由|由于|与)?(?:(?:政府|政务)?信息公开(?:工作|申请|答复|事项|问题|类|方面|相关|有关|行为){0,2}|依申请公开(?:工作|事项|答复)?)?(?:而|所|被|申请|提起|引发|引起|产生|导致|发生|涉及|相关|有关|的){0,4}'
const TAIL = '(?:的)?(?:情况|情形|事项|事件|案例|现象|问题)?(?=$|[,，。；;）)\n])'

/** 未发生…行政复议、行政诉讼. Group 1 is the review, 2 the lawsuit. */
export const NO_CASES = new RegExp(
  `(?:未曾?|没有|从未|无)(?:发生|出现|产生|收到|有|引发|涉及|接到|被){0,2}${OF_DISCLOSURE}(?:(行政复议|复议)${CASE}(?:(?:、|和|及|与|或|以及|或者|,|，)(?:被|提起|引发|发生|的){0,2}(行政诉讼|诉讼)${CASE})?|(行政诉讼|诉讼)${CASE}(?:(?:、|和|及|与|或|以及|或者)(?:被|提起|引发|发生|申请|的){0,2}(行政复议|复议)${CASE})?)${TAIL}`,
  'gu',
)

/**
 * Words before a keyword that say nothing about whose or which part: time, order, manner. Matched one after another;
 * what is left over qualifies the figure.
 */
export const NEUTRAL =
  /20\d\d年度?|本年度?|今年度?|当年度?|该年度?|全年度?|年度内|年内|报告期内?|年度|统计期内?|期间|截至|截止|12月31日|底|共计|一共|总共|合计|总计|累计|共|其中|另外|另有|另|尚有|还有|剩余|其余|余|有|含|包括|包含|分别|新|依法依规|依法|依规|按时|按期|及时|均已|均|已经|已|全部|作出了?|作了?|做出|决定|给予|答复|为|是|对|的|了|和|及|与|或|、|予以|主动公开|公开|发布|动态更新|更新|申请|事项|方面|情况|处理结果|结果|办理|在|:|：|在法定期限内|法定期限内|实际|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|[一二三四五六七八九]是/uy

/** Neutral before 复议 and 诉讼 only. */
export const NEUTRAL_OF_CASES =
  /因|由|涉及|关于|有关|(?:政府|政务)?信息公开(?:工作|申请|答复|事项|问题|类|方面|相关)?|依申请公开(?:工作)?|申请|被|提起|引发|引起|产生|导致|发生|收到|新增|当事人|申请人|公民、法人和其他组织|不服|而|所/uy

/** Reasons that stand for the whole group of 无法提供, 不予公开 … only where 等 leaves the list open. */
export const OPEN_REASON =
  /^(?:因|由于|属于?|以)?[\p{Script=Han}、“”"]{1,24}等(?:原因|情形|情况|类)?(?:而)?$/u

/** The speaker: 我局, 本机关. */
export const OWN_PRONOUN =
  /(?:我|本)(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗|镇|乡|街道办事处|街道|局机关|局|委员会|委机关|委|办公室|办|厅|单位|行政机关|机关|部门|中心|院|馆|站|会|府|政府|管委会)/uy

/** The whole of a place. */
export const WHOLE_PLACE =
  /全(?:省|自治区|自治州|市|州|盟|县|区|旗|镇|乡|街道)(?:各级|行政机关|政府系统|范围内|上下|各部门|各单位){0,2}/uy

/** Single ways to ask or to publish: a figure behind them is a part. */
export const CHANNEL =
  /网站|平台|公众号|微信|微博|信函|邮寄|信件|邮件|邮箱|当面|现场|网上|在线|网络|线上|线下|窗口|电话|传真|系统|渠道|途径|方式|客户端/u

const otherTime = (exception: string): RegExp =>
  new RegExp(
    `去年${exception}|上一?年${exception}|往年|同期|近[一二两三四五]年|历年|以来|截至目前|每|季度|上半年|下半年|月份`,
    'u',
  )

/** Words that take a figure out of the report year, or make it one of a series. */
export const OTHER_TIME = otherTime('(?!度?(?:结转|转结))')
/** The same without exceptions: where a sentence has none of these words, no part of it has. */
export const ANY_OTHER_TIME = otherTime('')

/** 较去年增加2件 speaks of last year without giving its figure. */
export const COMPARISON = /(?:较|比|与|同|和)(?:去年|上一?年)度?(?:同期)?/gu

/** Other work that is counted in the same words as requests. */
export const OTHER_WORK =
  /投诉|举报|信访|咨询|留言|来信|来电|建议|提案|信箱|热线|诉求|许可|公文|属性|主动公开\d/u

/** A sentence about requests and what became of them. */
export const OF_HANDLING =
  /(?:收到?|受理|办结|答复|办理|处理)[^。]{0,40}申请|申请[^。]{0,40}(?:办结|答复|办理|收到|受理)/u
