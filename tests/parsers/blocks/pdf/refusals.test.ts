import { deflateSync } from 'node:zlib'
import PdfDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../parsers/blocks/pdf.ts'
import { formatOf } from '../../../../parsers/formats/index.ts'
import { ParseError } from '../../../../src/domain/errors.ts'
import { box, text, writePdf } from '../../../support/pdf-page.ts'
import { formCells, layOut, page } from './form-pages.ts'

const IMAGE = {
  dict: '/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
  data: 'a',
}
const SCAN = { ...page('q 595 0 0 842 0 0 cm /I1 Do Q\n'), xobjects: { I1: IMAGE } }

function madeByPdfkit(options: PDFKit.PDFDocumentOptions): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PdfDocument(options)
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.table({
      data: [
        ['item', 'count'],
        ['rules', '22'],
      ],
    })
    document.end()
  })
}

async function failure(bytes: Uint8Array, signal?: AbortSignal): Promise<ParseError> {
  const error = await readPdf(bytes, signal ? { signal } : {}).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ParseError)
  return error as ParseError
}

describe('pages that hold no text to read', () => {
  test('a scan is an image for each page', async () => {
    const { blocks } = await readPdf(writePdf([SCAN, SCAN]))
    expect(blocks).toEqual([
      { kind: 'image', url: '#page=1', alt: '' },
      { kind: 'image', url: '#page=2', alt: '' },
    ])
  })

  test('the invisible text that OCR laid over a scan is not read', async () => {
    const scan = { ...SCAN, content: `${SCAN.content}BT 3 Tr ET ${text(60, 700, 12, '规章 22')}` }
    expect((await readPdf(writePdf([scan]))).blocks.map((block) => block.kind)).toEqual(['image'])
  })

  test('a seal and a logo are not the page', async () => {
    const sealed = {
      ...page(`${text(60, 700, 12, '柏川区数据局')}q 90 0 0 90 300 600 cm /I1 Do Q\n`),
      xobjects: { I1: IMAGE },
    }
    expect((await readPdf(writePdf([sealed]))).blocks.map((block) => block.kind)).toEqual(['text'])
  })

  test('text turned into drawings is an image', async () => {
    const strokes = Array.from(
      { length: 300 },
      (_, i) => `${60 + (i % 30) * 15} ${700 - i} m ${70 + i} ${690 - i} ${65 + i} 5 9 9 c f\n`,
    )
    expect((await readPdf(writePdf([page(strokes.join(''))]))).blocks.map((block) => block.kind)).toEqual([
      'image',
    ])
  })

  test('more page content than any report needs is refused before it is unpacked whole', async () => {
    const spaces = (length: number) => deflateSync(Buffer.alloc(length, ' ')).toString('latin1')
    const drawn = (dict: string, data: string) =>
      writePdf([{ ...page(text(60, 700, 12, '规章 22')), xobjects: { F1: { dict, data } } }])
    const packed = '/Filter /FlateDecode'
    expect((await failure(drawn(packed, spaces(300_000_000)))).code).toBe('pdf_too_large')
    expect((await failure(drawn('', ' '.repeat(70_000_000)))).code).toBe('pdf_too_large')
    for (const dict of [packed, `${packed} /Subtype /Image /Width 9000 /Height 9000`]) {
      const length = dict === packed ? 3_000_000 : 81_000_000
      expect((await readPdf(drawn(dict, spaces(length)))).blocks.length).toBeGreaterThan(0)
    }
  })

  test('an empty page is nothing', async () => {
    expect((await readPdf(writePdf([page('')]))).blocks).toEqual([])
  })
})

describe('files that cannot be read', () => {
  test('a password is named as the reason', async () => {
    expect((await failure(await madeByPdfkit({ userPassword: 'secret' }))).code).toBe('pdf_locked')
  })

  test('a file that is only protected against printing is read', async () => {
    const { blocks } = await readPdf(await madeByPdfkit({ ownerPassword: 'owner' }))
    const [block] = blocks
    expect(block?.kind === 'table' && block.grid.cells.map((cell) => cell.text)).toEqual([
      'item',
      'count',
      'rules',
      '22',
    ])
  })

  test('noise, an empty file and a bare header are broken', async () => {
    for (const bytes of [
      new Uint8Array(0),
      Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 251),
      Buffer.from('%PDF-1.6\n'),
    ]) {
      expect((await failure(new Uint8Array(bytes))).code).toBe('pdf_broken')
    }
  })

  test('the bytes stay with their owner', async () => {
    const bytes = writePdf([page(text(60, 700, 12, '柏川区'))])
    await readPdf(bytes)
    expect(bytes.byteLength).toBeGreaterThan(500)
    expect((await readPdf(bytes)).blocks.length).toBe(1)
  })

  test('too many pages and a passed deadline are refused', async () => {
    expect((await failure(writePdf(Array.from({ length: 401 }, () => page(''))))).code).toBe('pdf_too_long')
    expect((await failure(writePdf([page('')]), AbortSignal.abort())).code).toBe('pdf_too_slow')
  })
})

describe('a file cut short', () => {
  const table = formatOf('era_2021')?.tables.find(({ id }) => id === 't3')
  const cells = table ? formCells(table) : []
  const whole = writePdf(
    layOut(cells, { widths: [36, 50, 150, 40, 40, 40, 40, 40, 40, 40], breaks: [14] }).map(({ content }) =>
      page(content),
    ),
  )
  const printed = new Map(cells.map((cell) => [`${cell.row} ${cell.col}`, cell.text]))

  for (const share of [0.2, 0.4, 0.6, 0.8, 0.95, 0.999]) {
    test(`at ${share * 100} %: an error, or a doubt and no figure in a wrong place`, async () => {
      const cut = whole.slice(0, Math.floor(whole.length * share))
      const reading = await readPdf(cut).catch((error: unknown) => error)
      if (reading instanceof Error) {
        expect(reading).toBeInstanceOf(ParseError)
        return
      }
      const { blocks } = reading as Awaited<ReturnType<typeof readPdf>>
      for (const block of blocks) {
        if (block.kind !== 'table') continue
        expect(block.grid.doubts).toContain('the file is cut short')
        if (block.grid.cols !== 10) continue
        for (const cell of block.grid.cells) {
          if (/^\d+$/.test(cell.text)) expect(printed.get(`${cell.row} ${cell.col}`)).toBe(cell.text)
        }
      }
    })
  }
})

describe('hostile files', () => {
  const word = text(60, 760, 12, '柏川区数据局')
  const cases: readonly [string, () => Uint8Array][] = [
    [
      '100,000 path operators',
      () =>
        writePdf([
          page(
            word +
              Array.from(
                { length: 100_000 },
                (_, i) => `${i % 500} ${(i * 37) % 800} m ${(i * 13) % 500} ${(i * 37) % 800} l S\n`,
              ).join(''),
          ),
        ]),
    ],
    [
      '50,000 crossing lines',
      () =>
        writePdf([
          page(
            word +
              Array.from(
                { length: 25_000 },
                (_, i) =>
                  `${(i % 2500) * 0.2} 0 m ${(i % 2500) * 0.2} 700 l S 0 ${(i % 2500) * 0.28} m 500 ${(i % 2500) * 0.28} l S\n`,
              ).join(''),
          ),
        ]),
    ],
    [
      'giant coordinates',
      () =>
        writePdf([
          page(
            `${word}1e38 1e38 m -1e38 1e38 l S 0 0 9e37 1e-9 re S q 1e30 0 0 1e30 0 0 cm ${word} Q ${box(-1e20, -1e20, 2e20, 2e20)}`,
          ),
        ]),
    ],
    ['10,000 open states', () => writePdf([page('q '.repeat(10_000) + word)])],
    ['form objects 200 deep', () => writePdf([deepForms()])],
    [
      '30,000 characters at one place',
      () => writePdf([page(word + text(60, 300, 10, '柏川区数'.repeat(50)).repeat(150))]),
    ],
  ]
  for (const [name, make] of cases) {
    test(name, async () => {
      const bytes = make()
      const before = performance.now()
      const { blocks } = await readPdf(bytes)
      expect(performance.now() - before).toBeLessThan(10_000)
      expect(JSON.stringify(blocks)).toContain('柏川区')
    })
  }
})

/** Form objects that each paint the next; object numbers follow writePdf's order. */
function deepForms() {
  const depth = 200
  const first = 8
  const names = Array.from({ length: depth }, (_, i) => `X${i}`)
  const xobjects = Object.fromEntries(
    names.map((name, i) => {
      const next = i + 1 < depth ? `/XObject << /X ${first + i + 1} 0 R >>` : ''
      const dict = `/Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 5 0 R >> ${next} >>`
      return [
        name,
        { dict, data: i + 1 < depth ? 'q 1 0 0 1 0.1 0 cm /X Do Q' : text(60, 760, 12, '柏川区数据局') },
      ]
    }),
  )
  return { ...page('/X0 Do'), xobjects }
}
