/** Pictures that may hold what the text lacks: which ones, and how they are named to a person. */
import type { Block, Reading } from '../src/domain/block.ts'
import type { Leftover } from '../src/domain/report.ts'
import { leftover } from './claim/candidate.ts'

export interface ShownPicture {
  /** Index of its block. */
  readonly block: number
  /** File name, page, or place in order. */
  readonly name: string
}

/** Furniture of pages by the words in their addresses: marks of file types, codes to scan, buttons. */
const DECORATION =
  /(?:icon|logo|filetype|qr_?code|erweima|ewm|weixin|wechat|weibo|share|print|btn|button|banner|arrow|spacer|blank|line|dot)[^/]*$/i

function nameOf(block: Extract<Block, { kind: 'image' }>, order: number): string {
  const page = /^#page=(\d+)$/.exec(block.url)
  if (page !== null) return `page ${page[1]}`
  const file = block.url.startsWith('data:') ? '' : (block.url.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
  if (file !== '') return file.slice(0, 100)
  return block.alt === '' ? `picture ${order}` : block.alt.slice(0, 100)
}

/** Pictures within the report, in document order, without the furniture of the page. */
export function shownPictures(reading: Reading): readonly ShownPicture[] {
  const shown: ShownPicture[] = []
  reading.blocks.forEach((block, index) => {
    if (block.kind !== 'image' || block.aside === true) return
    if (!block.url.startsWith('data:') && DECORATION.test(block.url)) return
    shown.push({ block: index, name: nameOf(block, shown.length + 1) })
  })
  return shown
}

/** `a.png, b.png and 3 more`. */
export function namesOf(pictures: readonly ShownPicture[]): string {
  const names = [...new Set(pictures.map(({ name }) => name))]
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
}

/** One leftover a picture, so that none is dropped in silence. */
export const pictureLeftovers = (pictures: readonly ShownPicture[]): readonly Leftover[] =>
  pictures.map(({ block, name }) => leftover('picture', name, { block }))
