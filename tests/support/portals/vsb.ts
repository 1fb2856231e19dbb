/** An invented VSB site: a list whose further pages are numbered from the end, with addresses relative to each page. */
import type { Answering, Reply } from '../portal-server.ts'

type Site = Record<string, Answering>

export interface VsbQuirks {
  /** The list at the time of the n-th request to any of its pages. */
  readonly rowsAt?: (requests: number) => number
  /** Neither 共N条 nor 1/11. */
  readonly noCount?: boolean
  /** This page (counted from 1) is not there. */
  readonly missing?: number
  /** Year columns in the folder of the column. */
  readonly years?: readonly number[]
}

const SIZE = 5

export function vsbPath(n: number): string {
  return `/info/1116/${5_900 + n}.htm`
}

/** `count` rows at /zwgk/nb.htm, the newest (row 1) first. */
export function vsbSite(count: number, quirks: VsbQuirks = {}): Site {
  let requests = 0
  const most = Math.ceil((quirks.rowsAt?.(Infinity) ?? count) / SIZE)
  const answer = (fromEnd: number | null) => (): Reply => {
    const now = quirks.rowsAt?.(requests++) ?? count
    const pages = Math.max(1, Math.ceil(now / SIZE))
    const page = fromEnd === null ? 1 : pages - fromEnd + 1
    if (page < 1 || page > pages || page === quirks.missing)
      return { status: 404, body: '<title>404错误提示</title>' }
    return { body: listPage(now, page, pages, quirks) }
  }
  const years = (quirks.years ?? []).map((year) => [
    `/zwgk/nb/nb${year}.htm`,
    {
      body: frame(
        `<ul><li id="line_u7_0"><span>${year + 1}-01-20</span><a href="../../info/${year}/1.htm">柏川区教育局${year}年政府信息公开工作年度报告</a></li></ul>`,
      ),
    },
  ])
  return {
    '/zwgk/nb.htm': answer(null),
    ...Object.fromEntries(
      Array.from({ length: most - 1 }, (_, n) => [`/zwgk/nb/${n + 1}.htm`, answer(n + 1)]),
    ),
    ...Object.fromEntries(years),
  }
}

function frame(body: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府信息公开年报-柏川区人民政府</title></head><body><div class="top">柏川区人民政府 政府信息公开年报 欢迎访问</div>${body}</body></html>`
}

function listPage(
  count: number,
  page: number,
  pages: number,
  { noCount = false, years = [] }: VsbQuirks,
): string {
  const up = page === 1 ? '' : '../'
  const inFolder = page === 1 ? 'nb/' : ''
  const rows = Array.from({ length: SIZE }, (_, index) => (page - 1) * SIZE + index + 1)
    .filter((n) => n <= count)
    // Row 1 is the newest: its number grows with the list.
    .map((n) => count - n + 1)
    .map(
      (n) =>
        `<li id="line_u7_${n % SIZE}"><span>2026-01-${String((n % 28) + 1).padStart(2, '0')}</span><a href="${up}../info/1116/${5_900 + n}.htm" title="柏川区第${n}局2025年政府信息公开工作年度报告">柏川区第${n}局…</a></li>`,
    )
  const next =
    page < pages
      ? `<span class="p_next p_fun"><a href="${inFolder}${pages - page}.htm">下页</a></span>`
      : '<span class="p_next_d p_fun_d">下页</span>'
  const counts = noCount
    ? ['', '']
    : [`<span class="p_t">共${count}条</span>`, `<span class="p_t">${page}/${pages}</span>`]
  const below = years.map((year) => `<a href="${inFolder}nb${year}.htm">${year}年</a>`).join('')
  return frame(
    `${below}<ul>${rows.join('')}</ul><div class="pb_sys_common pb_sys_normal pb_sys_style1">${counts[0]}<span class="p_pages"><span class="p_no_d">${page}</span>${next}</span>${counts[1]}</div>`,
  )
}
