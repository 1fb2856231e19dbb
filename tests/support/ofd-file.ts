/** Writes an OFD file of the same pages as `writePdf`: each operator of their contents becomes an object in millimetres. */
import { makeZip } from '../parsers/blocks/office/make-zip.ts'
import type { PdfPage } from './pdf-page.ts'

const OPERATORS =
  /BT \/F1 (\S+) Tf 1 0 0 1 (\S+) (\S+) Tm <([0-9a-f]*)> Tj ET|(\S+) w (\S+) (\S+) m (\S+) (\S+) l S|(\S+) w (\S+) (\S+) (\S+) (\S+) re S|(\S+) (\S+) (\S+) (\S+) re f/g

const mm = (points: number): string => String(Math.round((points * 25.4 * 1000) / 72) / 1000)

const isAscii = (code: number): boolean => code < 0x7f

/** `g 3 4.5` where the same advance comes again and again, as most writers put it. */
function advances(list: readonly number[], size: number): string {
  const words: string[] = []
  for (let i = 0; i < list.length - 1; ) {
    let same = 1
    while (i + same < list.length - 1 && isAscii(list[i + same] ?? 0) === isAscii(list[i] ?? 0)) same += 1
    const step = mm(isAscii(list[i] ?? 0) ? size / 2 : size)
    words.push(same > 2 ? `g ${same} ${step}` : Array.from({ length: same }, () => step).join(' '))
    i += same
  }
  return words.join(' ')
}

function textObject(id: number, height: number, [size, x, y, hex]: readonly string[]): string {
  const codes = (hex?.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
  const em = Number(size)
  const text = String.fromCharCode(...codes)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
  const delta = codes.length > 1 ? ` DeltaX="${advances(codes, em)}"` : ''
  const boundary = `${mm(Number(x))} ${mm(height - Number(y) - em)} ${mm(em * codes.length)} ${mm(em)}`
  return `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="2" Size="${mm(em)}"><ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="${mm(em)}"${delta}>${text}</ofd:TextCode></ofd:TextObject>`
}

function pathObject(id: number, height: number, box: readonly string[], data: string, fill: boolean): string {
  const [x, y, w, h] = box.map(Number) as [number, number, number, number]
  const boundary = `${mm(x)} ${mm(height - y - h)} ${mm(Math.max(w, 0.1))} ${mm(Math.max(h, 0.1))}`
  return `<ofd:PathObject ID="${id}" Boundary="${boundary}" LineWidth="0.18"${fill ? ' Fill="true" Stroke="false"' : ''}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`
}

const rectangle = (w: number, h: number): string => `M 0 0 L ${mm(w)} 0 L ${mm(w)} ${mm(h)} L 0 ${mm(h)} C`

function objects({ content, height }: PdfPage): string {
  return Array.from(content.matchAll(OPERATORS), (match, i) => {
    if (match[1] !== undefined) return textObject(i + 10, height, match.slice(1, 5))
    if (match[5] !== undefined) {
      const [x1, y1, x2, y2] = match.slice(6, 10).map(Number) as [number, number, number, number]
      const box = [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)].map(String)
      return pathObject(i + 10, height, box, `M 0 0 L ${mm(Number(box[2]))} ${mm(Number(box[3]))}`, false)
    }
    const fill = match[10] === undefined
    const box = fill ? match.slice(15, 19) : match.slice(11, 15)
    return pathObject(i + 10, height, box, rectangle(Number(box[2]), Number(box[3])), fill)
  }).join('')
}

const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`

/** A content part around objects. */
export const ofdPage = (body: string, head = ''): string =>
  xml(
    `<ofd:Page ${NAMESPACE}>${head}<ofd:Content><ofd:Layer ID="1">${body}</ofd:Layer></ofd:Content></ofd:Page>`,
  )

/** An OFD of content parts; `parts` are added as they are. */
export function ofdOf(
  pages: readonly string[],
  {
    width = 210,
    height = 297,
    templates = '',
    parts = [] as readonly { name: string; content: string }[],
  } = {},
): Uint8Array {
  const list = pages.map((_, i) => `<ofd:Page ID="${i + 100}" BaseLoc="Pages/Page_${i}/Content.xml"/>`)
  return makeZip([
    {
      name: 'OFD.xml',
      content: xml(
        `<ofd:OFD ${NAMESPACE} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
      ),
    },
    {
      name: 'Doc_0/Document.xml',
      content: xml(
        `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea>${templates}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages></ofd:Document>`,
      ),
    },
    ...pages.map((content, i) => ({ name: `Doc_0/Pages/Page_${i}/Content.xml`, content })),
    ...parts,
  ])
}

/** The bytes of an OFD with these pages. */
export const writeOfd = (pages: readonly PdfPage[]): Uint8Array =>
  ofdOf(
    pages.map((page) => ofdPage(objects(page))),
    { width: Number(mm(pages[0]?.width ?? 595)), height: Number(mm(pages[0]?.height ?? 842)) },
  )
