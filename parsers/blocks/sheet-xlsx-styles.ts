/** Number formats of XLSX: index of a cell's style → format string or built-in format id. */
import { eachInside } from './docx-visible.ts'
import { scanXml } from './docx-xml.ts'

/** Reads the formats from the styles part; a book without one shows everything as General. */
export function readNumberFormats(bytes: Uint8Array | null): (style: number) => string | number {
  if (!bytes) return () => 0
  const own = new Map<number, string>()
  const ids: number[] = []
  const scanner = scanXml(bytes)
  for (let event = scanner.next(); event !== 'end'; event = scanner.next()) {
    if (event !== 'open') continue
    if (scanner.name() === 'numFmt') {
      own.set(Number(scanner.attribute('numFmtId')), scanner.attribute('formatCode') ?? 'General')
    } else if (scanner.name() === 'cellXfs') {
      eachInside(scanner, (name) => {
        if (name === 'xf') ids.push(Number(scanner.attribute('numFmtId') ?? '0'))
      })
    }
  }
  return (style) => {
    const id = ids[style] ?? 0
    return own.get(id) ?? id
  }
}
