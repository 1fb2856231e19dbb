/**
 * Writes small PDF files by hand for tests. Chinese text uses the unembedded standard font STSong-Light with the
 * predefined encoding UniGB-UCS2-H, so no font file is needed and reading it proves that the character maps are wired.
 * Coordinates are points from the lower left corner. ASCII is half an em wide, everything else one em.
 */
export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly rotate?: 0 | 90 | 180 | 270
  /** Content stream operators, as made by `text`, `line`, `box`, `bar`. */
  readonly content: string
  /** Extra XObject entries by name: stream dictionary entries and the stream's text. */
  readonly xobjects?: Readonly<Record<string, { readonly dict: string; readonly data: string }>>
}

const hex = (text: string) =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')

/** Width of a text in points at a size. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const char of text) em += char.charCodeAt(0) < 0x7f ? 0.5 : 1
  return em * size
}

/** One line of text with its baseline starting at (x, y). */
export function text(x: number, y: number, size: number, value: string): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(value)}> Tj ET\n`
}

/** Parts of one TJ operator: strings, and gaps in thousandths of an em to the left (negative moves right). */
export function spacedText(x: number, y: number, size: number, parts: readonly (string | number)[]): string {
  const array = parts.map((part) => (typeof part === 'number' ? String(part) : `<${hex(part)}>`)).join(' ')
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm [${array}] TJ ET\n`
}

/** A stroked line. */
export function line(x1: number, y1: number, x2: number, y2: number, width = 0.5): string {
  return `${width} w ${x1} ${y1} m ${x2} ${y2} l S\n`
}

/** A stroked rectangle. */
export function box(x: number, y: number, width: number, height: number): string {
  return `0.5 w ${x} ${y} ${width} ${height} re S\n`
}

/** A filled rectangle: thin ones are how Word and browsers draw table borders. */
export function bar(x: number, y: number, width: number, height: number): string {
  return `${x} ${y} ${width} ${height} re f\n`
}

function latin(value: string): Uint8Array {
  return Uint8Array.from(value, (char) => char.charCodeAt(0) & 0xff)
}

function xobjectParts(pages: readonly PdfPage[], firstId: number) {
  const objects: string[] = []
  const references = pages.map((page) => {
    const names: string[] = []
    for (const [name, { dict, data }] of Object.entries(page.xobjects ?? {})) {
      names.push(`/${name} ${firstId + objects.length} 0 R`)
      objects.push(`<< /Type /XObject ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`)
    }
    return names.join(' ')
  })
  return { objects, references }
}

/** The bytes of a PDF with these pages; `trailer` adds entries such as /Encrypt. */
export function writePdf(pages: readonly PdfPage[], trailer = ''): Uint8Array {
  const font = 5
  const firstPage = 6
  const firstXobject = firstPage + pages.length * 2
  const xobjects = xobjectParts(pages, firstXobject)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 3 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  ]
  for (const [i, page] of pages.entries()) {
    const resources = `<< /Font << /F1 ${font} 0 R >> /XObject << ${xobjects.references[i] ?? ''} >> >>`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Rotate ${page.rotate ?? 0} /Resources ${resources} /Contents ${firstPage + i * 2 + 1} 0 R >>`,
      `<< /Length ${page.content.length} >>\nstream\n${page.content}\nendstream`,
    )
  }
  objects.push(...xobjects.objects)
  return assemble(objects, trailer)
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  const parts: string[] = ['%PDF-1.6\n%\xe2\xe3\xcf\xd3\n']
  let offset = parts[0]?.length ?? 0
  const table = ['0000000000 65535 f \n']
  for (const [i, object] of objects.entries()) {
    const part = `${i + 1} 0 obj\n${object}\nendobj\n`
    table.push(`${String(offset).padStart(10, '0')} 00000 n \n`)
    parts.push(part)
    offset += part.length
  }
  parts.push(`xref\n0 ${table.length}\n${table.join('')}`)
  parts.push(`trailer\n<< /Size ${table.length} /Root 1 0 R ${trailer} >>\nstartxref\n${offset}\n%%EOF\n`)
  return latin(parts.join(''))
}
