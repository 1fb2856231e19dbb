/** Links to files: what a page offers besides its own text. */
import type { Reading } from '../src/domain/block.ts'
import type { Attachment } from '../src/domain/report.ts'

const FILE = /\.(?:docx?|pdf|xlsx?|wps|et|rtf|ofd|zip|rar|7z)(?:[?#].*)?$/iu

function absolute(href: string, base: string | undefined): string | null {
  try {
    const url = base === undefined ? new URL(href) : new URL(href, base)
    return /^https?:$/.test(url.protocol) ? url.href : null
  } catch {
    // Without the page's own URL a relative link stays as printed.
    return base === undefined && !/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : null
  }
}

/** Files linked from the page, each URL once; a viewer's address (`…?file=x.pdf`) counts as the file. */
export function attachmentsOf(reading: Reading, url: string | undefined): Attachment[] {
  const found = new Map<string, Attachment>()
  for (const link of reading.links) {
    if (link.href.length > 2_000 || !(FILE.test(link.href) || FILE.test(link.text))) continue
    const target = absolute(link.href.trim(), url)
    if (target === null || found.has(target)) continue
    const fileName = target.split(/[?#]/)[0]?.split('/').at(-1) ?? target
    found.set(target, { name: link.text === '' ? fileName : link.text, url: target })
  }
  return [...found.values()]
}
