/** The period that the text names for its figures: 统计期限自2023年1月1日起至2023年12月31日止, nothing less explicit. */
import { allMatches } from '../../src/domain/all-matches.ts'
import type { StatedPeriod } from '../../src/domain/narrative.ts'
import { type Passage, placeOf } from './passage.ts'

const FROM_TO =
  /(20\d\d)年(\d{1,2})月(\d{1,2})[日号]?(?:零时)?(?:起|开始)?[,，]?(?:至|到|[-—–~～－]{1,2})(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})[日号]?/gu
const OF_FIGURES = /统计|数据|期限|时限|时间段|报告期/u

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/** Periods in sentences that speak of figures. */
export function periodsOf(passage: Passage): readonly StatedPeriod[] {
  if (!passage.text.includes('月')) return []
  return passage.sentences.flatMap((sentence) => {
    const { text } = sentence
    if (!text.includes('月') || !OF_FIGURES.test(text)) return []
    return allMatches(FROM_TO, text).map((match) => {
      const [whole, year = '', month = '', day = '', to = year, toMonth = '', toDay = ''] = match
      const start = sentence.start + match.index
      return {
        ...placeOf(passage, sentence, start, start + whole.length),
        from: iso(year, month, day),
        to: iso(to, toMonth, toDay),
      }
    })
  })
}
