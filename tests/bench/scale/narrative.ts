/** The text of a made-up report, about as long as a real one: sentences drawn from a stock, with numbers of their own. */
import { chance } from './chance.ts'

const STOCK = [
  '本年度通过政府网站主动公开信息#条，政务新媒体发布信息#条。',
  '全年共收到政府信息公开申请#件，均在法定期限内答复。',
  '围绕优化营商环境，公开惠企政策#项，开展政策解读#次。',
  '对规范性文件进行集中清理，公布现行有效文件目录，废止#件。',
  '加强政务公开平台建设，优化栏目设置，检查错别字#处并全部整改。',
  '组织业务培训#次，参训人员#人次，提升工作人员能力。',
  '通过线上线下相结合的方式，开展政府开放日活动#次。',
  '推进教育、医疗、养老、就业等重点领域信息公开，发布信息#条。',
  '办理人大代表建议和政协提案#件，办理结果按要求公开。',
  '建立信息发布审核制度，坚持先审查后公开，一事一审。',
  '回应群众关切，办理政民互动留言#条，平均办理时间#天。',
  '完善依申请公开办理流程，规范答复文书，加强与司法行政部门会商。',
]
const TROUBLE = [
  '一是公开内容的深度有待加强，二是解读形式较为单一，三是队伍力量不足。',
  '主动公开意识有待增强，信息更新不够及时，群众关注度不高。',
  '政策解读质量不高，依申请公开办理的规范性有待提升。',
]
/** Stands in few of the texts, so that a search for it has something to tell apart. */
const RARE = '涉及信访事项的申请#件，已告知申请人通过相应渠道反映。'

/** Section id → text. */
export function narrativeOf(body: number, year: number): readonly (readonly [id: string, text: string])[] {
  const seed = body * 16 + (year - 2019)
  const line = (text: string, at: number) =>
    text.replaceAll('#', () => String(Math.floor(chance(seed, 100 + at) * 900)))
  const overview = Array.from({ length: 18 }, (_, at) =>
    line(STOCK[Math.floor(chance(seed, 200 + at) * STOCK.length)] ?? '', at),
  )
  if (chance(seed, 90) < 0.1) overview.push(line(RARE, 90))
  return [
    ['overview', overview.join('')],
    [
      'problems_and_improvements',
      `${TROUBLE[Math.floor(chance(seed, 91) * TROUBLE.length)]}下一步将加强培训，完善制度。`,
    ],
    ['other_matters', '本年度未收取信息处理费。'],
  ]
}
