/** The recogniser: one line of text → its words. Everything it needs is read from files; it stays in this thread. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { EngineParts } from './engine-parts.ts'
import type { Recognise } from './strip.ts'

/** What is used of the package, which ships no types where its entry is. */
interface EngineModule {
  createOCREngine(options: { wasmBinary: Uint8Array }): Promise<Engine>
}

interface Engine {
  setVariable(name: string, value: string): void
  loadModel(model: Uint8Array): void
  loadImage(image: { data: Uint8ClampedArray; width: number; height: number }): void
  getTextBoxes(unit: 'word'): { text: string; confidence: number; rect: { left: number; right: number } }[]
}

/** One line of text, whatever its layout looks like. */
const SINGLE_LINE = '7'

/** Loads the engine with its model. */
export async function startEngine(parts: EngineParts): Promise<Recognise> {
  const { createOCREngine } = (await import(pathToFileURL(parts.engine).href)) as EngineModule
  const engine = await createOCREngine({ wasmBinary: await readFile(parts.core) })
  engine.loadModel(gunzipSync(await readFile(parts.model)))
  engine.setVariable('tessedit_pageseg_mode', SINGLE_LINE)
  return ({ width, height, grey }) => {
    engine.loadImage({ data: rgbaOf(grey), width, height })
    return engine.getTextBoxes('word').flatMap(({ text, confidence, rect }) => {
      const word = text.replace(/\s+/gu, '')
      return word === '' ? [] : [{ text: word, confidence, left: rect.left, right: rect.right }]
    })
  }
}

function rgbaOf(grey: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(grey.length * 4)
  for (let i = 0; i < grey.length; i += 1) {
    const level = grey[i] ?? 255
    rgba.fill(level, 4 * i, 4 * i + 3)
    rgba[4 * i + 3] = 255
  }
  return rgba
}
