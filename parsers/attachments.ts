/** Links to files: what a page offers besides its own text. */
import type { Reading } from '../src/domain/block.ts'
import type { Attachment } from '../src/domain/report.ts'
import { fileNameOf, isFileAddress, wholeAddress } from './file-address.ts'

const LONGEST_ADDRESS = 2_000

/** Files linked from the page, each address once; a viewer's address (`viewer.html?file=x.pdf`) counts as the file. */
export function attachmentsOf(reading: Reading, url: string | undefined): Attachment[] {
  const found = new Map<string, { readonly name: string; readonly url: string }>()
  for (const { href, text } of reading.links) {
    if (href.length > LONGEST_ADDRESS || !isFileAddress(href.trim(), text)) continue
    const target = wholeAddress(href.trim(), url)
    if (target === null) continue
    // A frame has no words of its own; a link to the same file may.
    const name = text === '' ? (found.get(target)?.name ?? fileNameOf(target)) : text
    if (!found.has(target) || found.get(target)?.name === fileNameOf(target))
      found.set(target, { name, url: target })
  }
  return [...found.values()]
}
