/** Heads that say of which year a figure is: 2023年, 上年同期, 本年度, or how it changed. Nothing but the whole text counts. */
import { INVISIBLE } from '../labels.ts'

const PRINTED = /^(20\d\d)年度?(?:数|数量|数据)?$/u
const THIS = /^(?:本年|本年度|今年|当年|报告年度)(?:数|数量|数据)?$/u
const OTHER =
  /^(?:上年|上一年|去年|前一年|上年度|上一年度|去年度|上年同期|去年同期|同期)(?:数|数量|数据)?$|^(?:比上年|较上年|同比)?(?:增减|增长|变化|增幅|升降)(?:率|情况|数|量|值|幅度)?(?:[(]?%[)]?)?$|^同比(?:[(]?%[)]?)?$/u

/** `this` year's, `other` figures, or null where the text says neither. An unknown report year makes printed years unknown. */
export function yearKind(text: string, year: number | null): 'this' | 'other' | null {
  if (text.length > 20) return null
  const words = text.normalize('NFKC').replace(INVISIBLE, '')
  const printed = PRINTED.exec(words)?.[1]
  if (printed !== undefined) return year === null ? null : Number(printed) === year ? 'this' : 'other'
  if (THIS.test(words)) return 'this'
  return OTHER.test(words) ? 'other' : null
}
