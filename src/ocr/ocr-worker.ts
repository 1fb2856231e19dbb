/** The worker's side of `look-apart.ts`: a document in, what was made out in each of its pictures out. */
import { parentPort } from 'node:worker_threads'
import { type Drawn, drawPages, drawPicture } from './draw-picture.ts'
import { startEngine } from './engine.ts'
import { engineParts } from './engine-parts.ts'
import type { Answer, Looking } from './look-apart.ts'
import { type PictureSource, pictureSources } from './picture-sources.ts'
import { readTables } from './read-tables.ts'
import type { Recognise } from './strip.ts'

const MOST_PICTURES = 12

// The engine speaks of its parameters; that is no output of ours.
Object.assign(console, Object.fromEntries(Object.keys(console).map((name) => [name, () => undefined])))

const say = (answer: Answer): void => parentPort?.postMessage(answer)
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function look({ bytes, folder }: Looking): Promise<void> {
  const sources = await pictureSources(bytes, folder)
  const parts = engineParts()
  const recognise = await startEngine(parts)
  const drawn = sources.slice(0, MOST_PICTURES)
  for (const source of drawn)
    if (!('page' in source)) await lookAt(source, recognise, () => drawSource(source))
  const pages = drawn.filter((source) => 'page' in source)
  if (pages.length > 0)
    await drawPages(parts, bytes, async (draw) => {
      for (const source of pages) await lookAt(source, recognise, () => draw(source.page))
    })
  if (sources.length > MOST_PICTURES)
    say({ note: `Of ${sources.length} pictures the first ${MOST_PICTURES} were looked at.` })

  async function drawSource(source: PictureSource): Promise<Drawn | string> {
    return 'bytes' in source
      ? drawPicture(parts, source.bytes)
      : 'why' in source
        ? source.why
        : 'it is a page'
  }
}

async function lookAt(
  { name }: PictureSource,
  recognise: Recognise,
  draw: () => Promise<Drawn | string>,
): Promise<void> {
  try {
    const drawn = await draw()
    if (typeof drawn === 'string') return say({ note: `${name}: ${drawn}.` })
    const tables = readTables(drawn.bitmap, recognise)
    if (tables.length === 0) say({ note: `${name}: no ruled table was found in it.` })
    say({ picture: name, scale: drawn.scale, tables })
  } catch (error) {
    say({ note: `${name}: ${messageOf(error)}.` })
  }
}

parentPort?.once('message', async (document: Looking) => {
  try {
    await look(document)
  } catch (error) {
    say({ note: `The pictures could not be looked at: ${messageOf(error)}.` })
  }
  say({ done: true })
})
