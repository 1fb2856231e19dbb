/** An invented site of the pc/list platform: rows as a literal in a script, addresses as JSON within a string. */
import type { HanwebRow, Site } from './hanweb.ts'
import { shell } from './hanweb.ts'

export interface PcListQuirks {
  readonly perPage?: number
  /** How the literal is written: as JSON, or with bare keys and single quotes. */
  readonly written?: 'json' | 'script'
  readonly total?: number
  /** Rows from this one on have no page, only a file. */
  readonly filesFrom?: number
}

const FOLDER = '/bcq/c100021'

/** The column at `/bcq/c100021/pc/list.html`. */
export function pcListSite(rows: readonly HanwebRow[], quirks: PcListQuirks = {}): Site {
  const { perPage = 20, written = 'json' } = quirks
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const page = (pageNo: number) => {
    const from = (pageNo - 1) * perPage
    const values = rows
      .slice(from, from + perPage)
      .map((row, index) => article(row, from + index, quirks.filesFrom ?? Number.POSITIVE_INFINITY))
    const literal = written === 'json' ? JSON.stringify(values) : `[${values.map(scriptObject).join(', ')},]`
    const total = quirks.total === undefined ? '' : `total: ${quirks.total},`
    return {
      body: shell(`<div id="app"></div><script>
        // articleList: the rows of this page
        window.pageData = { ${total} 'articleList' : ${literal}, siteName: '柏川区' };
      </script>`),
    }
  }
  return Object.fromEntries(
    Array.from({ length: pages }, (_, index) => [
      `${FOLDER}/pc/list${index === 0 ? '' : `_${index + 1}`}.html`,
      page(index + 1),
    ]),
  )
}

/** Path of the n-th row's page. */
export const pcContent = (index: number) => `${FOLDER}/pc/content/content_${900 + index}.html`

function article({ title, date }: HanwebRow, index: number, filesFrom: number) {
  const file = {
    fileName: '年度报告.pdf',
    filePath: `/files/${index}.pdf`,
    domainName: '',
    fileId: index,
    totalSize: 1,
  }
  return {
    id: 900 + index,
    title,
    pubDate: `${date} 09:30:00`,
    urls: index < filesFrom ? JSON.stringify({ pc: pcContent(index), phone: `/m${pcContent(index)}` }) : '{}',
    articleFiles: index < filesFrom ? [] : [file],
  }
}

function scriptObject(value: ReturnType<typeof article>): string {
  const files = value.articleFiles.map((file) => `{fileName:'${file.fileName}',filePath:'${file.filePath}'}`)
  return `{id:${value.id},title:'${value.title}',pubDate:'${value.pubDate}',urls:'${value.urls}',articleFiles:[${files.join(',')}], /* no more */ isTop: false, memo: undefined}`
}
