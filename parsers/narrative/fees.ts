/**
 * 信息处理费 as section six states it: the sum collected, or that none was. Law kept here: a sum of fee notices is not what
 * was collected, and a sum of another year is not the report year's; both carry their doubt.
 */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { StatedFigure } from '../../src/domain/narrative.ts'
import { type Passage, placeOf, type Sentence } from './passage.ts'
import type { Speaker } from './qualifier.ts'

const SECTION = 'other_matters'
const FEE = /信息(?:公开)?处理费|处理费|收费|收取|缴费/u
/** Right before a sum: it was collected. */
const COLLECTED =
  /(?:收取|收缴|收到|征收|实收|收费|处理费|缴纳|缴费)(?:了|的|过)?(?:政府)?(?:信息公开|信息)?(?:处理费|费用|费|收费)?(?:的)?(?:总?金额|总额|总计|共计|合计|累计|情况|数额|人民币)?(?:为|是|共|计|[:：]|人民币){0,3}$/u
/** What tells the sum of the notices from the sum collected. */
const NOTICED = /通知|应收|拟收|决定收取/u
const NOTHING =
  /(?:未|没有|没|不|无|尚未|均未|从未)(?:曾|有|发生|产生|存在|涉及|实际|依法|向.{0,8})?(?:收取|收缴|征收|收|产生|发生)?(?:过|任何)?(?:政府)?(?:信息公开|公开|依申请公开)?(?:的)?(?:信息处理费|处理费|费用|收费|信息公开处理费)|(?:未|没有|均未|暂未)(?:收取|收费)/u
const YEAR = /(20\d\d)年/gu
const OTHER_YEAR = /去年|上年|往年|历年|以来/u
const MONEY = new Set(['元', '万元'])

/** Every sum of section six that may be the fee, and words that say there was none. */
export function feesOf(passage: Passage, speaker: Speaker): readonly StatedFigure[] {
  if (passage.section !== SECTION) return []
  return passage.sentences.flatMap((sentence) => {
    const { text } = sentence
    if (!FEE.test(text)) return []
    const sums = sumsIn(passage, sentence, text, speaker)
    return sums.length > 0 ? sums : nothingIn(passage, sentence, text, speaker)
  })
}

function sumsIn(passage: Passage, sentence: Sentence, text: string, speaker: Speaker): StatedFigure[] {
  let from = 0
  return sentence.tokens.flatMap((token): StatedFigure[] => {
    const at = token.start - sentence.start
    const before = text.slice(from, at)
    const clause = before.slice(
      Math.max(...['，', ',', '、', '；'].map((mark) => before.lastIndexOf(mark))) + 1,
    )
    from = token.end - sentence.start
    if (!MONEY.has(token.unit)) return []
    const collected = COLLECTED.test(clause) && !NOTICED.test(clause)
    const doubt =
      doubtOfYear(text.slice(0, at), speaker) ??
      (collected ? null : 'it may be the sum of fee notices or of something else')
    return [
      {
        ...placeOf(passage, sentence, token.start, token.end),
        role: 'fee',
        value: token.value,
        unit: token.unit,
        zero_claim: false,
        doubt,
      },
    ]
  })
}

function nothingIn(passage: Passage, sentence: Sentence, text: string, speaker: Speaker): StatedFigure[] {
  const match = NOTHING.exec(text)
  if (match === null) return []
  const start = sentence.start + match.index
  return [
    {
      ...placeOf(passage, sentence, start, start + match[0].length),
      role: 'fee',
      value: 0,
      unit: '元',
      zero_claim: true,
      doubt: doubtOfYear(text.slice(0, match.index), speaker),
    },
  ]
}

function doubtOfYear(before: string, { year }: Speaker): string | null {
  const last = allMatches(YEAR, before).at(-1)?.[1]
  if (last !== undefined && Number(last) !== year) return `it speaks of ${last}`
  const other = OTHER_YEAR.exec(before)
  return other === null ? null : `“${other[0]}” may take it out of the report year`
}
