/** The years that the text states for its figures: 自2023年1月1日起至2023年12月31日止, and nothing less explicit. */
import { allMatches } from '../../src/domain/all-matches.ts'

const FROM_TO =
  /(20[0-3]\d)年?\d{1,2}月\d{1,2}[日号]?(?:零时)?(?:起|开始|以来)?[,，]?(?:至|到|[-—–~～－]+)(?:(20[0-3]\d)年?)?12月31[日号]?/gu
const UNTIL = /(?:截至|截止|截止到|时间点为|统计至)(?:时间为?)?(20[0-3]\d)年12月31[日号]/gu
const ANNOUNCED =
  /(?:现将|现公布|现发布|编制(?:完成)?了?|公布)(?:[\p{Script=Han}]{0,30})?(20[0-3]\d)年度?(?:[\p{Script=Han}]{0,20})?政府信息公开工作年度报告/gu

/** Holds nothing that compatibility forms may hide: neither full-width digits nor radicals. */
const PLAIN = /^[\s\x21-\x7e\u3001-\u3015\u4e00-\u9fff，。；：（）“”！？—]*$/u

/** Distinct years in order of standing; more than one is a doubt for the caller. */
export function findPeriodYears(opening: string): readonly number[] {
  const text = (PLAIN.test(opening) ? opening : opening.normalize('NFKC')).replace(/\s+/gu, '')
  if (text.includes('12月31')) {
    const periods = allMatches(FROM_TO, text).map((match) => Number(match[2] ?? match[1]))
    const untils = allMatches(UNTIL, text).map((match) => Number(match[1]))
    if (periods.length + untils.length > 0) return [...new Set([...periods, ...untils])]
  }
  if (!text.includes('政府信息公开工作年度报告')) return []
  // A notice's name in 《》 carries the year of the notice, not of the report.
  const unquoted = text.replace(/《[^》]{0,80}》/gu, '')
  return [...new Set(allMatches(ANNOUNCED, unquoted).map((match) => Number(match[1])))]
}
