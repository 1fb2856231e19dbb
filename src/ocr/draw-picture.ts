/**
 * Pictures and PDF pages → bitmaps of one width, so that their text is of a size the recogniser knows. Law kept here:
 * nothing is decoded whose head promises more than a page needs.
 */
import { pathToFileURL } from 'node:url'
import type { Canvas, CanvasRenderingContext2D } from '@napi-rs/canvas'
import type { PDFPageProxy } from 'pdfjs-dist'
import { ParseError } from '../domain/errors.ts'
import { type Bitmap, greyOf } from './bitmap.ts'
import type { EngineParts } from './engine-parts.ts'
import { pictureSize, type Size } from './picture-size.ts'

/** A bitmap, and how many of its pixels are one pixel of the picture. */
export interface Drawn {
  readonly bitmap: Bitmap
  readonly scale: number
}

/** Pixels across; characters of a printed page are then some 30 high. */
export const WIDTH = 2_200
const MOST_HEIGHT = 12_000
const MOST_ENLARGED = 3
const MOST_PIXELS = 40_000_000

type RenderParameters = Parameters<PDFPageProxy['render']>[0]
type CanvasModule = typeof import('@napi-rs/canvas')

async function canvasModule(parts: EngineParts): Promise<CanvasModule> {
  const loaded = (await import(pathToFileURL(parts.canvas).href)) as { default: CanvasModule }
  return loaded.default
}

const scaleFor = ({ width, height }: Size): number =>
  Math.min(MOST_ENLARGED, WIDTH / width, MOST_HEIGHT / height)

/** Decodes a picture. ParseError where it is of another kind, broken, too small or too large. */
export async function drawPicture(parts: EngineParts, bytes: Uint8Array): Promise<Drawn> {
  const size = pictureSize(bytes)
  if (size === null) throw new ParseError('picture_kind', 'it is no PNG, JPEG, GIF or BMP')
  if (size.width * size.height > MOST_PIXELS || size.width < 40 || size.height < 20)
    throw new ParseError('picture_size', `its size is ${size.width} × ${size.height} pixels`)
  const { createCanvas, loadImage } = await canvasModule(parts)
  const image = await loadImage(Buffer.from(bytes)).catch((cause: unknown) => {
    throw new ParseError('picture_broken', 'it cannot be decoded', { cause })
  })
  const scale = scaleFor(size)
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  return { bitmap: bitmapOf(canvas, context), scale }
}

/** Opens a PDF and lets `use` draw its pages (from 1) while it is open. */
export async function drawPages(
  parts: EngineParts,
  bytes: Uint8Array,
  use: (draw: (page: number) => Promise<Drawn>) => Promise<void>,
): Promise<void> {
  const { createCanvas } = await canvasModule(parts)
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = new URL('.', import.meta.resolve('pdfjs-dist/package.json')).pathname
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    cMapUrl: `${root}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}standard_fonts/`,
    wasmUrl: `${root}wasm/`,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    maxImageSize: MOST_PIXELS,
  })
  try {
    const document = await task.promise
    await use(async (number) => {
      const page = await document.getPage(number)
      const size = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: Math.min(WIDTH / size.width, MOST_HEIGHT / size.height) })
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height))
      const context = canvas.getContext('2d')
      // The canvas of this package stands in for the browser's.
      const target = { canvas, canvasContext: context, viewport } as unknown
      await page.render(target as RenderParameters).promise
      return { bitmap: bitmapOf(canvas, context), scale: 1 }
    })
  } finally {
    await task.destroy()
  }
}

function bitmapOf(canvas: Canvas, context: CanvasRenderingContext2D): Bitmap {
  const { width, height } = canvas
  return greyOf(width, height, context.getImageData(0, 0, width, height).data)
}
