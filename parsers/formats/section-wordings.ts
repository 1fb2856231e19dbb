/**
 * Wordings of the six headings that no list can hold: offices rearrange their words. Read on the bare words of a numbered
 * line only. Where the words also head a part of section one (主动公开情况, 依申请公开情况) the number must be the section's.
 */
export interface SectionWording {
  readonly id: string
  /** The whole line, bare words only. */
  readonly pattern: RegExp
  /** Only under the section's own number. */
  readonly ownNumber: boolean
}

const TAIL = '(?:的)?(?:工作)?(?:情况|概况)(?:表|统计表)?$'

export const SECTION_WORDINGS: readonly SectionWording[] = [
  {
    id: 'overview',
    pattern:
      /^(?:20\d\d年度?)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:总体|基本|整体)(?:工作)?(?:情况|概况|概述)(?:概述|综述)?$|^(?:工作)?(?:概述|概况|综述)$/u,
    ownNumber: false,
  },
  { id: 'overview', pattern: /^(?:政府信息公开)?工作(?:开展)?情况$/u, ownNumber: true },
  {
    id: 'proactive_disclosure',
    pattern: new RegExp(
      `^(?:行政机关)?主动公开(?:的)?(?:政府信息|信息)?${TAIL}|^政府信息(?:的)?主动公开${TAIL}`,
      'u',
    ),
    ownNumber: true,
  },
  {
    id: 'requests',
    pattern: new RegExp(
      `^(?:行政机关)?收到(?:和|及|、|并)?处理(?:的)?(?:政府)?信息(?:依申请)?公开(?:的)?申请${TAIL}|^(?:政府)?信息公开申请(?:的)?(?:收到|接收|受理)(?:和|及|、)?(?:处理|办理)${TAIL}`,
      'u',
    ),
    ownNumber: false,
  },
  {
    id: 'requests',
    pattern: new RegExp(
      `^(?:行政机关)?收到(?:和|及|、)?处理(?:的)?政府信息公开${TAIL}|^(?:政府信息)?依申请公开(?:政府信息|信息)?(?:申请)?(?:的)?(?:办理|处理)?${TAIL}|^政府信息公开申请(?:的)?(?:办理|处理)?${TAIL}`,
      'u',
    ),
    ownNumber: true,
  },
  {
    id: 'review_and_litigation',
    pattern:
      /^(?:因)?(?:政府信息公开|信息公开|行政复议|复议).{0,24}(?:复议)?.{0,12}诉讼(?:的)?(?:应诉)?(?:工作)?情况(?:表|统计表)?$/u,
    ownNumber: false,
  },
  {
    id: 'problems_and_improvements',
    pattern:
      /^.{0,14}(?:存在|主要)(?:的)?(?:主要|突出)?(?:的)?(?:问题|不足|困难)(?:与|和|及|以及)?(?:不足|困难|短板|原因)?(?:和|及|与|以及)?(?:下一步|今后|下步)?(?:的)?(?:改进|整改|工作|解决|对策|提升)(?:工作)?(?:的)?(?:情况|措施|方向|打算|计划|办法|思路|意见|建议|举措)?(?:和打算)?$/u,
    ownNumber: false,
  },
  {
    id: 'other_matters',
    pattern:
      /^(?:需要?|应当?|要)?(?:报告|说明)?(?:的)?其[他它](?:需要?|应当?|要)?(?:特别)?(?:报告|说明|公开)?(?:的)?(?:事项|情况|问题)$/u,
    ownNumber: true,
  },
  {
    id: 'other_matters',
    pattern: /^其[他它](?:需要?|应当?|要)?(?:报告|说明)(?:的)?(?:事项|情况|问题)$/u,
    ownNumber: false,
  },
]
