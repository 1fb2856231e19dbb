/**
 * Presses "next page" of a drawn list as a visitor would. What is pressed is found by its words, by the class names of
 * the usual pagers, or as the number of the page; a control that is greyed out ends the list.
 */
import type { Page } from 'playwright'

export type Pressed = 'pressed' | 'end' | 'none'

/** Runs in the page; `turn` is the number of the page wanted. */
const PRESS = `(turn) => {
  const text = (node) => (node.innerText || node.textContent || node.value || node.title || '').replace(/\\s+/g, '')
  const isOff = (node) => {
    for (let at = node, level = 0; at && level < 2; at = at.parentElement, level++) {
      if (at.disabled || at.getAttribute('aria-disabled') === 'true') return true
      if (/(^|[\\s_-])(disabled?|dis|forbid|gray|nonext|p_next_d)($|[\\s_-])/i.test(at.className + '')) return true
    }
    return false
  }
  const press = (node) => {
    const target = node.querySelector && node.matches('li,span,div') ? node.querySelector('a,button') || node : node
    target.click()
    return 'pressed'
  }
  const controls = [...document.querySelectorAll('a,button,li,span,div,input[type=button]')].filter(
    (node) => text(node).length < 12 && node.querySelectorAll('*').length < 6,
  )
  const words = /^(下一?页|后一?页|下页|next)[>›»]*$/i
  const named = controls.filter((node) => words.test(text(node))).at(-1)
  const classed = document.querySelector(
    '.el-pagination .btn-next, .ant-pagination-next, .layui-laypage-next, .ivu-page-next, .van-pagination__item--next, .pagination .next, [class*=pag] [class*=next]',
  )
  const next = named || classed
  if (next) return isOff(next) ? 'end' : press(next)
  const inPager = controls.filter((node) => node.closest('[class*=pag],[id*=pag],[class*=fenye],[class*=Page]'))
  const numbered = inPager.filter((node) => text(node) === String(turn)).at(-1)
  if (numbered) return press(numbered)
  const more = controls.filter((node) => /^(加载更多|点击加载更多|查看更多|更多\\.*)$/.test(text(node)) && !node.closest('a[href]:not([href^="javascript"]):not([href^="#"])')).at(-1)
  if (more) return isOff(more) ? 'end' : press(more)
  return inPager.length > 0 ? 'end' : 'none'
}`

/** `end` where the pager says that this was the last page, `none` where the page has no pager. */
export async function pressNext(page: Page, turn: number): Promise<Pressed> {
  return page.evaluate<Pressed>(`(${PRESS})(${turn})`)
}
