/** Pages that are no report, told by what they hold: challenge pages, error pages, lists, decoys by title. */
import type { Reading } from '../src/domain/block.ts'
import type { Cell } from '../src/domain/cell.ts'
import { MODEL, PICTURE_STORY } from '../src/domain/title-words.ts'
import type { Identity } from './identity/identify.ts'

const CHALLENGE =
  /安全验证|访问验证|人机验证|滑动验证|请完成验证|正在验证|浏览器安全检查|请开启\s*javascript|启用\s*javascript|enable\s+javascript|checking your browser|just a moment|访问过于频繁|访问被拒绝|请求被拦截|access denied/iu
const MISSING =
  /(?:页面|网页|文件|内容|您访问的(?:页面|网页|内容))(?:已)?(?:不存在|被删除|已删除|未找到|找不到)|404\s*(?:not found|错误|页面)?|not found/iu
const REPORT_LINK = /政府?信息公开.{0,12}(?:年度?报告|年报)/u

const decoyReason = ({ verdict }: Identity): string | null =>
  verdict?.verdict === 'decoy' ? verdict.reason : null

const decoySentence = (reason: string): string =>
  `The title is not that of an annual report: ${reason.replace(/\.$/, '')}.`

const isZero = ({ kind, value }: Cell): boolean => kind !== 'number' || value === 0

/**
 * Why a page is no report though it holds the tables of a form; null where nothing says so. A picture story without the
 * sections of a report repeats its figures; a model of no year is filled with zeros at most.
 */
export function refusalOfForm(
  identity: Identity,
  cells: readonly Cell[],
  tabledSections: number,
): string | null {
  const reason = decoyReason(identity)
  const retold = reason === PICTURE_STORY && tabledSections < 2
  const model = reason === MODEL && identity.year === null && cells.every(isZero)
  return reason !== null && (retold || model) ? decoySentence(reason) : null
}

const visibleText = (reading: Reading): string =>
  reading.blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n')

/** Why the page is no report, as a sentence; null where nothing says so. */
export function refusalOf(reading: Reading, identity: Identity): string | null {
  const text = visibleText(reading)
  const opening = `${reading.titleTag ?? ''}\n${text.slice(0, 1_000)}`
  if (text.length < 1_500 && CHALLENGE.test(opening))
    return 'The page asks for a verification; it is not the document.'
  if (text.length < 1_500 && MISSING.test(opening)) return 'The page says that the document is not there.'
  const decoy = decoyReason(identity)
  if (decoy !== null) return decoySentence(decoy)
  const links = new Set(reading.links.filter((link) => REPORT_LINK.test(link.text)).map((link) => link.href))
  if (links.size >= 4) return `The page is a list: it links ${links.size} reports.`
  return null
}
